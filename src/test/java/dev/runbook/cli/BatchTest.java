package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs when there is nobody to ask. */
class BatchTest {
  private static final String PAGE =
      """
      # Clean up

      ## Look

      ```bash
      # See what is there
      ssh web1 "ls /srv"
      ```

      ## Stop

      ```bash
      # Stop the app
      ssh web1 "sudo systemctl stop app"
      ```

      ## Wipe

      ```bash {name=wipe danger}
      # Wipe the data
      ssh web1 "rm -rf /srv/data"
      ```

      ## Extras

      ```bash
      # Clear the cache (if needed)
      ssh web1 "clear-cache"
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("clean-up", PAGE).mock("");
  }

  private int play(String... flags) {
    return run.run(args("clean-up", flags));
  }

  private String[] args(String target, String... flags) {
    String[] args = new String[flags.length + 4];
    args[0] = "play";
    args[1] = target;
    args[2] = "--mock";
    args[3] = folder.resolve("mock.yaml").toString();
    System.arraycopy(flags, 0, args, 4, flags.length);
    return args;
  }

  @Test
  void runsNothingWithoutTerminalAndWithoutYes() {
    assertThat(play()).isEqualTo(4);
    assertThat(run.err()).contains("no terminal to ask at").contains("--yes").doesNotContain("✓");
  }

  @Test
  void refusesDangerBeforeTheFirstStepAndSaysWhichFlagIsMissing() {
    assertThat(play("--yes")).isEqualTo(4);
    assertThat(run.err()).contains("  --confirm wipe/wipe@web1").doesNotContain("step 1 of");
  }

  @Test
  void runsDangerThatIsConfirmedByStepSlugSectionOrTarget() {
    for (String name : new String[] {"wipe/wipe", "wipe", "clean-up"}) {
      assertThat(play("--yes", "--confirm", name + "@web1")).as(name).isEqualTo(0);
    }
    assertThat(run.err()).contains("web1 $ rm -rf /srv/data");
  }

  @Test
  void takesAConfirmationForAnotherHostForAMistake() {
    assertThat(play("--yes", "--confirm", "wipe@web2")).isEqualTo(2);
    assertThat(run.err()).contains("confirms nothing here").contains("did you mean `wipe@web1`?");
  }

  @Test
  void takesAConfirmationWithoutTargetForAMistake() {
    assertThat(play("--yes", "--confirm", "wipe")).isEqualTo(2);
    assertThat(run.err()).contains("STEP-OR-SECTION@TARGET");
  }

  @Test
  void needsNoConfirmationForDangerThatIsLeftOut() {
    assertThat(play("--yes", "--skip", "wipe")).isEqualTo(0);
    assertThat(run.err()).contains("Wipe the data · left out with --skip");
    assertThat(run.err()).doesNotContain("web1 $ rm");
  }

  @Test
  void leavesOptionalStepsOutUnlessTheyAreNamed() {
    assertThat(play("--yes", "--skip", "wipe")).isEqualTo(0);
    assertThat(run.err())
        .doesNotContain("web1 $ clear-cache")
        .contains("left out: optional, and not named");
    assertThat(play("--yes", "--skip", "wipe", "--with", "extras/clear-the-cache-if-needed"))
        .isEqualTo(0);
    assertThat(run.err()).contains("web1 $ clear-cache");
  }

  @Test
  void namesAsNotPlayedWhatItsAuthorDidNotMarkAsShell() {
    run.page("plain", "# Plain\n\n```bash\nssh web1 \"ls one\"\n```\n\n    ssh web1 \"ls two\"\n");
    assertThat(run.run(args("plain", "--yes"))).isEqualTo(0);
    assertThat(run.err()).contains("not played: line 7, it is indented code");
    assertThat(run.err()).contains("web1 $ ls one").doesNotContain("web1 $ ls two");
  }

  @Test
  void refusesNamesThatNoStepHas() {
    assertThat(play("--yes", "--skip", "wype")).isEqualTo(2);
    assertThat(run.err()).contains("`wype`").contains("did you mean `wipe`?");
  }

  @Test
  void refusesToPickAmongAlternatives() {
    run.page(
        "choose",
        """
        # Choose

        ```bash
        # Option A: start it
        ssh web1 "start"

        # Option B: restart it
        ssh web1 "restart"
        ```
        """);
    assertThat(run.run(args("choose", "--yes"))).isEqualTo(4);
    assertThat(run.err()).contains("alternatives").contains("--with choose/option-b-restart-it");
    assertThat(run.run(args("choose", "--yes", "--with", "option-b-restart-it"))).isEqualTo(0);
    assertThat(run.err()).contains("web1 $ restart").doesNotContain("web1 $ start");
  }

  @Test
  void refusesStepsThatNeedAPerson() {
    run.page(
        "edit",
        """
        # Edit

        ```bash
        # Change the settings
        vim /etc/app.conf
        ```
        """);
    assertThat(run.run(args("edit", "--yes"))).isEqualTo(4);
    assertThat(run.err()).contains("needs a person").contains("--skip edit/change-the-settings");
  }

  @Test
  void assumesTasksThatNobodyIsAskedAbout() {
    run.page("tell", "# Tell\n\n- [ ] Everybody knows\n\n```bash\nssh web1 \"ls\"\n```\n");
    assertThat(run.run(args("tell", "--yes"))).isEqualTo(0);
    assertThat(run.err())
        .contains("– step 1 of 2 · Everybody knows · assumed: there was nobody to ask")
        .contains("1 done, 1 assumed of 2 steps");
  }

  @Test
  void wantsTasksBeforeDangerNamed() {
    run.page(
        "lose",
        "# Lose\n\n"
            + "- [ ] The owner agrees\n\n"
            + "```bash {danger}\n"
            + "ssh web1 \"rm -rf /srv\"\n"
            + "```\n\n"
            + "- [ ] All know\n");
    assertThat(run.run(args("lose", "--yes", "--confirm", "lose@web1"))).isEqualTo(4);
    assertThat(run.err())
        .contains("a task comes before danger, and no person is asked about it")
        .contains("  --with lose/the-owner-agrees   The owner agrees")
        .doesNotContain("--with lose/all-know")
        .doesNotContain("rm -rf");
    String agreed = "the-owner-agrees";
    assertThat(run.run(args("lose", "--yes", "--confirm", "lose@web1", "--with", agreed)))
        .isEqualTo(0);
    assertThat(run.err())
        .contains("The owner agrees · assumed: named with --with; nobody was asked")
        .contains("1 done, 2 assumed of 3 steps");
  }

  @Test
  void saysWhichValuesAreMissing() {
    run.page("deploy", "# Deploy\n\n```bash\nssh web1 \"deploy <commit-hash>\"\n```\n");
    assertThat(run.run(args("deploy", "--yes"))).isEqualTo(2);
    assertThat(run.err()).contains("--param commit-hash=…").contains("deploy.md:4");
  }

  @Test
  void takesValuesFromFlagsThenFilesThenTheEnvironment() {
    run.page(
        "deploy", "# Deploy\n\n```bash\nssh web1 \"deploy <commit-hash> <branch> <tag>\"\n```\n");
    run.file("values.yaml", "commit-hash: from-file\nbranch: 007\n");
    run.with("RUNBOOK_PARAM_COMMIT_HASH", "from-env").with("RUNBOOK_PARAM_BRANCH", "from-env");
    run.with("RUNBOOK_PARAM_TAG", "v1");
    String file = folder.resolve("values.yaml").toString();
    assertThat(run.run(args("deploy", "--yes", "--params", file, "--param", "commit-hash=abc")))
        .isEqualTo(0);
    assertThat(run.err()).contains("web1 $ deploy abc 007 v1");
  }

  @Test
  void stopsAtTheFirstFailureWithItsStatus() {
    run.mock("- {run: sudo systemctl stop app, exit: 5, stderr: no such unit}");
    assertThat(play("--yes", "--skip", "wipe")).isEqualTo(1);
    assertThat(run.err())
        .contains("✗ failed with status 5")
        .contains("\"Stop the app\" failed with status 5")
        .contains("2 not reached");
  }

  @Test
  void knowsThatALostConnectionIsNoFailure() {
    run.mock("- {run: sudo systemctl stop app, fault: disconnect}");
    assertThat(play("--yes", "--skip", "wipe")).isEqualTo(5);
  }

  @Test
  void refusesAHostThatIsNotWhoThePageSays() {
    run.page(
        "wipe",
        """
        ---
        runbook:
          hosts:
            web1: {hostname: web9}
        ---
        # Wipe

        ```bash {danger}
        ssh web1 "rm -rf /srv/data"
        ```
        """);
    assertThat(run.run(args("wipe", "--yes", "--confirm", "wipe@web1"))).isEqualTo(7);
    assertThat(run.err()).contains("web1 says it is ops@web1").doesNotContain("✓ 0");
  }

  @Test
  void aDryRunAsksNothingRunsNothingAndRecordsNothing() {
    assertThat(play("--dry-run")).isEqualTo(0);
    assertThat(run.err()).contains("web1 $ rm -rf /srv/data").contains("nothing ran");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void leavesStandardOutputToTheSteps() {
    run.mock("- {run: ls /srv, stdout: \"a\\nb\\e[2J\\r\\n\"}");
    assertThat(play("--yes", "--skip", "wipe")).isEqualTo(0);
    assertThat(run.out()).isEqualTo("a\nb␛[2J\n");
  }

  @Test
  void leavesStandardOutputToTheStepsByteForByteWhereThatIsAskedFor() {
    run.mock("- {run: ls /srv, stdout: \"a\\nb\\e[2J\\r\\n\"}");
    assertThat(play("--yes", "--skip", "wipe", "--raw")).isEqualTo(0);
    assertThat(run.out()).isEqualTo("a\nb\u001b[2J\r\n");
  }

  @Test
  void saysOnlyWhatWentWrongWhenQuiet() {
    assertThat(play("--yes", "--skip", "wipe", "-q")).isEqualTo(0);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void saysWhatOfAStepDidNotRunBecauseItsShellHasEnded() {
    run = new CommandLineRun(folder);
    run.page("quit", "# Quit\n\n```bash\necho one\nexit 0\necho two\necho three\n```\n");

    assertThat(run.run("play", "quit", "--yes")).as(run.err()).isZero();
    assertThat(run.err().replaceAll("\\s+", " "))
        .contains("the shell on local has ended", "of this step did not run: echo two and 1 more");
    assertThat(run.run("transcript")).isZero();
    assertThat(run.out().replaceAll("\\s+", " ")).contains("did not run: echo two and 1 more");
  }
}
