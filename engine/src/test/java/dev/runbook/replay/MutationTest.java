package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.graph.StepGraph;
import dev.runbook.plan.Plan;
import dev.runbook.replay.MutationReport.Judged;
import dev.runbook.replay.MutationReport.MutantStatus;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.Span;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a page that its scenarios notice, and those that nobody does. */
class MutationTest {
  private static final String PAGE =
      """
      ---
      runbook:
        hosts:
          web1: {hostname: web1, user: ops}
        params:
          unit: {pattern: "[a-z]+", example: shop}
      ---

      # Restart

      ## Look

      ```bash {name=look host=web1 timeout=5s}
      systemctl is-active {{unit}}
      test -s /srv/{{unit}}/conf
      ```

      ## Stop

      > [!CAUTION]
      > Users notice.

      ```bash {name=stop host=web1}
      systemctl stop {{unit}}
      ```

      ```bash {name=note host=web1 optional}
      logger stopped
      ```
      """;

  private static final String STRICT =
      """
      hosts:
        web1:
          identity: {hostname: web1, user: ops}
          state: {unit: up}
          commands:
            - run: systemctl is-active {{unit}}
              when: {unit: up}
            - run: test -s /srv/{{unit}}/conf
              when: {unit: up}
            - run: systemctl stop {{unit}}
              set: {unit: down}
            - run: logger stopped
              when: {unit: down}
        db1: {}
      """;

  private static final String SCENARIOS =
      """
      play: restart
      mock: restart.mock.yaml
      params: {unit: shop}
      scenarios:
        stops it:
          answers: {stop: {confirm: web1}, note: run}
          expect: {asked: [stop], state: {web1: {unit: down}}}
        leaves the note out:
          answers: {stop: {confirm: web1}}
          expect: {outcomes: {note: left-out, look: ok}}
        stops at another machine:
          mock: [{hosts: {web1: {identity: {hostname: other}}}}, restart.mock.yaml]
          expect: {exit: 7}
        stops when it hangs:
          mock: [{hosts: {web1: {commands: [{match: 'test .*', fault: hang}]}}}, restart.mock.yaml]
          expect: {exit: 124}
        refuses a value:
          params: {unit: "9"}
          expect: {exit: 2}
        stops where nobody confirms:
          expect: {exit: 4}
      """;

  @TempDir Path folder;
  private Tested tested;

  @BeforeEach
  void writePage() {
    tested =
        new Tested(folder)
            .file("restart.md", PAGE)
            .file("restart.mock.yaml", STRICT)
            .file("restart.test.yaml", SCENARIOS);
  }

  @Test
  void strictScenariosNoticeEveryChange() {
    MutationReport report = tested.mutate();
    assertThat(unnoticed(report)).isEmpty();
    assertThat(report.percent()).isEqualTo(100);
    assertThat(report.pages().get(0).mutants())
        .extracting(each -> each.mutant().operator())
        .contains(
            MutationOperator.DELETE_STEP,
            MutationOperator.DELETE_COMMAND,
            MutationOperator.SWAP_STEPS,
            MutationOperator.OTHER_HOST,
            MutationOperator.DROP_MARK,
            MutationOperator.MAKE_OPTIONAL,
            MutationOperator.OR_TRUE,
            MutationOperator.NEGATE,
            MutationOperator.FIXED_VALUE,
            MutationOperator.OTHER_LETTER,
            MutationOperator.DROP_ATTRIBUTE,
            MutationOperator.DROP_SETTING);
  }

  @Test
  void whatBashRefusesIsNoChangeOfThePage() {
    PageCheck check =
        new PageCheck() {
          @Override
          public Plan of(Plan plan) {
            return plan;
          }

          @Override
          public Map<StepGraph, List<Problem>> ofChanged(List<StepGraph> pages) {
            Map<StepGraph, List<Problem>> refused = new IdentityHashMap<>();
            pages.forEach(
                page -> {
                  Source text = page.document().source();
                  if (!text.text().contains("systemctl stop {{unit}}\n")) {
                    refused.put(
                        page, List.of(Problem.error(text, Span.at(0), "bash", "it is no bash")));
                  }
                });
            return refused;
          }
        };
    ScenarioTests tests = new ScenarioTests(new SourceReader(), List.of(folder), check);
    List<ScenarioFile> files = tests.read(ScenarioFiles.find(folder, List.of("")).files());
    TestReport report = tests.run(files, TestOptions.usual());
    assertThat(tests.mutate(report, any -> true, TestOptions.usual()).pages().get(0).mutants())
        .isNotEmpty()
        .noneMatch(each -> each.mutant().text().contains("systemctl stop"));
  }

  @Test
  void lenientOnesAreToldWhatToAdd() {
    tested.file(
        "restart.test.yaml",
        """
        play: restart
        mock: {hosts: {web1: {identity: {hostname: web1, user: ops}, otherwise: ok}}}
        params: {unit: shop}
        answers: {stop: {confirm: web1}}
        """);
    MutationReport report = tested.mutate();
    assertThat(unnoticed(report))
        .contains(
            ":4 drop setting web1: {hostname: web1, user: ops}: a mock whose `identity` is another,"
                + " and `expect: {exit: 7}`, would notice",
            ":13 drop attribute timeout=5s: a reply with `fault: hang`, and `expect: {exit: 124}`,"
                + " would notice",
            ":28 delete step note: no scenario comes to stop/note; one that does would notice");
  }

  /** A plan text is accepted with one key, so that it alone does not count. */
  @Test
  void whatOnlyThePlanTextShowsIsToldApart() {
    tested.file(
        "restart.test.yaml",
        """
        play: restart
        mock: {hosts: {web1: {identity: {hostname: web1, user: ops}, otherwise: ok}}}
        params: {unit: shop}
        answers: {stop: {confirm: web1}}
        """);
    tested.update(java.util.EnumSet.of(Updates.Kind.plan));
    MutationReport report = tested.mutate();
    assertThat(report.pages().get(0).count(MutantStatus.SURVIVED)).isZero();
    assertThat(report.pages().get(0).count(MutantStatus.SEEN)).isPositive();
    assertThat(report.percent()).isLessThan(60);
  }

  @Test
  void proseIsNoChange() {
    assertThat(tested.mutate().pages().get(0).mutants())
        .extracting(each -> each.mutant().text())
        .doesNotContain("> Users notice.");
  }

  private static List<String> unnoticed(MutationReport report) {
    return report.pages().stream()
        .flatMap(page -> page.unnoticed().stream())
        .map(MutationTest::words)
        .toList();
  }

  private static String words(Judged each) {
    return ":"
        + each.mutant().line()
        + " "
        + each.mutant().operator().words()
        + " "
        + each.mutant().text()
        + ": "
        + each.hint();
  }
}
