package dev.runbook.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands besides {@code play} print, and what mistakes come to. */
class CommandsTest {
  private static final String PAGE =
      """
      ---
      id: RUN-1
      ---
      # Restart the app

      Takes a **minute**. See [the other page](other.md).

      > [!WARNING]
      > Users are logged out.

      - first, this
      - then `that`

      ```bash
      # Restart it
      ssh web1 "sudo systemctl restart app"
      ```

      ```text
      Active: running
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("restart", PAGE);
  }

  @Test
  void listsProcedures() {
    assertThat(run.run("list")).isEqualTo(0);
    assertThat(run.out().lines())
        .containsExactly(
            "TARGET   TITLE            STEPS  HOSTS  RISK",
            "restart  Restart the app  1      web1   caution");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void namesThePageOfATargetThatTwoPagesHave() {
    String jobs = "# Jobs\n\n## Stop\n\n```bash\nls\n```\n\n## Go\n\n```bash\nls\n```\n";
    run.page("web", jobs).page("api", jobs.replace("## Go", "## Look"));
    assertThat(run.run("list")).isEqualTo(0);
    assertThat(run.out().lines().map(line -> line.split(" ")[0]).toList())
        .contains("runbooks/web.md#stop", "runbooks/api.md#stop", "go", "look");
    assertThat(run.run("plan", folder.resolve("runbooks/api.md") + "#stop")).isEqualTo(0);
  }

  @Test
  void namesTheFirstOfManyHosts() {
    String blocks =
        IntStream.rangeClosed(1, 9)
            .mapToObj(i -> "```bash {host=web" + i + ".example.com}\nuptime\n```\n\n")
            .collect(joining());
    run.page("look", "# Look\n\n" + blocks);
    assertThat(run.run("list")).isEqualTo(0);
    assertThat(run.out().lines())
        .contains(
            "look     Look             9      web1.example.com, web2.example.com and 7 more  none");
    assertThat(run.run("list", "--json")).isEqualTo(0);
    assertThat(run.out()).contains("\"web9.example.com\"");
  }

  @Test
  void listsAsJson() {
    assertThat(run.run("list", "--json")).isEqualTo(0);
    Map<String, Object> parsed = Json.object("{\"all\":" + run.out() + "}");
    assertThat((List<?>) parsed.get("all")).hasSize(1);
    assertThat(run.out()).contains("\"target\" : \"restart\"").contains("\"risk\" : \"caution\"");
  }

  @Test
  void listsTheRestWhenAPageCannotBeRead() {
    run.page("broken", "# Broken\0\n");
    assertThat(run.run("list")).isEqualTo(2);
    assertThat(run.out()).contains("Restart the app");
    assertThat(run.err()).contains("broken.md").contains("error[nul]");
  }

  @Test
  void showsAPageAsItReads() {
    assertThat(run.run("show", "restart")).isEqualTo(0);
    assertThat(run.out())
        .contains(
            "# Restart the app",
            "▌ ⚠ WARNING",
            "▌ Users are logged out.",
            "• first, this\n• then that")
        .contains("│ bash\n│ # Restart it", "│ Active: running");
  }

  @Test
  void plansWithoutRunning() {
    assertThat(run.run("plan", "RUN-1")).isEqualTo(0);
    assertThat(run.out())
        .contains("1 step\n", "  1  Restart it\n", "     restart-the-app/restart-it\n")
        .contains("     web1 $ sudo systemctl restart app\n", "     ▲ caution  ");
  }

  @Test
  void plansAsJson() {
    assertThat(run.run("plan", "restart", "--json")).isEqualTo(0);
    assertThat(Json.object(run.out()))
        .containsEntry("schema", "runbook.plan/1")
        .containsEntry("target", "restart");
  }

  @Test
  void showsProblemsWithTheirPlaces() {
    run.page("odd", "# Odd\n\n```bash {needs=nothing-here}\nls\n```\n");
    assertThat(run.run("plan", "odd")).isEqualTo(2);
    assertThat(run.out())
        .contains("odd.md:3:10: error[unknown-step]", "  | ```bash {needs=nothing-here}", "^^^^");
    assertThat(run.run("play", "odd", "--yes")).isEqualTo(2);
    assertThat(run.err()).contains("error[unknown-step]").contains("nothing was run");
  }

  @Test
  void suggestsTheNearestTarget() {
    assertThat(run.run("plan", "restrat")).isEqualTo(2);
    assertThat(run.err())
        .contains("no runbook or procedure is called `restrat`")
        .contains("did you mean `restart`?");
  }

  @Test
  void suggestsTheNearestCommandAndOption() {
    assertThat(run.run("lst")).isEqualTo(2);
    assertThat(run.err()).contains("there is no command `lst`").contains("did you mean `list`?");
    assertThat(run.run("list", "--jsn")).isEqualTo(2);
    assertThat(run.err()).contains("did you mean `--json`?");
  }

  @Test
  void saysHowItIsUsed() {
    assertThat(run.run("--help")).isEqualTo(0);
    assertThat(run.out()).contains("Usage: runbook").contains("play").contains("Exit status");
    assertThat(run.run()).isEqualTo(2);
    assertThat(run.run("--version")).isEqualTo(0);
    assertThat(run.out()).contains("runbook test");
  }

  @Test
  void looksOnlyWhereItIsTold() {
    run.file("elsewhere/other.md", "# Other\n\n```bash\nls\n```\n");
    assertThat(run.run("list", "--path", folder.resolve("elsewhere").toString())).isEqualTo(0);
    assertThat(run.out()).contains("Other").doesNotContain("Restart");
    assertThat(run.run("list", "--path", "nowhere")).isEqualTo(2);
    assertThat(run.err()).contains("--path nowhere: there is no such folder");
  }

  @Test
  void keepsRunsAndShowsThem() {
    run.mock("- {run: sudo systemctl restart app, stdout: restarted}");
    assertThat(run.run("runs")).isEqualTo(0);
    assertThat(run.err()).contains("Nothing has been played yet.");
    String mock = folder.resolve("mock.yaml").toString();
    assertThat(run.run("play", "restart", "--mock", mock, "--yes")).isEqualTo(0);
    assertThat(run.err())
        .containsPattern("run 20260102-030405-\\w{4} · runbook transcript 20260102");

    CommandLineRun later = new CommandLineRun(folder);
    assertThat(later.run("runs", "--mock")).isEqualTo(0);
    assertThat(later.out()).contains("restart").contains("done");
    assertThat(later.run("transcript", "2026")).isEqualTo(0);
    assertThat(later.out()).contains("web1 $").contains("restarted").contains("ops");
    assertThat(later.run("transcript", "--verify")).isEqualTo(0);
    assertThat(later.out()).contains("is as it was written", "Its head is ");
  }

  @Test
  void printsRunsAndTranscriptsAsJson() {
    String mock = folder.resolve("mock.yaml").toString();
    run.mock("").run("play", "restart", "--mock", mock, "--yes");
    CommandLineRun runs = new CommandLineRun(folder);
    runs.run("runs", "--mock", "--json");
    assertThat((List<?>) Json.object("{\"all\":" + runs.out() + "}").get("all")).hasSize(1);
    CommandLineRun transcript = new CommandLineRun(folder);
    transcript.run("transcript", "--format", "json");
    assertThat((List<?>) Json.object("{\"all\":" + transcript.out() + "}").get("all"))
        .hasSizeGreaterThan(4);
  }

  @Test
  void refusesToRunWhatItCannotRecord() {
    run.mock("").file("state", "a file where a folder should be");
    assertThat(
            run.run("play", "restart", "--mock", folder.resolve("mock.yaml").toString(), "--yes"))
        .isEqualTo(8);
    assertThat(run.err()).contains("cannot be written").doesNotContain("✓");
  }

  @Test
  void saysWhatIsWrongWithAMockFile() {
    run.file("bad.yaml", "hosts:\n  web1:\n    comands: []\n");
    assertThat(run.run("play", "restart", "--mock", folder.resolve("bad.yaml").toString()))
        .isEqualTo(2);
    assertThat(run.err())
        .contains("bad.yaml:3:5: error[unknown-key]")
        .contains("did you mean `commands`?");
  }

  @Test
  void aPageWithoutStepsIsShownAndNotPlayed() {
    run.page(
        "note",
        "# Note\n\nOnly text.\n\n    docker ps\n    then look for the one that restarts (often)\n");
    assertThat(run.run("show", "note")).isEqualTo(0);
    assertThat(run.out()).contains("Only text.");
    assertThat(run.run("play", "note")).isEqualTo(2);
    assertThat(run.err())
        .contains("`note` has no steps: there is nothing to play on it")
        .contains("not played: line 5, it is indented code, and it does not read as shell");
  }

  @Test
  void aPlanNamesWhatIsNotPlayedWhereItWouldHaveStood() {
    run.page("mixed", "# Mixed\n\n```bash\nls\n```\n\n```text\nkubectl get pods\n```\n");
    assertThat(run.run("plan", "mixed")).isEqualTo(0);
    assertThat(run.out())
        .contains(
            """
                 local $ ls

              –  not played: line 7, the fence is marked `text`, and it begins with a
                 command
            """);
  }
}
