package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Risk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is nothing in the operator's own folder changes a system elsewhere. */
class WorkingFolderTest {
  @Test
  void changesWhatOthersUseBehindAChangeToAnAbsoluteFolder() {
    assertThat(risks("git checkout v2\ncd /srv/app\ngit checkout v2\ncd ~/app\ngit checkout v2\n"))
        .containsExactly(Risk.NONE, Risk.NONE, Risk.CAUTION, Risk.NONE, Risk.NONE);
  }

  @Test
  void keepsTheFolderForTheBlocksThatFollowInTheSection() {
    List<Step> steps =
        Graphs.of(
                "## A\n\n```bash\ncd /srv/app\n```\n\n```bash\nnpm ci\n```\n\n## B\n\n```bash\nnpm ci\n```\n")
            .steps();
    assertThat(steps).extracting(Step::risk).containsExactly(Risk.NONE, Risk.CAUTION, Risk.NONE);
  }

  @Test
  void countsEveryFolderOfAnotherMachine() {
    assertThat(risks("rm -rf build\nssh web \"rm -rf build\"\nssh web \"cp a b\"\n"))
        .containsExactly(Risk.NONE, Risk.CAUTION, Risk.CAUTION);
    assertThat(Graphs.of("## A\n\n```bash {host=web}\nrm -rf build\n```\n").steps().get(0).risk())
        .isEqualTo(Risk.CAUTION);
  }

  @Test
  void leavesScratchAloneWhereverItIs() {
    assertThat(risks("ssh web \"rm -rf /tmp/x\"\ncd /srv\nmkdir /tmp/y\n")).containsOnly(Risk.NONE);
  }

  private static List<Risk> risks(String block) {
    return Graphs.ofBlock(block).stream()
        .flatMap(step -> step.commands().stream())
        .map(Command::risk)
        .toList();
  }
}
