package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person at a real terminal, with real keys: the gate, the failure menu, values, the frame. */
@Timeout(240)
class OperatorTerminalTest {
  private static final String RUN = "Run this? ›";

  @TempDir Path folder;
  private Tmux tmux;

  @BeforeEach
  void needTmux() {
    assumeTrue(Programs.find("tmux", System.getenv()).isPresent(), "tmux is not installed here");
  }

  @AfterEach
  void close() {
    if (tmux != null) {
      tmux.close();
    }
  }

  private void play(int columns, int rows, String page, String... flags) throws IOException {
    write(page, flags);
    tmux = Tmux.start(folder, columns, rows, "bash", "start");
  }

  /** Writes a page, a mock, and the text of a shell that plays it. */
  private void write(String page, String... flags) throws IOException {
    Files.createDirectories(folder.resolve("runbooks"));
    Files.writeString(folder.resolve("runbooks/shop.md"), page);
    Files.writeString(
        folder.resolve("mock.yaml"),
        "hosts:\n  web1:\n    identity: {hostname: web1, user: ops}\n    otherwise: ok\n");
    Path launcher = folder.resolve("runbook");
    Files.writeString(launcher, "#!/bin/bash\nexec " + Tmux.java() + " \"$@\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        folder.resolve("start"),
        String.join(
            "\n",
            new TemporaryState(folder).export(),
            "./runbook play shop " + String.join(" ", flags),
            "echo over $?",
            "read -r",
            ""));
  }

  private void answers(String question, String keys) {
    tmux.await(question + " as the last line", screen -> last(screen).startsWith(question));
    tmux.type(keys);
    tmux.press("Enter");
    tmux.await("the answer taken", screen -> !last(screen).equals((question + " " + keys).strip()));
  }

  private static String last(String screen) {
    return screen.stripTrailing().lines().reduce((a, b) -> b).orElse("");
  }

  private static final String ASKS =
      """
      # Shop

      ```bash
      # Ask somebody
      echo first >>ran
      ./ask.sh
      echo third >>ran
      ```
      """;

  @Test
  void whatWantsTheKeyboardRunsAgainWithTheTerminalAndTheStepGoesOn() throws IOException {
    Path ask = folder.resolve("ask.sh");
    Files.writeString(ask, "#!/bin/sh\nread answer || exit 1\necho \"$answer\" >>ran\n");
    assertThat(ask.toFile().setExecutable(true)).isTrue();
    play(80, 24, ASKS);
    answers(RUN, "y");
    tmux.await("t again with my terminal");
    assertThat(tmux.screen())
        .contains(
            "✗ Ask somebody failed with status 1",
            "  over       echo first >>ran",
            "  failed     local $ ./ask.sh",
            "  never ran  echo third >>ran",
            "1 of 3 commands ran well; this one did not, and 1 never ran.",
            "It wrote nothing, and it had no keyboard",
            "c this command again  r the step again  n go on with the next  e edit");
    answers("What now? ›", "t");
    tmux.await("attempt 2");
    tmux.await("the program reads", screen -> last(screen).contains("./ask.sh"));
    tmux.type("typed by hand");
    tmux.press("Enter");
    tmux.await("over 0");
    assertThat(folder.resolve("ran")).hasContent("first\ntyped by hand\nthird\n");
  }

  private static final String WIPES =
      """
      # Shop

      """
          + "```bash\n# Look %d\nssh web1 \"ls /srv\"\n```\n\n"
              .repeat(12)
              .formatted(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
          + """
          ```bash {name=wipe danger}
          # Wipe the data of last year and the year before that
          ssh web1 "rm -rf /srv/data/2024/january /srv/data/2024/february /srv/data/2024/march"
          ssh web1 "rm -rf /srv/data/2025/january /srv/data/2025/february /srv/data/2025/march"
          ssh web1 "rm -rf /srv/data/2025/april /srv/data/2025/may /srv/data/2025/june"
          ```

          ```bash {name=skipped danger}
          # Wipe what is never wiped
          ssh web1 "rm -rf /srv/keep"
          ```
          """;

  @Test
  void theFrameIsLeafedThroughAndItsSumStandsAtThePromptOfASmallTerminal() throws IOException {
    play(50, 20, WIPES, "--mock", "mock.yaml", "--from", "wipe", "--skip", "skipped");
    answers(RUN, "y");
    tmux.await("part 1 of 2");
    assertThat(tmux.screen()).contains("╔═ DANGER · mock · part 1 of 2 ═");
    answers("Enter goes on, q leaves it ›", "");
    tmux.await("part 2 of 2");
    answers("Enter goes on, q leaves it ›", "");
    tmux.await("its prompt", screen -> last(screen).startsWith("Type web1 to run this:"));
    assertThat(tmux.screen())
        .contains(
            "DANGER · mock · in sum",
            "Wipe the data of last year and the year befor…",
            "▲ danger  it deletes folders with everything … ",
            "3 commands, shown above",
            "web1 says it is ops@web1",
            "13 steps do not run as the page has it")
        .doesNotContain("/srv/keep", "Wipe what is never wiped ");
    answers("Type web1 to run this:", "?");
    tmux.await("its prompt", screen -> last(screen).startsWith("Type web1 to run this:"));
    assertThat(tmux.screen()).contains("DANGER · mock · in sum");
    answers("Type web1 to run this:", "web1");
    tmux.await("over 0");
  }

  @Test
  void whoeverLeavesTheFrameHasConfirmedNothing() throws IOException {
    play(50, 20, WIPES, "--mock", "mock.yaml", "--from", "wipe", "--skip", "skipped");
    answers(RUN, "y");
    answers("Enter goes on, q leaves it ›", "q");
    tmux.await("nothing of it ran");
    answers(RUN, "q");
    tmux.await("over 3");
  }

  private static final String COPIES =
      """
      # Shop

      ```bash
      # Which dumps there are
      ls dumps
      ```

      ```bash
      # Look at it
      cat dumps/<dump>
      ```

      ```bash
      # And once more
      head -1 dumps/<dump>
      ```
      """;

  @Test
  void aValueIsPutOffGivenWhenItIsNeededAndChangedAfterwards() throws IOException {
    Files.createDirectories(folder.resolve("dumps"));
    Files.writeString(folder.resolve("dumps/one.sql"), "this is one\n");
    Files.writeString(folder.resolve("dumps/two.sql"), "this is two\n");
    play(80, 24, COPIES);
    tmux.await("it is asked for at step 2, after step 1");
    answers("  dump ›", "");
    answers(RUN, "");
    tmux.await("two.sql");
    answers("  dump ›", "one.sql");
    tmux.await("dump is now one.sql");
    answers(RUN, "");
    tmux.await("this is one");
    answers(RUN, "p");
    tmux.await("the value of now", screen -> last(screen).equals("  dump › one.sql"));
    tmux.press("C-a", "C-k");
    answers("  dump ›", "two.sql");
    tmux.await("Use it from here on?");
    assertThat(tmux.screen())
        .contains("  step 3 · And once more", "local $ head -1 dumps/two.sql")
        .contains("were played with the old value");
    answers("Use it from here on? ›", "y");
    answers(RUN, "");
    tmux.await("over 0");
    assertThat(tmux.screen()).contains("this is two");
  }

  private static final String TWO =
      """
      # Shop

      ```bash
      # One
      echo one >>ran
      ```

      ```bash
      # Two
      echo two >>ran
      ```
      """;

  @Test
  void aPasteOfSeveralLinesRunsNothing() throws IOException {
    play(80, 24, TWO);
    tmux.await("the question", screen -> last(screen).equals(RUN));
    tmux.pastes("y\ny\ny\n");
    tmux.await("Several lines came at once, as from a paste: none of them counts.");
    tmux.await("the question", screen -> last(screen).equals(RUN));
    assertThat(folder.resolve("ran")).doesNotExist();
    answers(RUN, "q");
    tmux.await("over 3");
  }

  @Test
  void aPromptThatIsResizedStaysAPrompt() throws IOException {
    play(80, 24, TWO);
    tmux.await("the question", screen -> last(screen).equals(RUN));
    tmux.type("s it is the");
    tmux.resize(50, 20);
    tmux.await("what was typed", screen -> last(screen).equals(RUN + " s it is the"));
    tmux.type("re already");
    tmux.press("Enter");
    tmux.await("skipped: it is there already");
    tmux.await("the next question", screen -> last(screen).equals(RUN));
    assertThat(tmux.screen().lines()).allMatch(line -> line.length() <= 50);
    answers(RUN, "q");
    tmux.await("over 3");
  }

  @Test
  void ctrlZStopsItAndItIsAsItWasWhenItComesBack() throws IOException {
    write(TWO);
    String script = Files.readString(folder.resolve("start"));
    Files.writeString(
        folder.resolve("rc"),
        "PS1='at-the-''shell '\n" + script.substring(0, script.indexOf("./runbook play")));
    tmux = Tmux.start(folder, 80, 24, "bash", "--noprofile", "--rcfile", "rc", "-i");
    tmux.await("its prompt", screen -> last(screen).startsWith("at-the-shell"));
    tmux.type("./runbook play shop");
    tmux.press("Enter");
    tmux.await("the question", screen -> last(screen).equals(RUN));
    tmux.type("s not n");
    // The driver throws away what nobody has read when Ctrl-Z comes.
    tmux.await("what was typed", screen -> last(screen).equals(RUN + " s not n"));
    tmux.press("C-z");
    tmux.await("the shell", screen -> last(screen).startsWith("at-the-shell"));
    tmux.type("fg");
    tmux.press("Enter");
    tmux.await("what was typed", screen -> last(screen).equals(RUN + " s not n"));
    tmux.type("ow");
    tmux.press("Enter");
    tmux.await("skipped: not now");
    answers(RUN, "y");
    tmux.await("the shell", screen -> last(screen).startsWith("at-the-shell"));
    assertThat(folder.resolve("ran")).hasContent("two\n");
  }

  @Test
  void aClosedTerminalEndsTheRunAndItGoesOnLater() throws Exception {
    play(80, 24, TWO);
    answers(RUN, "");
    tmux.await("step 2 of 2");
    tmux.await("the question", screen -> last(screen).equals(RUN));
    tmux.close();
    tmux = null;
    awaitTheEnd();
    CommandLineRun resumed = new CommandLineRun(folder).answers("");
    assertThat(resumed.run("resume")).as(() -> resumed.err()).isZero();
    assertThat(folder.resolve("ran")).hasContent("one\ntwo\n");
  }

  /** A run whose terminal is gone: its last record, then the end of its process, which locks it. */
  private void awaitTheEnd() throws Exception {
    RecordedRun run = new RecordedRun(folder);
    long pid = Long.parseLong(Files.readString(run.run().lock()).strip());
    while (run.records("run.finished").isEmpty()
        || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
      Thread.sleep(50);
    }
  }
}
