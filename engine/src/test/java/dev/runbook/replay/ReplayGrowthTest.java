package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.CountedWork;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten times the commands of a scenario are about ten times the work. */
class ReplayGrowthTest {
  @TempDir Path folder;

  @Test
  void aScenarioIsInProportionToItsCommands() {
    CountedWork.isInProportionToBlocks("```bash\necho %1$d\n```\n", 1000, this::play);
  }

  private void play(String page) {
    Tested tested =
        new Tested(folder)
            .file("many.md", page)
            .file("many.mock.yaml", "hosts: {local: {commands: [{match: 'echo .*'}]}}\n")
            .file("many.test.yaml", "play: many\nmock: many.mock.yaml\nexpect: {exit: 0}\n");
    ScenarioTests tests = tested.tests();
    Scenario scenario =
        tests.read(List.of(folder.resolve("many.test.yaml"))).get(0).scenarios().get(0);
    assertThat(tests.ready(scenario).play().verdict().passes()).isTrue();
  }
}
