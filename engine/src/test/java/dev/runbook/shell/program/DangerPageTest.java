package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Reason;
import dev.runbook.shell.Script;
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
  void listsEveryKindOfEffectInOrderWithItsLevelItsSentenceAndAnExampleOfIt() throws IOException {
    Catalogue catalogue = Catalogue.shipped();
    List<Row> rows = rows();
    assertThat(rows)
        .extracting(row -> row.name() + " | " + row.level() + " | " + row.says())
        .containsExactlyElementsOf(
            catalogue.kinds().stream()
                .map(kind -> kind.name() + " | " + kind.level().word() + " | " + kind.says())
                .toList());
    for (Row row : rows) {
      if (!row.level().equals("none")) {
        assertThat(Script.parse(row.example()).statements())
            .as(row.example())
            .flatExtracting(catalogue::reasons)
            .extracting(Reason::rule)
            .contains(row.name());
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
