package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash refuses keeps a page from being played, whichever command looks at it. */
class BashRefusesTest {
  private static final String PAGE =
      """
      # Notes

      ## Write

      ```bash
      touch written
      ```

      ```bash
      cat > notes.txt << EOF
      one
      EOF > two
      ```

      ## Read

      ```bash
      echo read
      ```
      """;

  private static final String ERROR =
      """
      notes.md:10:17: error[shell-syntax]: this here-document has no end: no line says `EOF` alone
        | cat > notes.txt << EOF
        |                 ^^
        = line 12 has more than `EOF` in it: put the rest on the next line
      """;

  @TempDir private Path folder;

  @Test
  void isAnErrorBeforeTheFirstStep() {
    CommandLineRun run = run();
    assertThat(run.run("play", "notes#write", "--yes")).isEqualTo(2);
    assertThat(run.err()).contains(ERROR).contains("so nothing was run");
    assertThat(folder.resolve("written")).doesNotExist();
  }

  @Test
  void isAnErrorOfThePlan() {
    CommandLineRun run = run();
    assertThat(run.run("plan", "notes#write")).isEqualTo(2);
    assertThat(run.out()).contains(ERROR);
  }

  @Test
  void isAnErrorOfThePage() {
    CommandLineRun run = run();
    assertThat(run.run("lint", "runbooks/notes.md")).isEqualTo(2);
    assertThat(run.out()).contains(ERROR);
  }

  @Test
  void leavesAloneAProcedureThatDoesNotNeedTheBlock() {
    CommandLineRun run = run();
    assertThat(run.run("play", "notes#read", "--yes")).isZero();
    assertThat(run.out()).isEqualTo("read\n");
  }

  private CommandLineRun run() {
    return new CommandLineRun(folder).page("notes", PAGE);
  }
}
