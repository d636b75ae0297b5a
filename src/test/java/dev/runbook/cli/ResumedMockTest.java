package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Runs on mocked hosts go on against mocked hosts, and real ones never do. */
class ResumedMockTest extends ThreeStepPage {
  @Test
  void aMockRunGoesOnAgainstTheSameMocks() {
    page(PAGE).answers("y", "q").run(mocked("play", "move"));
    assertThat(page(PAGE).answers("y", "web1", "q").run("resume")).isEqualTo(3);
    assertThat(page(PAGE).answers("y").run("resume")).isZero();
    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
    assertThat(records("run.resumed"))
        .hasSize(2)
        .allMatch(each -> each.object().text("mode").equals("mock"));
  }

  @Test
  void aMockRunGoesOnAgainstOtherMocksOnlyWhenTheyAreNamed() throws IOException {
    page(PAGE).answers("y", "q").run(mocked("play", "move"));
    CommandLineRun changed = page(PAGE).mock("- {run: touch three, exit: 1}").answers();
    assertThat(changed.run("resume")).isEqualTo(2);
    assertThat(changed.err()).contains("were changed since", "--mock");

    CommandLineRun named = page(PAGE).mock("- {run: touch three, exit: 1}");
    assertThat(named.answers("y", "web1", "y", "q").run(mocked("resume"))).isEqualTo(1);
    Files.delete(folder.resolve("mock.yaml"));
    CommandLineRun gone = new CommandLineRun(folder).answers();
    assertThat(gone.run("resume")).isEqualTo(2);
    assertThat(gone.err()).contains("mock.yaml, which is gone");
  }

  @Test
  void aRealRunNeverGoesOnAgainstMocks() {
    page("# Move\n\n```bash\necho 1\n```\n").answers("q").run("play", "move");
    CommandLineRun resumed = page(PAGE).answers();
    assertThat(resumed.run(mocked("resume"))).isEqualTo(2);
    assertThat(resumed.err()).contains("real hosts");
  }
}
