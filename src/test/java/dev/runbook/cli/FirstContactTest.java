package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What somebody sees who types the command for the first time, or types it wrongly. */
class FirstContactTest {
  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void begin() throws IOException {
    run = new CommandLineRun(folder);
    run.page("restart-web", "# Begin again\n\n```bash {name=again}\nuptime\n```\n");
    run.page("empty", "# Nothing here\n");
    Files.write(folder.resolve("program.md"), new byte[] {0x7f, 'E', 'L', 'F', 0, (byte) 0xff, 1});
  }

  @Test
  void theNameAloneShowsWhatThereIsToTypeNext() {
    assertThat(run.run()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            """
            runbook plays Markdown runbooks: the page that was reviewed is the program that runs.

              runbook list              which runbooks there are
              runbook plan TARGET       what one would do, where, at what risk; runs nothing
              runbook play TARGET       play it: it asks before each step, and records what happens
              runbook help              all commands

            For example: runbook play restore-database --mock restore-database.mock.yaml
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "restart-web | there is no command `restart-web` | that is a runbook: runbook play restart-web",
        "pla restart-web | there is no command `pla` | did you mean `plan` or `play`?",
        "run restart-web | there is no command `run` | did you mean `runbook play`?",
        "lst | there is no command `lst` | did you mean `list`?",
        "play | `runbook play` needs TARGET | `runbook list` shows the runbooks there are",
        "play restart-web now | `runbook play` takes no more arguments, and got `now` | runbook help play",
        "play --confirm | `--confirm` needs a value: STEP-OR-SECTION@TARGET | runbook help play",
        "play restart-web --form x | `runbook play` has no option `--form` | did you mean `--from`?",
        "plan restart-web --js | `runbook plan` has no option `--js` | did you mean `--json`?",
        "play restart | is called `restart` | did you mean `restart-web`?",
        "play restart-web/again | is called `restart-web/again` | that is a step of `restart-web`",
        "play runbooks | `runbooks` is a folder, not a runbook | runbook list runbooks",
        "play runbooks/restrt-web.md | there is no file `runbooks/restrt-web.md` | did you mean `restart-web.md`?",
        "play program.md | program.md: error[binary]: is a binary file | ",
        "show program.md | program.md: error[binary]: is a binary file | ",
        "play empty | `empty` has no steps | a step is a ```bash block",
        "play '' | the target is empty | `runbook list`",
        "list nowhere | there is no page or folder `nowhere` | ",
        "help plya | there is no command `plya` | did you mean `play`?",
        "host | `runbook host` needs a command of its own | one of add",
        "new Restart_Web! | is no name for a page | did you mean `restart_web`?",
        "new restart-web | restart-web.md is there already, and nothing was written | take another name",
        "transcript nope | there is no run `nope` | `runbook runs` lists them",
      })
  void aLineThatCannotWorkSaysWhatIsWrongAndWhatToTypeInstead(
      String line, String wrong, String instead) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      words.add(
          word.equals("''")
              ? ""
              : word.matches("(runbooks|program).*") ? folder + "/" + word : word);
    }
    assertThat(run.run(words.toArray(String[]::new))).isEqualTo(2);
    assertThat(run.err().replace(folder + "/", ""))
        .contains(wrong)
        .contains(instead == null ? "" : instead);
    assertThat(run.err()).doesNotContain("Exception").doesNotContain("[]");
  }

  static List<String> commands() {
    List<String> all = new ArrayList<>();
    Cli.commands(new CommandLineRun(Path.of("/")).world()).getSubcommands().values().stream()
        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
        .map(CommandLine::getCommandName)
        .forEach(all::add);
    return all;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfEveryCommandIsFoundByItsName(String command) {
    assertThat(run.run("help", command)).isZero();
    assertThat(run.out()).startsWith("Usage: runbook " + command).contains("With every command:");
    assertThat(HelpPages.commands()).contains(command);
    CommandLineRun option = new CommandLineRun(folder);
    assertThat(option.run(command, "--help")).isZero();
    assertThat(option.out()).isEqualTo(run.out());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theExamplesOfACommandAreLinesThatItTakes(String command) {
    CommandLine root = Cli.commands(run.world());
    for (String example :
        String.join("\n", HelpExamples.of("runbook " + command)).replace("\\\n", "").split("\n")) {
      String line =
          example
              .replaceFirst("(?<=\\S) {3,}.*", "")
              .replaceAll("source <\\(|\\)$| \\| source", "");
      if (!line.isBlank()) {
        root.parseArgs(line.strip().replaceFirst("^runbook ", "").split(" +"));
      }
    }
  }

  @Test
  void theVersionIsACommandToo() {
    assertThat(run.run("version")).isZero();
    assertThat(run.out()).startsWith("runbook ");
  }

  @Test
  void runbooksAreFoundFromAFolderBelow() throws IOException {
    Files.createDirectories(folder.resolve("src/deep"));
    CommandLineRun below = new CommandLineRun(folder.resolve("src/deep"));
    assertThat(below.run("list")).isZero();
    assertThat(below.out()).contains("restart-web");
  }

  @Test
  void andNotAboveTheRepository() throws IOException {
    Files.createDirectories(folder.resolve("other/.git"));
    CommandLineRun other = new CommandLineRun(folder.resolve("other"));
    other.run("list");
    assertThat(other.out()).doesNotContain("restart-web");
  }

  @ParameterizedTest
  @CsvSource({"fresh-page, ", "fresh-page, web1"})
  void aNewPageIsCleanAndPlaysOnItsMock(String name, String host) {
    String[] line =
        host == null ? new String[] {"new", name} : new String[] {"new", name, "--host", host};
    assertThat(run.run(line)).as(run.err()).isZero();
    CommandLineRun lint = new CommandLineRun(folder);
    String page = folder + "/runbooks/" + name;
    assertThat(lint.run("lint", "--strict", "--no-shellcheck", page + ".md"))
        .as(lint.out())
        .isZero();
    CommandLineRun play = new CommandLineRun(folder);
    assertThat(play.run("play", name, "--mock", page + ".mock.yaml", "--yes"))
        .as(play.err())
        .isZero();
    assertThat(play.err()).contains("3 done of 3 steps");
  }

  @Test
  void theDoctorSaysWhatThereIs() {
    assertThat(run.run("doctor")).as(run.out()).isZero();
    assertThat(run.out())
        .contains("ok      java ")
        .contains("ok      bash ")
        .contains("ok      records ")
        .contains("2 pages in");
  }

  @Test
  void theDoctorSaysWhatIsMissing() {
    run.with("PATH", folder.toString());
    run.with("XDG_STATE_HOME", "/proc/nowhere");
    assertThat(run.run("doctor", "--json")).isEqualTo(1);
    assertThat(run.out())
        .contains("\"what\" : \"bash\"")
        .contains("\"level\" : \"broken\"")
        .contains("cannot be written");
  }
}
