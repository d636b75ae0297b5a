package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code runbook lint} as a person and as CI meets it. */
class LintCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("runbook.root"));

  private static final String RISKY =
      """
      # Check

      Asks the shop whether it is well, and how it is.

      ```bash
      # Ask
      curl -k https://shop.internal
      ```

      ## Later

      ```bash
      # Wait
      sleep 5; true
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void begin() {
    run = new CommandLineRun(folder);
  }

  @Test
  void lintOfNothingIsAMistake() throws Exception {
    assertThat(run.run("lint")).isEqualTo(2);
    Files.createDirectories(folder.resolve("empty"));
    assertThat(run.run("lint", "empty")).isEqualTo(2);
    assertThat(run.err())
        .contains("there is no page to lint in")
        .contains("empty")
        .contains("\n  = ");
  }

  @Test
  void showsEachFindingUnderItsLineAndASummary() {
    run.page("check", RISKY);
    assertThat(run.run("lint", "--no-shellcheck")).isEqualTo(0);
    assertThat(run.out())
        .isEqualTo(
            """
            %1$s/runbooks/check.md:7:6: warning[skips-identity-check]: with `-k` the server is not checked
              | curl -k https://shop.internal
              |      ^^
              = trust the one certificate or key that is meant: `curl --cacert FILE`, `runbook host add ALIAS`
            %1$s/runbooks/check.md:14:1: note[sleep-as-wait]: it may not be ready when this time is over
              | sleep 5; true
              | ^^^^^
              = ask until it is: `until COMMAND; do sleep 1; done` under `timeout 60`, or `curl --retry`

            1 warning, 1 note in 1 page
            """
                .formatted(folder));
  }

  @Test
  void saysThatNothingWasFound() {
    run.page("check", RISKY.replace(" -k", "").replace("sleep 5; ", ""));
    assertThat(run.run("lint")).isEqualTo(0);
    assertThat(run.out()).isEqualTo("nothing found in 1 page\n");
  }

  @Test
  void failsOnErrorsAndWhereItIsStrictOnWarnings() {
    run.page("check", RISKY);
    assertThat(run.run("lint", "--strict")).isEqualTo(2);
    assertThat(run.run("lint", "--strict", "--rule", "sleep-as-wait")).isEqualTo(0);
    run.page("check", RISKY.replace("```bash\n# Ask", "```bash {dangr}\n# Ask"));
    assertThat(run.run("lint")).isEqualTo(2);
  }

  @Test
  void isQuietAboutNotes() {
    run.page("check", RISKY);
    run.run("lint", "-q");
    assertThat(run.out()).contains("skips-identity-check").doesNotContain("sleep", "in 1 page");
  }

  @Test
  void looksAtPagesFoldersAndProcedures() {
    run.page("check", RISKY).page("other", RISKY);
    run.run("lint", "runbooks/check.md", "--format", "github");
    assertThat(run.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("file=runbooks/check.md,"));
    CommandLineRun section = new CommandLineRun(folder);
    section.run("lint", folder + "/runbooks/check.md#later");
    assertThat(section.out()).contains("sleep-as-wait").doesNotContain("skips-identity-check");
    CommandLineRun all = new CommandLineRun(folder);
    all.run("lint", "runbooks", "runbooks/check.md", "check");
    assertThat(all.out()).contains("2 warnings, 2 notes in 2 pages");
  }

  @Test
  void saysWhatNamesNothing() {
    run.page("check", RISKY);
    assertThat(run.run("lint", "chek")).isEqualTo(2);
    assertThat(run.err()).contains("there is no page, folder or procedure `chek`");
    assertThat(run.err()).contains("did you mean `check`?");
  }

  @Test
  void goesOnAfterAPageThatCannotBeRead() throws Exception {
    run.page("check", RISKY);
    Files.write(folder.resolve("runbooks/binary.md"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertThat(run.run("lint")).isEqualTo(2);
    assertThat(run.out()).contains("binary.md:1:1: error[binary]", "skips-identity-check");
  }

  @Test
  void reportsOnlyWhatIsNewSinceTheBaseline() {
    run.page("check", RISKY);
    assertThat(run.run("lint", "--baseline", "known.json", "--write-baseline")).isEqualTo(0);
    run.page("check", RISKY.replace("Asks", "More.\n\nAsks").replace("-k", "--insecure"));
    CommandLineRun again = new CommandLineRun(folder);
    assertThat(again.run("lint", "--baseline", "known.json", "--strict")).isEqualTo(2);
    assertThat(again.out())
        .contains("with `--insecure`", "1 known from the baseline")
        .contains("`skips-identity-check` of the baseline is no longer there")
        .doesNotContain("sleep-as-wait");
  }

  @Test
  void refusesABaselineThatIsNone() {
    run.page("check", RISKY).file("known.json", "[]");
    assertThat(run.run("lint", "--baseline", "known.json")).isEqualTo(2);
    assertThat(run.run("lint", "--baseline", "missing.json")).isEqualTo(2);
    assertThat(run.run("lint", "--write-baseline")).isEqualTo(2);
    assertThat(run.err())
        .contains("--baseline " + folder + "/known.json: not a JSON object")
        .contains("--write-baseline writes one")
        .contains("--write-baseline needs --baseline FILE");
  }

  @Test
  void listsAndExplainsItsRules() {
    assertThat(run.run("lint", "--rules")).isEqualTo(0);
    assertThat(run.out()).contains("psql-no-on-error-stop      warning");
    assertThat(run.run("lint", "--explain", "mixed-hosts")).isEqualTo(0);
    assertThat(run.out()).contains("One of them is meant for the other machine");
    assertThat(run.run("lint", "--explain", "mixed-host")).isEqualTo(2);
    assertThat(run.err()).contains("there is no rule `mixed-host`", "did you mean `mixed-hosts`?");
  }

  @Test
  void refusesARuleThatThereIsNot() {
    assertThat(run.run("lint", "--no-rule", "SC2046")).isEqualTo(2);
    assertThat(run.err()).contains("did you mean `shellcheck/SC2046`?");
  }

  @Test
  void writesWhatProgramsRead() {
    run.page("check", RISKY);
    run.run("lint", "--json");
    assertThat(run.out()).contains("\"schema\" : \"runbook.lint/1\"");
    CommandLineRun sarif = new CommandLineRun(folder);
    sarif.run("lint", "--format", "sarif");
    assertThat(sarif.out()).contains("\"uri\" : \"runbooks/check.md\"", "\"version\" : \"2.1.0\"");
  }

  @Test
  void letsNoTextOfAPageActOnTheTerminal() {
    String title = "## \u001b]0;owned\u0007 \u009b31m \u202e";
    run.page(
        "check", title + "\n\n" + RISKY + "\n" + title + "\n\n```bash\necho '\u001b[2J'\n```\n");
    for (String format : List.of("text", "json", "github", "sarif")) {
      run.run("lint", "--format", format);
    }
    assertThat(run.out())
        .contains("duplicate-heading")
        .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
  }

  @Test
  void saysUnderVerboseThatShellcheckIsMissing() {
    run.page("check", RISKY).with("PATH", folder.toString());
    run.run("lint", "-v");
    assertThat(run.err()).contains("shellcheck is not installed");
    CommandLineRun quiet = new CommandLineRun(folder).with("PATH", folder.toString());
    quiet.run("lint");
    assertThat(quiet.err()).isEmpty();
  }

  @Test
  void thePagesThatShipAreClean() {
    assertThat(
            run.run(
                "lint",
                "--strict",
                "--no-shellcheck",
                ROOT.resolve("runbooks").toString(),
                ROOT.resolve("examples").toString(),
                ROOT.resolve("docs").toString(),
                ROOT.resolve("README.md").toString()))
        .as(run.out())
        .isEqualTo(0);
  }
}
