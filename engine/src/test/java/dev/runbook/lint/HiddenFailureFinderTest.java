package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.graph.HiddenFailure;
import dev.runbook.graph.StepGraph;
import dev.runbook.source.Source;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What success of a step does not say, where the page is played. */
class HiddenFailureFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '^',
      value = {
        // seen: the command is the step's own, or the first failure leaves
        "systemctl stop web @ ",
        "systemctl stop web; systemctl start web @ ",
        "ssh h \"systemctl stop web && systemctl start web\" @ ",
        "ssh h \"set -e; systemctl stop web; systemctl start web\" @ ",
        "ssh h \"bash -euc 'systemctl stop web; systemctl start web'\" @ ",
        "ssh h \"systemctl stop web || exit 1; systemctl start web\" @ ",
        "ssh h \"systemctl stop web || { echo no; exit 1; }; date\" @ ",
        "for s in a b; do systemctl stop $s || exit 1; done @ ",
        "if ! systemctl stop web; then echo no; exit 1; fi @ ",
        "systemctl stop web || systemctl kill web @ ",
        "ssh h \"docker ps; df -h\" @ ",
        "docker ps || true @ ",
        "ssh h \"cd /srv; ls\" @ ",
        "sleep 5 & wait @ ",
        "ssh h \"sleep 5 & wait\" @ ",
        "export A=b @ ",
        "A=$(hostname) @ ",
        "echo a | sort > out @ ",
        // not seen
        "ssh h \"systemctl stop web; systemctl start web\" @ swallowed-failure",
        "ssh h \"systemctl stop web; true\" @ swallowed-failure",
        "ssh h \"cd /srv; systemctl stop web && echo a\" @ swallowed-failure",
        "ssh h \"pg_dump shop > /srv/shop.tmp; gzip /srv/shop.tmp\" @ swallowed-failure",
        "ssh h \"systemctl stop a || true && date\" @ ignored-failure",
        "(systemctl stop web; date) @ swallowed-failure",
        "{ systemctl stop web; date; } @ swallowed-failure",
        "for s in a b; do systemctl stop $s; done @ swallowed-failure",
        "while read s; do systemctl stop $s; done < list @ swallowed-failure",
        "ls | while read s; do systemctl stop $s; done @ swallowed-failure",
        "if test -e a; then systemctl stop web; date; fi @ swallowed-failure",
        "f() { systemctl stop web; date; }; f @ swallowed-failure",
        "systemctl stop web || true @ ignored-failure",
        "systemctl stop web || : @ ignored-failure",
        "systemctl stop web || echo 'no matter' @ ignored-failure",
        "test -e a && systemctl start web || { echo no; } @ ignored-failure",
        "if systemctl stop web; then echo stopped; fi @ ignored-failure",
        "rsync -a a/ b/ & @ background-command",
        "ssh h \"nohup serve &\" @ background-command",
        "export A=$(hostname) @ export-hides-failure",
        "ssh h \"cd /srv/cache; rm -rf old\" @ cd-without-and swallowed-failure",
        "ssh h \"psql shop < dump.sql\" @ psql-no-on-error-stop",
      })
  void findsWhatNobodySees(String command, String rules) {
    assertThat(found("# P\n\n```bash\n" + command + "\n```\n"))
        .extracting(HiddenFailure::rule)
        .containsExactlyInAnyOrderElementsOf(rules == null ? List.of() : List.of(rules.split(" ")));
  }

  @Test
  void aPipelineThatEndsATextForAHostCountsWhereTheShellThereTells() {
    assertThat(found("# P\n\n```bash\nssh h \"pg_dump shop | gzip > /srv/shop.tmp\"\n```\n"))
        .singleElement()
        .matches(HiddenFailure::unlessCounted);
    assertThat(found("# P\n\n```bash\nssh h \"pg_dump shop | gzip > /srv/shop.tmp; date\"\n```\n"))
        .isNotEmpty()
        .noneMatch(HiddenFailure::unlessCounted);
    assertThat(
            found("# P\n\n```bash\nssh h \"sh -c 'pg_dump shop | gzip > /srv/shop.tmp'\"\n```\n"))
        .singleElement()
        .matches(hidden -> !hidden.unlessCounted());
    assertThat(found("# P\n\n```bash {host=h}\npg_dump shop | gzip > /srv/shop.tmp\n```\n"))
        .isEmpty();
  }

  @Test
  void aFolderThatIsNotThereStopsItsStepButNotTheNext() {
    assertThat(found("# P\n\n```bash\ncd /srv/cache\nrm -rf old\n```\n")).isEmpty();
  }

  @Test
  void aCommentThatHasLintPassOverAFindingCounts() {
    assertThat(
            found(
                "# P\n\n"
                    + "<!-- runbook-lint: ignore ignored-failure: it may be stopped already -->\n\n"
                    + "```bash\n"
                    + "systemctl stop web || true\n"
                    + "```\n"))
        .isEmpty();
  }

  @Test
  void saysWhatIsThrownAwayAndShowsNoMaskOfAValue() {
    assertThat(found("# P\n\n```bash\nsystemctl stop <service> 2>/dev/null || true\n```\n"))
        .extracting(HiddenFailure::sentence)
        .containsExactly(
            "a failure of `systemctl stop … 2>/dev/null` counts as success here; its error message"
                + " is thrown away (line 4, ignored-failure)");
  }

  private static List<HiddenFailure> found(String page) {
    StepGraph graph =
        new GraphBuilder(Set.of("HOME", "PATH"))
            .build(new DocumentParser().parse(Source.of("p.md", page)));
    return HiddenFailureFinder.of(graph, step -> true).values().stream()
        .flatMap(List::stream)
        .toList();
  }
}
