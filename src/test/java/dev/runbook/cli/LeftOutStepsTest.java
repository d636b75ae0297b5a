package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that flags leave out: they keep the page's numbers, and nobody overlooks them. */
class LeftOutStepsTest {
  private static final String PAGE =
      """
      # Move

      - [ ] Everybody knows

      ```bash
      # Look
      ssh web1 "ls /srv"

      # Take a copy
      ssh web1 "cp -a /srv/data /srv/copy"

      # Wipe
      ssh web1 "rm -rf /srv/data"

      # Tell
      ssh web1 "hostname"
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("move", PAGE).mock("");
  }

  private int play(String... flags) {
    List<String> args =
        new ArrayList<>(List.of("play", "move", "--mock", folder.resolve("mock.yaml").toString()));
    args.addAll(List.of(flags));
    return run.run(args.toArray(String[]::new));
  }

  private String err() {
    return run.err().replace(folder.toString(), "HERE").replaceAll("20260102-030405-\\w{4}", "RUN");
  }

  @Test
  void fromKeepsThePagesNumbersAndSaysFirstWhatIsLeftOut() {
    assertThat(play("--from", "tell", "--yes")).isEqualTo(0);
    assertThat(err())
        .startsWith(
            """

            Move  HERE/runbooks/move.md
            1 of 5 steps on web1 · mock: nothing leaves this machine
            ! left out with --from: step 1 "Everybody knows", step 2 "Look", step 3 "Take a
              copy", step 4 "Wipe"
              web1 says it is ops@web1

            ── Move · step 5 of 5 · mock ─────────────────────────────────────────── web1 ──
            Move › Tell
            """);
  }

  @Test
  void onlyAndSkipKeepThePagesNumbersToo() {
    assertThat(play("--only", "look", "--only", "tell", "--skip", "look", "--yes")).isEqualTo(0);
    assertThat(err())
        .contains(
            """
            2 of 5 steps on web1 · mock: nothing leaves this machine
            ! left out with --only: step 1 "Everybody knows", step 3 "Take a copy", step 4
              "Wipe"
            ! left out with --skip: step 2 "Look"
            """)
        .contains("– step 2 of 5 · Look · left out with --skip")
        .contains("── Move · step 5 of 5 · mock ──");
  }

  @Test
  void whatIsLeftOutStandsInTheFrameOfDanger() {
    run.answers("s no need", "y", "web1", "");
    assertThat(play("--from", "look", "--skip", "take-a-copy")).isEqualTo(0);
    assertThat(err().replace('\u00a0', ' '))
        .contains(
            """
            ╔═ DANGER · mock ══════════════════════════════════════════════════════════════╗
            ║ Wipe                                                                         ║
            ║ web1 $ rm -rf /srv/data                                                      ║
            ║ ▲ danger  it deletes folders with everything in them (line 13)               ║
            ║                                                                              ║
            ║ web1 says it is ops@web1                                                     ║
            ║ ! left out with --from: step 1 "Everybody knows"                             ║
            ║ ! left out with --skip: step 3 "Take a copy"                                 ║
            ║ ! skipped: step 2 "Look"                                                     ║
            ╚══════════════════════════════════════════════════════════════════════════════╝
            """);
  }

  @Test
  void theRecordHasThemAsDeviations() {
    String confirmed = "wipe@web1";
    assertThat(play("--from", "look", "--skip", "take-a-copy", "--yes", "--confirm", confirmed))
        .isEqualTo(0);
    CommandLineRun told = new CommandLineRun(folder);
    assertThat(told.run("transcript", "--format", "markdown")).isEqualTo(0);
    assertThat(told.out())
        .contains(
            """
            ## Deviations from the page

            - 2026-01-02 03:04:05 UTC, step 1 (Everybody knows): left out with --from
            - 2026-01-02 03:04:05 UTC, step 3 (Take a copy): left out with --skip
            """)
        .contains("| 3 | Take a copy | web1 | caution | 03:04:05 |  | left-out |")
        .contains("| 4 | Wipe | web1 | danger | 03:04:05 | 0 ms | ok |");
  }

  @Test
  void thePlanKeepsTheNumbers() {
    assertThat(run.run("plan", "move", "--from", "wipe")).isEqualTo(0);
    assertThat(run.out().replace('\u00a0', ' '))
        .contains(
            """
            2 steps
            ! left out with --from: step 1 "Everybody knows", step 2 "Look", step 3 "Take a
              copy"

              4  Wipe
            """);
  }

  @Test
  void aPartOfAProcedureDoesNotCountAsItHavingWorked() {
    run.page("short", "# Short\n\n```bash\n# A\ntrue\n\n# B\ntrue\n```\n");
    assertThat(run.run("play", "short", "--yes", "--only", "a")).isEqualTo(0);
    assertThat(procedures()).contains("never");
    assertThat(run.run("play", "short", "--yes", "--skip", "a")).isEqualTo(0);
    assertThat(procedures()).contains("never");
    assertThat(run.run("play", "short", "--yes")).isEqualTo(0);
    assertThat(procedures()).contains("just now");
  }

  private String procedures() {
    CommandLineRun listed = new CommandLineRun(folder);
    assertThat(listed.run("runs", "--procedures")).isEqualTo(0);
    return listed.out();
  }
}
