package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The frame before danger: what it holds, and what stands at the prompt of any terminal. */
class DangerFrameTest {
  private static final String PAGE =
      """
      # Wipe

      ## Data

      ```bash {name=data danger}
      # Wipe the data
      ssh web1 "rm -rf /srv/data"
      ```

      ```bash {name=logs danger}
      # Wipe the logs
      ssh web1 "rm -rf /srv/logs"
      ```

      ```bash {name=pages danger optional}
      # Wipe the pages
      ssh web1 "rm -rf /srv/pages"
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("wipe", PAGE).mock("");
  }

  private int play(String... flags) {
    List<String> args =
        new ArrayList<>(List.of("play", "wipe", "--mock", folder.resolve("mock.yaml").toString()));
    args.addAll(List.of(flags));
    return run.run(args.toArray(String[]::new));
  }

  private String frame() {
    String err = run.err();
    return err.substring(err.lastIndexOf("╔"), err.lastIndexOf("╝") + 2);
  }

  @Test
  void holdsTheStepsThatMayStillRunInEightyColumns() {
    run.answers("y", "no", "q");
    assertThat(play()).isEqualTo(3);
    assertThat(frame())
        .isEqualTo(
            """
            ╔═ DANGER · mock ══════════════════════════════════════════════════════════════╗
            ║ Wipe the data                                                                ║
            ║ web1 $ rm -rf /srv/data                                                      ║
            ║ ▲ danger  it deletes folders with everything in them (line 7)                ║
            ║                                                                              ║
            ║ Wipe the logs                                                                ║
            ║ web1 $ rm -rf /srv/logs                                                      ║
            ║ ▲ danger  it deletes folders with everything in them (line 12)               ║
            ║                                                                              ║
            ║ Wipe the pages                                                               ║
            ║ web1 $ rm -rf /srv/pages                                                     ║
            ║ ▲ danger  it deletes folders with everything in them (line 17)               ║
            ║                                                                              ║
            ║ web1 says it is ops@web1                                                     ║
            ║ Your answer covers these 3 steps. Before each of the others you are still    ║
            ║ asked for a y.                                                               ║
            ╚══════════════════════════════════════════════════════════════════════════════╝
            """);
  }

  @Test
  void holdsNoStepThatWasSkippedOrIsLeftOut() {
    run.answers("s not that", "y", "no", "q");
    assertThat(play("--skip", "pages")).isEqualTo(3);
    assertThat(frame())
        .isEqualTo(
            """
            ╔═ DANGER · mock ══════════════════════════════════════════════════════════════╗
            ║ Wipe the logs                                                                ║
            ║ web1 $ rm -rf /srv/logs                                                      ║
            ║ ▲ danger  it deletes folders with everything in them (line 12)               ║
            ║                                                                              ║
            ║ web1 says it is ops@web1                                                     ║
            ║ ! left out with --skip: step 3 "Wipe the pages"                              ║
            ║ ! skipped: step 1 "Wipe the data"                                            ║
            ╚══════════════════════════════════════════════════════════════════════════════╝
            """);
  }

  @Test
  void holdsNoStepThatIsOverAlready() {
    run.answers("y", "web1", "q");
    assertThat(play("--skip", "pages")).isEqualTo(3);
    assertThat(frame()).contains("Wipe the data", "Wipe the logs");
    CommandLineRun resumed = new CommandLineRun(folder).answers("y", "no", "q");
    assertThat(resumed.run("resume")).isEqualTo(3);
    assertThat(resumed.err()).contains("║ Wipe the logs").doesNotContain("║ Wipe the data");
  }

  @Test
  void isLeafedThroughAtFiftyByTwenty() {
    run.columns(50).rows(20).answers("y", "", "", "no", "q");
    assertThat(play()).isEqualTo(3);
    assertThat(run.asked()).filteredOn("Enter goes on, q leaves it › "::equals).hasSize(2);
    assertThat(run.err()).contains("║ web1 $ rm -rf /srv/pages");
    assertThat(frame())
        .isEqualTo(
            """
            ╔═ DANGER · mock · in sum ═══════════════════════╗
            ║ Wipe the data                                  ║
            ║ ▲ danger  it deletes folders with everything … ║
            ║   1 command, shown above                       ║
            ║ Wipe the logs                                  ║
            ║ ▲ danger  it deletes folders with everything … ║
            ║   1 command, shown above                       ║
            ║ Wipe the pages                                 ║
            ║ ▲ danger  it deletes folders with everything … ║
            ║   1 command, shown above                       ║
            ║ web1 says it is ops@web1                       ║
            ╚════════════════════════════════════════════════╝
            """);
    assertThat(frame().lines().count() + 3).isLessThanOrEqualTo(20);
  }

  @Test
  void countsTheStepsThatDoNotFitIntoTheSum() {
    StringBuilder page = new StringBuilder("# Wipe\n\n");
    for (int i = 1; i <= 12; i++) {
      page.append(
          "```bash {danger}\n# Wipe %d\nssh web1 \"rm -rf /srv/%d\"\n```\n\n".formatted(i, i));
    }
    run.page("wipe", page.toString());
    run.columns(50).rows(20).answers("y", "", "", "", "", "", "no", "q");
    assertThat(play()).isEqualTo(3);
    assertThat(frame().lines().count() + 3).isLessThanOrEqualTo(20);
    assertThat(frame())
        .contains("DANGER", "and 8 steps more", "web1 says it is ops@web1")
        .startsWith("╔═ DANGER · mock · in sum ═");
  }

  @Test
  void fitsAHundredAndTwentyColumns() {
    run.columns(120).rows(40).answers("y", "no", "q");
    assertThat(play("--skip", "logs", "--skip", "pages")).isEqualTo(3);
    assertThat(frame().lines()).allMatch(line -> line.codePointCount(0, line.length()) == 120);
    assertThat(frame())
        .contains("! left out with --skip: step 2 \"Wipe the logs\", step 3 \"Wipe the pages\"");
  }

  @Test
  void manyStepsThatAreLeftOutAreTheirNumbers() {
    run.page(
        "wipe",
        "# Wipe\n\n"
            + "```bash\n# Look\nssh web1 \"ls\"\n```\n\n".repeat(6)
            + "```bash {name=wipe danger}\n# Wipe\nssh web1 \"rm -rf /srv\"\n```\n");
    run.answers("y", "no", "q");
    assertThat(play("--from", "wipe/wipe")).isEqualTo(3);
    assertThat(frame()).contains("! left out with --from: steps 1–6 ");
  }

  @Test
  void looksAroundAtThePromptAndComesBackToIt() {
    run.answers("y", "v", "?", "!", "web1", "s no", "");
    assertThat(play()).isZero();
    assertThat(run.err())
        .contains(
            "you are here: Wipe the data",
            "anything else is a no",
            "There is no shell to open: web1 is a mock here.");
    assertThat(run.asked()).filteredOn(asked -> asked.startsWith("Type web1")).hasSize(4);
  }

  @Test
  void aTargetThatIsCalledLikeAKeyIsStillTyped() {
    run.page("wipe", "# Wipe\n\n```bash {danger host=v}\nrm -rf /srv\n```\n");
    run.file(
        "mock.yaml",
        "hosts:\n"
            + "  v:\n"
            + "    identity: {hostname: v, user: ops}\n"
            + "    otherwise: ok\n"
            + "  local: {otherwise: ok}\n");
    run.answers("y", "v");
    assertThat(play()).isZero();
  }

  @Test
  void isSaidInWordsWhereNoLinesAreDrawn() {
    run.with("TERM", "dumb").answers("y", "no", "q");
    assertThat(play("--skip", "logs", "--skip", "pages")).isEqualTo(3);
    assertThat(run.err())
        .contains(
            """
            Wipe · step 1 of 3 · mock · web1
            """)
        .contains(
            """
            DANGER · mock:
            Wipe the data
            web1 $ rm -rf /srv/data
            ▲ danger  it deletes folders with everything in them (line 7)

            web1 says it is ops@web1
            ! left out with --skip: step 2 "Wipe the logs", step 3 "Wipe the pages"
            end of DANGER · mock
            """)
        .doesNotContain("║", "══", "──", "\u001b");
  }
}
