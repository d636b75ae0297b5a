package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose journal was taken aside, because a secret was found in it. */
class UnreadableRunTest {
  private static final String PAGE = "# Look\n\n```bash\ntrue\n\n# More\ntrue\n```\n";

  @TempDir Path folder;

  @Test
  void resumeSaysWhatHasBecomeOfItWithAndWithoutAName() throws IOException {
    quarantine();

    CommandLineRun newest = page().answers();
    assertThat(newest.run("resume")).isEqualTo(2);
    assertThat(newest.err()).contains("cannot be read: a secret was found in it");

    CommandLineRun named = page().answers();
    assertThat(named.run("resume", new RecordedRun(folder).run().id())).isEqualTo(2);
    assertThat(named.err()).contains("error[quarantined]: a secret was found in it");
  }

  @Test
  void anOlderRunIsNotTakenForIt() throws IOException {
    quarantine();
    Path run = new RecordedRun(folder).run().path();
    Files.move(run, run.resolveSibling("20990101-000000-new2"));
    page().answers("y", "q").run("play", "look");

    CommandLineRun newest = page().answers();
    assertThat(newest.run("resume")).isEqualTo(2);
    assertThat(newest.err()).contains("to go on with an older one, name it");
  }

  /** The run's own name is written as it is, whatever anybody has for a password. */
  private void quarantine() throws IOException {
    CommandLineRun play = page().with("DEPLOY_KEY", "20260102-0304").answers("y", "q");
    assertThat(play.run("play", "look")).isEqualTo(8);
    assertThat(play.err()).contains("\n  = without its journal the run cannot go on");
  }

  private CommandLineRun page() throws IOException {
    return new CommandLineRun(folder).page("look", PAGE);
  }
}
