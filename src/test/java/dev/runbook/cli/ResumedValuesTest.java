package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value that was given when a run went on counts for the rest of it. */
class ResumedValuesTest {
  private static final String PAGE =
      "# Move\n\n```bash\n# First\ntrue\n\n# Second\ntrue\n\n# Third\necho <to>\n```\n";

  @TempDir Path folder;

  @Test
  void theNextPartHasItToo() {
    page().answers("y", "q").run("play", "move", "--param", "to=here");
    page().answers("y", "q").run("resume", "--param", "to=there");

    CommandLineRun last = page().answers("y");
    assertThat(last.run("resume")).isZero();
    assertThat(last.out()).isEqualTo("there\n");
  }

  @Test
  void transcriptsTellBoth() {
    page().answers("y", "q").run("play", "move", "--param", "to=here");
    page().answers("q").run("resume", "--param", "to=there");
    page().answers("q").run("resume");

    assertThat(transcript("text")).contains("to = here\n", "to = there, since part 2\n");
    assertThat(transcript("markdown"))
        .contains("- `to` = `here`\n- `to` = `there`, since part 2\n")
        .doesNotContain("part 3,");
    assertThat(transcript("html"))
        .contains(
            "<span class=\"exact\">here</span></li>",
            "<span class=\"exact\">there</span>, since part 2</li>");
  }

  private String transcript(String format) {
    CommandLineRun told = new CommandLineRun(folder);
    assertThat(told.run("transcript", "--format", format)).isZero();
    return told.out();
  }

  private CommandLineRun page() {
    return new CommandLineRun(folder).page("move", PAGE);
  }
}
