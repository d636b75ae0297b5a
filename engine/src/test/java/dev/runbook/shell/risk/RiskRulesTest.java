package dev.runbook.shell.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Called;
import dev.runbook.shell.Callees;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.Script;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RiskRulesTest {
  private static final RiskRules RULES = RiskRules.shipped();

  static Stream<Rule> rules() {
    return RULES.rules().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHoldsForItsOwnExamples(Rule rule) {
    assertThat(rule.yes()).as(rule.name()).hasSizeGreaterThan(1).allMatch(each -> fits(rule, each));
    assertThat(rule.no()).as(rule.name()).hasSizeGreaterThan(1).noneMatch(each -> fits(rule, each));
  }

  @Test
  void namesAreUniqueAndThoseOfBroaderRulesKnown() {
    List<String> names = rules().map(Rule::name).toList();
    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(80);
    assertThat(rules().flatMap(rule -> rule.insteadOf().stream()))
        .allMatch(name -> names.contains(name) || name.equals(Rule.EVERYTHING));
  }

  private static Risk risk(String text) {
    return Script.parse(text).statements().stream()
        .flatMap(statement -> RULES.of(statement).stream())
        .map(Reason::risk)
        .reduce(Risk.NONE, Risk::or);
  }

  private static boolean fits(Rule rule, String example) {
    List<Called> called =
        Script.parse(example).statements().stream()
            .flatMap(statement -> Callees.of(statement).stream())
            .toList();
    return called.stream().anyMatch(each -> rule.fits(new ParsedCommand(each, RULES.programs())));
  }
}
