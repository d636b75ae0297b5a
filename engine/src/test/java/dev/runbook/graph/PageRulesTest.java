package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Reason;
import dev.runbook.source.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules that a page brings in its front matter. */
class PageRulesTest {
  private static final String RULES =
      """
          - name: drop-tenant
            level: danger
            says: drops a tenant with all its orders
            command: shopctl tenants drop|wipe
            unless: shopctl tenants drop --preview
            yes: shopctl tenants drop acme
            no: [shopctl tenants list]
      """;

  @Test
  void aPageTeachesWhatItsOwnToolDoes() {
    Step step = Graphs.only(page(RULES, "ssh h \"sudo /opt/bin/shopctl -v tenants drop acme\""));
    assertThat(step.risk().word()).isEqualTo("danger");
    assertThat(step.reasons())
        .extracting(Reason::rule, Reason::message)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "drop-tenant", "it drops a tenant with all its orders"));
    assertThat(Graphs.only(page(RULES, "shopctl tenants list")).risk().word()).isEqualTo("none");
  }

  @Test
  void theyAddCareAndTakeNoneAway() {
    String harmless =
        """
            - {name: ours, level: caution, says: cleans up, command: rm}
            - {name: tool, level: caution, says: is ours, command: shopctl}
        """;
    assertThat(Graphs.only(page(harmless, "rm -rf /srv/data")).risk().word()).isEqualTo("danger");
    assertThat(Graphs.only(page(harmless, "shopctl destroy")).risk().word()).isEqualTo("danger");
    assertThat(problems("    - {name: a, level: none, says: b, command: rm}\n"))
        .containsExactly(
            "5: a page's rules can ask for care, not take it away"
                + " | mark the block with `safe`, which reviewers see, or write `caution`");
    assertThat(
            problems(
                "    - {name: a, level: caution, says: b, command: rm, instead-of: rm-many}\n"))
        .singleElement()
        .asString()
        .contains("unknown key `instead-of`");
  }

  @Test
  void mistakesAreProblemsWithPlaces() {
    assertThat(problems("    - {name: a, level: dangre, says: b, command: x}\n"))
        .containsExactly(
            "5: `runbook.rules[1].level` takes one of none, caution, danger, not `dangre`"
                + " | did you mean `danger`?");
    assertThat(problems("    - {name: a, level: danger, says: b, comand: x}\n"))
        .contains(
            "5: unknown key `comand` under `runbook.rules[1]` | did you mean `command`?",
            "5: this rule says nothing of the commands it is about | add `command: …`");
    assertThat(problems("    - {name: a, level: danger, says: b, match: '(x'}\n"))
        .singleElement()
        .asString()
        .startsWith("5: this pattern is no regular expression");
    assertThat(problems("    - {name: rm, level: danger, says: b, command: x}\n"))
        .containsExactly("5: there is a rule named `rm` already | give it another name");
    assertThat(problems("    - {name: a, level: danger, says: b, command: x, yes: y}\n"))
        .containsExactly("5: the rule does not fit its example `y` | mend one of them");
    assertThat(problems("    - {name: a, level: danger, says: b, command: x, no: x 1}\n"))
        .containsExactly("5: the rule fits `x 1`, which it must not | mend one of them");
    assertThat(problems("    - {level: danger, command: x|x|, with: '|', operand: '|*|'}\n"))
        .containsExactly(
            "5: a rule needs `name` | write a name such as `drop-tenant`",
            "5: a rule needs `says` | write what such a command does: `drops a tenant`");
  }

  @Test
  void aPatternThatWouldNeverEndCountsAsFound() {
    String rules = "    - {name: a, level: danger, says: hangs, text: '(.*a){20}b'}\n";
    Step step = Graphs.only(page(rules, "echo " + "a".repeat(60)));
    assertThat(step.reasons()).extracting(Reason::rule).contains("a");
  }

  private static List<String> problems(String rules) {
    return Graphs.of(page(rules, "ls")).problems().stream()
        .map(PageRulesTest::shown)
        .collect(Collectors.toList());
  }

  private static String shown(Problem problem) {
    return problem.line() + ": " + problem.message() + " | " + problem.hint().orElse("");
  }

  private static String page(String rules, String command) {
    return "---\nrunbook:\n  kind: guide\n  rules:\n"
        + rules.stripIndent().indent(4)
        + "---\n## Job\n\n```bash\n"
        + command
        + "\n```\n";
  }
}
