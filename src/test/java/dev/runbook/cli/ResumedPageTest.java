package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Pages that were changed or are gone when their run goes on. */
class ResumedPageTest extends ThreeStepPage {
  @Test
  void aChangedPageIsShownByStepAndAskedAbout() {
    page(PAGE).answers("y", "q").run(mocked("play", "move"));

    String edited = PAGE.replace("touch one", "touch uno");
    CommandLineRun resumed = page(edited).answers("k", "the old one is enough", "y", "web1", "y");
    assertThat(resumed.run(mocked("resume"))).isZero();
    assertThat(resumed.err())
        .contains("- web1 $ ssh web1 \"touch one\"", "+ web1 $ ssh web1 \"touch uno\"");
    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
    assertThat(only().page(2)).hasContent(edited);
  }

  @Test
  void whatAFinishedStepHasRunIsShownAgainAfterAStop() {
    page(PAGE).answers("y", "q").run(mocked("play", "move"));
    String edited = PAGE.replace("touch one", "touch uno");
    CommandLineRun stopped = page(edited).answers("q", "I must ask");
    assertThat(stopped.run("resume")).isEqualTo(3);
    assertThat(stopped.err()).contains("Move: stopped", "I must ask");

    CommandLineRun resumed = page(edited).answers("r the new one is needed", "y", "q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    assertThat(resumed.err())
        .contains("- web1 $ ssh web1 \"touch one\"", "+ web1 $ ssh web1 \"touch uno\"");
    assertThat(ran()).containsExactly("touch one", "touch uno");
  }

  @Test
  void aStepThatHadRunInPartAndWasChangedIsAskedAbout() {
    String page = "# Move\n\n```bash\n# All\nssh web1 one\nssh web1 two\n```\n";
    page(page).answers("y").run(mocked("play", "move"));
    cutAfter("command.finished", "move/all");
    String edited = page.replace("web1 two", "web1 zwei");
    CommandLineRun resumed = page(edited).answers("", "k two is not needed");
    assertThat(resumed.run("resume")).isZero();
    assertThat(resumed.err().replaceAll("\\s+", " "))
        .contains(
            "\"All\" had 1 of its commands end well, and the page changed this step after it ran")
        .doesNotContain("Nobody saw the end");
    assertThat(ran()).containsExactly("one");
  }

  @Test
  void aPageThatIsGoneIsPlayedFromTheRunsOwnCopy() throws IOException {
    page(PAGE).answers("y", "q").run(mocked("play", "move"));
    Files.delete(folder.resolve("runbooks/move.md"));

    CommandLineRun batch = new CommandLineRun(folder);
    assertThat(batch.run(mocked("resume", "--yes"))).isEqualTo(2);
    assertThat(batch.err()).contains("is gone", "--own-page");
    CommandLineRun resumed = new CommandLineRun(folder).answers("y", "y", "web1", "y");
    assertThat(resumed.run(mocked("resume"))).isZero();
    assertThat(ran()).containsExactly("touch one", "drop two", "touch three");
  }
}
