package dev.runbook.shell.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Risk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about danger lists every rule as it is. */
class DangerPageTest {
  private static final Path PAGE = Path.of("../docs/danger.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z0-9-]+)` \\| (\\w+) \\| (.*?) \\| `(.*)` \\|");

  private record Row(String name, String level, String says, String example) {}

  @Test
  void listsEveryRuleInOrderWithItsLevelItsSentenceAndAnExampleThatItFits() throws IOException {
    RiskRules rules = RiskRules.shipped();
    List<Row> rows = rows();
    assertThat(rows)
        .extracting(row -> row.name() + " | " + row.level() + " | " + row.says())
        .containsExactlyElementsOf(
            rules.rules().stream()
                .map(rule -> rule.name() + " | " + rule.level().word() + " | " + rule.says())
                .toList());
    for (int i = 0; i < rows.size(); i++) {
      Rule rule = rules.rules().get(i);
      String example = rows.get(i).example();
      assertThat(rules.fits(rule, example)).as(rule.name() + ": " + example).isTrue();
      if (rule.level() != Risk.NONE) {
        assertThat(RiskRulesTest.risk(example)).as(example).isEqualTo(rule.level());
      }
    }
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String example = row.group(4).replace("\\|", "|");
        rows.add(new Row(row.group(1), row.group(2), row.group(3), example));
      }
    }
    return rows;
  }
}
