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
  private static final String MOVE =
      """
      ---
      runbook: {kind: procedure, params: {size: {type: integer}}}
      ---
      # Move

      ```bash {name=stop}
      # Stop it
      ssh web1 "sudo systemctl stop shop"
      ```

      ```bash {name=wipe danger}
      # Wipe
      ssh web1 "rm -rf /srv/{{size}}"
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void begin() throws IOException {
    run = new CommandLineRun(folder);
    run.page("restart-web", "# Begin again\n\n```bash {name=again}\nuptime\n```\n");
    run.page("empty", "# Nothing here\n");
    run.page("move", MOVE);
    run.page("both", "# A\n\n## One\n\n```bash\nls\n```\n\n## Two\n\n```bash\nls\n```\n");
    run.page("look", "# Look\n\n```bash\nls\n```\n\n```bash {name=more optional}\nls -l\n```\n");
    run.page("bad", "# Bad\n\n```bash\nif true; then\n```\n");
    run.file("bad.mock.yaml", "hosts:\n  web1:\n    comands: []\n");
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
        "restart-web | there is no command `restart-web` | that is a runbook: runbook play"
            + " restart-web",
        "pla restart-web | there is no command `pla` | did you mean `plan` or `play`?",
        "run restart-web | there is no command `run` | did you mean `runbook play`?",
        "lst | there is no command `lst` | did you mean `list`?",
        "play | the target is missing | runbook play TARGET; `runbook list` shows what"
            + " there is",
        "play restart-web now | one thing is played at a time | runbook play TARGET",
        "play --confirm | `--confirm` needs a value: STEP-OR-SECTION@TARGET | runbook help play",
        "play restart-web --form x | `runbook play` has no option `--form` | did you mean"
            + " `--from`?",
        "plan restart-web --js | `runbook plan` has no option `--js` | did you mean `--json`?",
        "play restart | is called `restart` | did you mean `restart-web`?",
        "play restart-web/again | is called `restart-web/again` | that is a step of `restart-web`",
        "play runbooks | `runbooks` is a folder, not a runbook | runbook list runbooks",
        "play runbooks/restrt-web.md | there is no file `runbooks/restrt-web.md` | did you mean"
            + " `restart-web.md`?",
        "play program.md | program.md: error[binary]: is a binary file | `runbook list` shows those"
            + " there are",
        "show program.md | program.md: error[binary]: is a binary file | `runbook list` shows those"
            + " there are",
        "play empty | `empty` has no steps | a step is a ```bash block",
        "play '' | the target is empty | `runbook list`",
        "list nowhere | there is no page or folder `nowhere` | `ls` lists the files there",
        "help plya | there is no command `plya` | did you mean `play`?",
        "host | `runbook host` needs its own command | one of add",
        "new Restart_Web! | is no name for a page | did you mean `restart-web`?",
        "new restart-web | restart-web.md is there already, and nothing was written | take another"
            + " name",
        "transcript nope | there is no run `nope` | `runbook runs` lists them",
        "host ad web1 | there is no command `ad` | did you mean `add`?",
        "host add | `runbook host add` needs ALIAS | runbook help host add",
        "mock | `runbook mock` needs its own command | one of check, serve",
        "mock sreve x | there is no command `sreve` | did you mean `serve`?",
        "mock check | `runbook mock check` needs FILE | runbook help mock check",
        "mock check nope.yaml | nope.yaml: error[unreadable]: there is no such file | `ls",
        "mock check bad.mock.yaml | bad.mock.yaml:3:5: error[unknown-key]: unknown key `comands` |"
            + " did you mean `commands`?",
        "mock serve nope.yaml | nope.yaml: error[unreadable]: there is no such file | `ls",
        "plan | `runbook plan` needs TARGET | `runbook list` shows the runbooks there are",
        "show | `runbook show` needs TARGET | `runbook list` shows the runbooks there are",
        "new | `runbook new` needs PAGE-NAME | runbook help new",
        "diff | `runbook diff` needs REV | runbook help diff",
        "completion tcsh | `SHELL` takes bash, zsh or fish, not `tcsh` | runbook help completion",
        "completion bsh | `SHELL` takes bash, zsh or fish, not `bsh` | did you mean `bash`?",
        "transcript --format pdf | `--format` takes text, markdown, html, asciicast or json, not"
            + " `pdf` | runbook help transcript",
        "transcript --format htm | not `htm` | did you mean `html`?",
        "lint --format githb | `--format` takes text, json, sarif or github, not `githb` | did you"
            + " mean `github`?",
        "lint --explain nope | there is no rule `nope` | `runbook lint --rules` lists them",
        "lint nope.md | there is no page, folder or procedure `nope.md` | `runbook list`",
        "test nope | there are no scenarios at nope | `runbook test --init PAGE` writes a first"
            + " one",
        "transcript --head abc | --head goes with --verify | runbook transcript --verify --head"
            + " HASH",
        "transcript --verify --head abc | a head has 64 hexadecimal digits | the end of a run"
            + " prints it",
        "transcript --verify -o x | --output goes with a transcript | leave one of the two out",
        "runs --since yesterday | `yesterday` is no time | `7d`, `2w`, `12h`, `2026-01-31`",
        "runs prune | `--older-than` needs a value: TIME | runbook help runs prune",
        "runs prune --older-than soon | `--older-than`: `soon` is no duration | write it like"
            + " `200ms`",
        "resume | there is no run to go on with: none was recorded yet | runbook play TARGET begins"
            + " one",
        "resume nope | there is no run `nope` | `runbook runs` lists them",
        "play restart-web --timeout soon | `--timeout`: `soon` is no duration | write it like"
            + " `200ms`",
        "play restart-web --yes --yes | `--yes` is given twice | leave one of the two out",
        "play restart-web -x | `runbook play` has no option `-x` | runbook help play",
        "play restart-web --plan-hash 12 | --plan-hash takes 12 to 64 hexadecimal digits, not `12`"
            + " | `runbook plan --json` has it",
        "play restart-web --mock nope.yaml | nope.yaml: error[unreadable]: there is no such file |"
            + " `ls",
        "play restart-web --params nope.yaml | nope.yaml: error[unreadable]: there is no such file"
            + " | `ls",
        "play restart-web#begin-agin | is called `restart-web#begin-agin` | did you mean"
            + " `begin-again`?",
        "play restart-web#xyz | is called `restart-web#xyz` | that page has",
        "play restart-web#again | is called `restart-web#again` | that is a step of `restart-web`",
        "plan restart-web.txt | is called `restart-web.txt` | did you mean `restart-web`?",
        "doctor restrt-web | is called `restrt-web` | did you mean `restart-web`?",
        "plan move --param size | --param takes NAME=VALUE, not `size` | write it like --param"
            + " size=",
        "plan move --param colour=red | asks for a parameter called `colour` | it takes size",
        "plan move --param size=big | size | integer",
        "play move --yes | a value is missing, and there is nobody to ask; give it with | --param"
            + " size=",
        "play move --yes --param size=3 --confirm wipe | --confirm takes STEP-OR-SECTION@TARGET,"
            + " not `wipe` | did you mean `wipe@web1`?",
        "play move --yes --param size=3 --confirm wipe@web2 | --confirm wipe@web2 confirms nothing"
            + " here | did you mean `wipe@web1`?",
        "play move --param size=3 --skip stp | no step of `move` is called `stp` | did you mean"
            + " `stop`?",
        "play move --param size=3 --only nope | `move` has no step called `nope` | its steps are"
            + " move/stop, move/wipe",
        "play move --param size=3 --later web9 | --later web9: `move` runs nothing there | did you"
            + " mean `web1`?",
        "play both | `both` names several procedures; name one of them | both.md#one",
        "play bad | bad.md:4:1: error[shell-syntax]: this `if` has no `fi` | write `fi` where it"
            + " ends",
        "version now | `runbook version` takes no more arguments, and got `now` | runbook help"
            + " version",
        "play runbooks/restart-web | there is no file `runbooks/restart-web` | did you mean"
            + " `runbooks/restart-web.md`?",
        "play restart-web --transport telnet | `--transport` takes jsch or openssh, not `telnet` |"
            + " runbook help play",
        "host add '' | the alias of the host is empty | runbook host add web1",
        "runs --page restrt-web | no run has played `restrt-web`, and no page or procedure is"
            + " called that | did you mean `restart-web`?",
        "runs restart-web | there is no command `restart-web` | runbook runs --page restart-web",
        "transcript --verify --json | --verify says whether a record is as it was written | leave"
            + " --verify out",
        "plan move --param size=1 --param size=2 | --param size is given twice | leave one of the"
            + " two out",
        "plan move --param | `--param` needs a value: NAME=VALUE | runbook help plan",
        "plan move --params runbooks | runbooks: error[unreadable]: is a folder, not a file | `ls",
        "mock check runbooks | runbooks: error[unreadable]: is a folder, not a file | `ls",
        "play move --param size=3 --skip stop --only stop | the flags leave no step of `move` to"
            + " play | `runbook plan move` lists the steps",
        "play look --only more --yes | the flags leave no step of `look` to play | --with"
            + " look/more plays it",
        "play restart-web --ssh-config nope.conf | the SSH configuration nope.conf cannot be read |"
            + " `ls",
        "play restart-web --ssh-config runbooks | runbooks is a folder | `ls",
        "list --path nope | --path nope: there is no such folder | `ls",
        "lint --strict=yes | `--strict` takes no value | runbook help lint",
        "list --no-color=off | `--no-color` takes no value | runbook help list",
        "list --max-size 1k | `--max-size` takes a whole number, not `1k` | runbook help list",
        "new '' | the name of the page is empty | runbook new restart-web",
        "new ??? | is no name for a page | such as restart-web",
        "new fresh --host a;b | `a;b` is no alias of a host | such as web1",
        "help play now | `runbook help` takes no more arguments, and got `now` | runbook help help",
        "diff HEAD | error[git]: is not in a git repository | from inside the clone",
        "--verison | `runbook` has no option `--verison` | did you mean `--version`?",
      })
  void aLineThatCannotWorkSaysWhatIsWrongAndWhatToTypeInstead(
      String line, String wrong, String instead) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      words.add(
          word.equals("''")
              ? ""
              : word.matches("(runbooks|program).*|(bad|nope)[.].*") ? folder + "/" + word : word);
    }
    assertThat(run.run(words.toArray(String[]::new))).isEqualTo(2);
    String said = run.err() + run.out(); // `plan` shows what is wrong in its result
    assertThat(said.replace(folder + "/", "")).contains(wrong).contains(instead);
    assertThat(said.replace("comands: []", "")).doesNotContain("Exception").doesNotContain("[]");
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

  /** As somebody does who has read what `runbook new` prints. */
  @Test
  void aNewPageThatIsEditedInTwoPlacesIsGreen() throws IOException {
    assertThat(run.run("new", "restart-nginx", "--host", "web1")).isZero();
    Path page = folder.resolve("runbooks/restart-nginx.md");
    Path mock = folder.resolve("runbooks/restart-nginx.mock.yaml");
    String dummy = "echo \"write here the commands that do the job\"";
    Files.writeString(page, Files.readString(page).replace(dummy, "sudo systemctl restart nginx"));
    CommandLineRun red = new CommandLineRun(folder);
    assertThat(red.run("test", "runbooks/restart-nginx.test.yaml")).isEqualTo(1);
    assertThat(red.out() + red.err())
        .contains("sudo systemctl restart nginx")
        .contains("runbook test --update=mock");
    Files.writeString(mock, Files.readString(mock).replace(dummy, "sudo systemctl restart nginx"));
    String[][] lines = {
      {"lint", "--strict", "--no-shellcheck", page.toString()},
      {"plan", "restart-nginx"},
      {"test", "runbooks/restart-nginx.test.yaml"},
      {"play", "restart-nginx", "--mock", mock.toString(), "--yes"},
    };
    for (String[] line : lines) {
      CommandLineRun next = new CommandLineRun(folder);
      assertThat(next.run(line)).as(next.out() + next.err()).isZero();
    }
  }

  /** As somebody does who edits the page alone, and then types what each command says. */
  @Test
  void aNewPageIsGreenAfterWhatTheTestSaysToType() throws IOException {
    assertThat(run.run("new", "restart-nginx", "--host", "web1")).isZero();
    Path page = folder.resolve("runbooks/restart-nginx.md");
    String text = Files.readString(page);
    Files.writeString(
        page,
        text.replace(
                "echo \"write here the commands that do the job\"", "sudo systemctl restart nginx")
            .replaceAll("(?m)^uptime$", "systemctl is-active nginx"));
    String scenario = "runbooks/restart-nginx.test.yaml";
    CommandLineRun red = new CommandLineRun(folder);
    assertThat(red.run("test", scenario)).isEqualTo(1);
    assertThat(red.out()).contains("runbook test --update=mock ");
    for (String[] line : new String[][] {{"test", "--update=mock", scenario}, {"test", scenario}}) {
      CommandLineRun green = new CommandLineRun(folder);
      assertThat(green.run(line)).as(green.out() + green.err()).isZero();
      assertThat(green.out()).contains("2 scenarios of 1 page: 2 pass");
    }
  }

  @Test
  void theDoctorSaysWhatThereIs() {
    assertThat(run.run("doctor")).as(run.out()).isZero();
    assertThat(run.out())
        .contains("ok      java ")
        .contains("ok      bash ")
        .contains("ok      records ")
        .contains("6 pages in");
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
