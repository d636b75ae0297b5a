package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that own the screen, played in a real terminal: they work, and leave it as it was. */
@Timeout(180)
class InteractiveStepTest {
  private static final int COLUMNS = 90;
  private static final int ROWS = 28;
  private static final String QUESTION = "Run this? ›";

  /** Of a bash that has read no file of anybody's. */
  private static final Pattern PROMPT = Pattern.compile("(?m)^bash-[0-9.]+[$#]");

  @TempDir Path folder;
  private Tmux tmux;

  @BeforeEach
  void needTmux() {
    need("tmux");
  }

  @AfterEach
  void close() {
    if (tmux != null) {
      tmux.close();
    }
  }

  @Test
  void vimDrawsFollowsTheWindowAndQuits() throws IOException {
    need("vim");
    Files.writeString(folder.resolve("notes.txt"), "first line\n");
    play("vim -u NONE -N notes.txt");
    tmux.await("first line");
    assertThat(tmux.says("#{alternate_on}")).isEqualTo("1");
    tmux.resize(100, 32);
    tmux.await(
        "tildes to the last line but one",
        screen -> screen.lines().filter("~"::equals).count() == 30);
    tmux.type(":echo 'columns' &columns");
    tmux.press("Enter");
    tmux.await("columns 100");
    tmux.type(":q");
    tmux.press("Enter");
    endsCleanly("✓");
  }

  @Test
  void vimThatIsKilledLeavesASaneTerminal() throws Exception {
    need("vim");
    need("pkill");
    String name = "killed-" + ProcessHandle.current().pid() + ".txt";
    Files.writeString(folder.resolve(name), "first line\n");
    play("vim -u NONE -N --cmd 'set mouse=a' " + name);
    tmux.await("first line");
    new ProcessBuilder("pkill", "-KILL", "-f", "^vim .*" + name).start().waitFor();
    tmux.await("What now? ›");
    assertSane("What now? ›");
    tmux.type("q");
    tmux.press("Enter");
    tmux.await("over 1");
    assertSettingsAreAsBefore();
  }

  @Test
  void lessPagesAndQuits() throws IOException {
    need("less");
    Files.writeString(folder.resolve("long.txt"), "line\n".repeat(200) + "the very end\n");
    play("less long.txt");
    tmux.await("its first page", screen -> screen.startsWith("line\n"));
    tmux.press("G");
    tmux.await("the very end");
    tmux.resize(70, 20);
    tmux.await("the last lines, as many as fit", this::showsTheEndOnTwentyLines);
    tmux.press("q");
    endsCleanly("✓");
  }

  /** The key again each time: pressed too early, it is answered in the old size. */
  private boolean showsTheEndOnTwentyLines(String screen) {
    tmux.press("G");
    return screen.contains("the very end") && screen.lines().filter("line"::equals).count() == 18;
  }

  @Test
  void topEndsByCtrlC() throws IOException {
    need("top");
    play("top");
    tmux.await("load average");
    tmux.resize(100, 30);
    tmux.press("C-c");
    endsCleanly("✓");
  }

  @Test
  void catTakesKeysUntilCtrlD() throws IOException {
    play("{ echo 'ready 'now; cat >typed.txt; }");
    tmux.await("ready now");
    tmux.type("a line");
    tmux.press("Enter", "C-d");
    endsCleanly("✓");
    assertThat(folder.resolve("typed.txt")).hasContent("a line");
  }

  @Test
  void ctrlZStopsAJobOfAShellInside() throws IOException {
    play("bash --norc --noprofile");
    tmux.await("its prompt", screen -> PROMPT.matcher(screen).find());
    tmux.type("PS1='in''side '; echo goes-$((40 + 2)); sleep 300");
    tmux.press("Enter");
    tmux.await("goes-42");
    tmux.pressUntil("C-z", "the stopped job", screen -> screen.contains("Stopped"));
    tmux.type("kill -KILL %1; wait; echo good-$((40 + 2))");
    tmux.press("Enter");
    tmux.await("good-42");
    tmux.press("C-d");
    endsCleanly("✓");
  }

  @Test
  void oneKeyTypesThePagesNextLineInside() throws IOException {
    play("bash --norc --noprofile\necho in-$((40 + 2))\nexit");
    tmux.await("its prompt", screen -> PROMPT.matcher(screen).find());
    assertThat(tmux.screen()).contains("Ctrl-] types the page's next line there; you send it.");
    tmux.press("C-]");
    tmux.await("the line", screen -> screen.stripTrailing().endsWith("echo in-$((40 + 2))"));
    tmux.press("Enter");
    tmux.await("in-42");
    tmux.press("C-]", "Enter");
    endsCleanly("✓");
  }

  @Test
  void psqlAnswersAndQuits() throws IOException {
    try (Postgres postgres = Postgres.start()) {
      play("psql -h " + postgres.socket() + " -U postgres postgres");
      tmux.await("postgres=#");
      tmux.type("select 40 + 2 as answer;");
      tmux.press("Enter");
      tmux.await("(1 row)");
      tmux.press("C-d");
      endsCleanly("✓");
    }
  }

  /** Plays a page of two steps in a terminal; the first has the terminal. */
  private void play(String command) throws IOException {
    Files.createDirectories(folder.resolve("runbooks"));
    Files.writeString(
        folder.resolve("runbooks/screen.md"),
        "---\n"
            + "runbook: {kind: procedure}\n"
            + "---\n"
            + "# Screen\n\n"
            + "## One\n\n"
            + "```bash {interactive safe}\n"
            + "# Look\n"
            + command
            + "\n```\n\n## Two\n\n```bash\n# Go on\necho plain-$((40 + 2))\n```\n");
    Files.writeString(
        folder.resolve("start"),
        String.join(
            "\n",
            new TemporaryState(folder).export(),
            "stty -a >before",
            Tmux.runbook("play", "screen"),
            "status=$?",
            "stty -a >after",
            "echo over $status",
            "read -r",
            ""));
    tmux = Tmux.start(folder, COLUMNS, ROWS, "bash", "start");
    tmux.await(QUESTION);
    tmux.press("Enter");
  }

  /** The next question stands on a clean line, is answered, and everything is as it was. */
  private void endsCleanly(String mark) throws IOException {
    tmux.await(
        "the question of step 2",
        screen -> screen.contains("step 2 of 2") && screen.stripTrailing().endsWith(QUESTION));
    assertThat(tmux.screen()).contains(mark);
    assertSane(QUESTION);
    tmux.press("Enter");
    tmux.await("over 0");
    assertThat(tmux.screen()).containsPattern("(?m)^plain-42$");
    assertSettingsAreAsBefore();
  }

  private void assertSane(String question) {
    String last = tmux.screen().stripTrailing().lines().reduce((a, b) -> b).orElseThrow();
    assertThat(last).isEqualTo(question);
    assertThat(
            tmux.says(
                "#{cursor_x} #{alternate_on} #{cursor_flag} #{mouse_any_flag} #{insert_flag}"
                    + " #{origin_flag} #{wrap_flag} #{scroll_region_upper}"))
        .isEqualTo(question.length() + 1 + " 0 1 0 0 0 1 0");
  }

  private void assertSettingsAreAsBefore() throws IOException {
    assertThat(settings("after")).isEqualTo(settings("before"));
  }

  /** All but the size, which the test itself changes. */
  private String settings(String file) throws IOException {
    return Files.readString(folder.resolve(file)).replaceAll("rows \\d+; columns \\d+;", "");
  }

  private static void need(String program) {
    assumeTrue(
        Programs.find(program, System.getenv()).isPresent(), program + " is not installed here");
  }
}
