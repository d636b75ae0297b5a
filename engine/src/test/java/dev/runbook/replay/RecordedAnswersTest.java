package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.Journal;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.PlayedBy;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person has said in a run is what its recording says, and the recording is green. */
class RecordedAnswersTest {
  @TempDir Path folder;
  private Tested tested;

  @BeforeEach
  void writePage() {
    tested =
        new Tested(folder.resolve("pages"))
            .file(
                "move.md",
                """
                ---
                runbook:
                  host: db1
                  params:
                    unit: {}
                    token: {type: secret}
                    day: {choices-from: ls days}
                ---

                # Move

                ```bash {name=stop host=db1}
                shop stop {{unit}}
                ```

                ```bash {name=tell host=db1}
                shop tell {{token}}
                ```

                ```bash {name=load host=db1}
                shop load {{day}}
                shop index
                ```
                """)
            .file(
                "move.mock.yaml",
                """
                hosts:
                  db1:
                    commands:
                      - {run: "shop stop {{unit}}", replies: [{exit: 1, times: 1}, {exit: 0}]}
                      - {run: "shop tell {{token}}"}
                      - {run: ls days, stdout: "monday\\ntuesday\\n"}
                      - {run: "shop load {{day}}", fault: {disconnect: after}, times: 1}
                      - {run: "shop load {{day}}"}
                      - {run: shop index}
                """);
  }

  /** Plays a scenario, records the run, and gives back the answers that the recording has. */
  private String recorded(String answers) {
    tested.file(
        "move.test.yaml",
        "play: move\nmock: move.mock.yaml\nparams: {unit: shop, token: correct-horse-battery}\n"
            + "answers:\n"
            + answers.indent(2));
    ScenarioFile file =
        new ScenarioReader(new SourceReader()).read(folder.resolve("pages/move.test.yaml"));
    assertThat(file.problems()).extracting(Problem::render).isEmpty();
    Scenario scenario = file.scenarios().get(0);
    Pages pages = new Pages(List.of(), new SourceReader());
    Problems problems = new Problems(file.source());
    ReadyScenario ready =
        ReadyScenario.of(
                scenario,
                List.of(pages.of(scenario).procedure().orElseThrow()),
                new MockFiles(new SourceReader()).layers(scenario, problems),
                new ScenarioPlans(UnaryOperator.identity()),
                problems)
            .orElseThrow(() -> new AssertionError(problems.all()));
    Recording recording = Recording.of(PastRun.read(played(ready)), pages.page(page()));
    ScenarioTests tests = tested.tests();
    TestReport second =
        tests.run(List.of(tests.read(page(), recording.scenario())), TestOptions.usual());
    assertThat(tested.story(second)).isEmpty();
    String written = recording.scenarioFile("x.mock.yaml");
    assertThat(written).doesNotContain("correct-horse").doesNotContain("battery-staple");
    return written.substring(written.indexOf("answers:\n"), written.indexOf("expect:\n"));
  }

  private Path page() {
    return folder.resolve("pages/move.md");
  }

  private RunFolder played(ReadyScenario ready) {
    RunStore store = new RunStore(folder.resolve("runs"));
    Replay replay = ready.replay();
    try (Journal journal =
        store.create(
            ready.plan(),
            ready.plan().procedure().source(),
            PlayedBy.thisProcess("ops", "laptop", "test", folder),
            replay.mask())) {
      assertThat(replay.play(journal).exit()).isZero();
      return journal.folder();
    }
  }

  @Test
  void valuesThatWereChangedAndWhatWasFoundOutAfterALostConnection() {
    assertThat(
            recorded(
                """
                stop: {on-failure: [{change: {unit: shop-2}}, again]}
                tell: {change: {token: battery-staple}}
                load: {change: {day: tuesday}, on-failure: {happened: the table is full}}
                """))
        .isEqualTo(
            """
            answers:
              move/stop:
                on-failure:
                  - change:
                      unit: shop-2
                  - again
              move/tell:
                change:
                  token: made-up-token-again
              move/load:
                - change:
                    day: tuesday
                - on-failure:
                    happened: the table is full
            """);
  }

  @Test
  void whatDidNotHappenIsTriedAgain() {
    assertThat(
            recorded(
                """
                stop: {on-failure: retry}
                load: {on-failure: [{did-not-happen: the table is empty}, again]}
                """))
        .isEqualTo(
            """
            answers:
              move/stop:
                on-failure: retry
              move/load:
                - change:
                    day: monday
                - on-failure:
                    - did-not-happen: the table is empty
                    - again
            """);
  }
}
