package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights on which one thing goes wrong. */
class DrillTest {
  @TempDir Path folder;
  private Tested tested;

  @BeforeEach
  void writePage() {
    tested =
        new Tested(folder)
            .file(
                "restart.md",
                """
                ---
                runbook:
                  hosts:
                    web1: {hostname: web1, user: ops}
                ---

                # Restart

                ```bash {name=look host=web1 timeout=5s}
                systemctl is-active shop
                ```

                ```bash {name=count host=web1 ok-exit=0,1}
                grep -c worker /proc/modules
                ```

                ```bash {name=stop host=web1 if="test -e /run/shop"}
                systemctl stop shop
                ```

                ```bash {name=empty host=web1 danger}
                shop empty
                ```
                """)
            .file(
                "restart.test.yaml",
                """
                play: restart
                mock: {hosts: {web1: {identity: {hostname: web1, user: ops}, otherwise: ok}}}
                answers: {empty: {confirm: web1}}
                """);
  }

  private Played played() {
    return tested.run().verdicts().get(0).played().orElseThrow();
  }

  @Test
  void noNightEndsAsIfAllWasWell() {
    Drill drill = played().drill();
    assertThat(drill.runs()).allSatisfy(night -> assertThat(night.complaints()).isEmpty());
    Map<Integer, Long> exits =
        drill.runs().stream()
            .filter(night -> !night.isMeant())
            .collect(Collectors.groupingBy(DrillRun::exit, Collectors.counting()));
    assertThat(exits).doesNotContainKey(0).containsKeys(1, 5, 7, 124);
  }

  @Test
  void everyCommandHasItsNights() {
    List<String> steps =
        played().drill().runs().stream().map(night -> night.step() + ": " + night.fault()).toList();
    assertThat(steps)
        .startsWith(
            "restart/look: exit 9",
            "restart/look: connection lost before",
            "restart/look: connection lost in the middle",
            "restart/look: connection lost after",
            "restart/look: hangs")
        .contains("restart/stop: exit 9")
        .endsWith(": web1 is another machine", "restart/empty: web1 is another machine");
  }

  @Test
  void whatThePageMeansToBeNoFailureIsListed() {
    List<String> meant =
        played().drill().runs().stream()
            .filter(DrillRun::isMeant)
            .map(night -> night.step() + ": " + night.fault() + ", " + night.exit())
            .toList();
    assertThat(meant).containsExactly("restart/count: exit 1, 0", "restart/stop: exit 9, 0");
  }

  @Test
  void aDangerStepThatNothingUndoesIsToldOnce() {
    ScenarioTests tests = tested.tests();
    DrillReport report = tests.drill(tested.run(), TestOptions.usual());
    assertThat(report.withoutRollback())
        .extracting(DrillRun::step)
        .containsExactly("restart/empty");
    assertThat(report.holds()).isTrue();
  }

  @Test
  void aStepThatIsTriedAgainFailsEachTime() {
    tested
        .file(
            "wait.md",
            "# Wait\n\n```bash {name=up host=web1 retry=2 idempotent}\ndate\ncurl -fsS web1\n```\n")
        .file("restart.test.yaml", "play: wait\nmock: {hosts: {web1: {otherwise: ok}}}\n");
    assertThat(played().drill().runs())
        .allSatisfy(
            night -> {
              assertThat(night.complaints()).isEmpty();
              assertThat(night.exit()).isNotZero();
            });
  }

  /** Nothing in a page makes a run do so; what would is a mistake of the runner. */
  @Test
  void aRunThatGoesOnAndEndsWellIsComplainedOf() {
    Played good = played();
    SentCommand first = good.sent().get(0);
    Scenario scenario = tested.run().verdicts().get(0).scenario();
    DrillRun night =
        new DrillRun(scenario, Optional.of(first), "restart/look", "exit 9", false, good, good);
    assertThat(night.story().replace(folder + "/", ""))
        .isEqualTo(
            """
            restart: restart.md:10  restart/look: exit 9; the run ended with 0 (done)
              the run ended with 0, as if all was well
              the run went on: restart/count was sent `grep -c worker /proc/modules`\
            """);
  }
}
