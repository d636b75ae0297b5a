package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.console.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past runs: which are listed, when a procedure worked last, which may be deleted. */
class RunsTest {
  @TempDir Path folder;

  @BeforeEach
  void prepare() {
    fresh()
        .page("good", "# Good\n\n```bash\n# Go\ntrue\n```\n")
        .page("bad", "# Bad\n\n```bash\n# Go\nfalse\n```\n")
        .page("new", "# New\n\n```bash\n# Go\ntrue\n```\n");
  }

  @Test
  void listsTheRunsOfOnePage() {
    playBoth();

    assertThat(lines("runs")).hasSize(3);
    for (String page :
        List.of("good", "good.md", "runbooks/good.md", "good#good", "runbooks/good.md#good")) {
      assertThat(lines("runs", "--page", page)).hasSize(2).last().asString().contains("done");
    }
    CommandLineRun none = fresh();
    assertThat(none.page("other", "# Other\n\n```bash\ntrue\n```\n").run("runs", "--page", "other"))
        .isEqualTo(0);
    assertThat(none.err()).contains("`other` has not been played yet.");
    for (String slip : List.of("othr", "good#other")) {
      CommandLineRun unknown = fresh();
      assertThat(unknown.run("runs", "--page", slip)).isEqualTo(2);
      assertThat(unknown.err()).contains("no page or procedure is called that\n  = ");
    }
  }

  @Test
  void listsTheRunsSinceATime() {
    playBoth();

    assertThat(lines("runs", "--since", "1h")).hasSize(3);
    assertThat(lines("runs", "--since", "2w")).hasSize(3);
    assertThat(lines("runs", "--since", "2026-01-02")).hasSize(3);
    assertThat(lines("runs", "--since", "2026-01-03")).isEmpty();
    CommandLineRun wrong = fresh();
    assertThat(wrong.run("runs", "--since", "yesterday")).isEqualTo(2);
    assertThat(wrong.err()).contains("`yesterday` is no time").contains("write it like `7d`");
  }

  @Test
  void saysWhenEachProcedureWorkedForTheLastTime() throws IOException {
    playBoth();

    assertThat(lines("runs", "--procedures"))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith("TARGET").contains("LAST WORKED"),
            line -> assertThat(line).startsWith("bad").endsWith("never"),
            line -> assertThat(line).startsWith("good").contains("just now  ", "  2026-01-02"));
    assertThat(lines("list"))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).endsWith("LAST WORKED"),
            line -> assertThat(line).startsWith("bad").endsWith("never"),
            line -> assertThat(line).startsWith("new").endsWith("never"),
            line -> assertThat(line).startsWith("good").endsWith("just now"));

    Files.writeString(folder.resolve("runbooks/good.md"), "\nmore\n", StandardOpenOption.APPEND);
    assertThat(lines("list")).anyMatch(line -> line.endsWith("just now, page changed since"));
    assertThat(String.join("\n", lines("runs", "--procedures", "--json")))
        .contains("\"target\":\"good\"", "\"worked\":null", "\"page\":\"changed\"");
    assertThat(String.join("\n", lines("list", "--json"))).contains("\"page\" : \"changed\"");
  }

  @Test
  void deletesOldRunsOnlyWhenItIsSaid() {
    playBoth();

    CommandLineRun unsaid = fresh();
    assertThat(later(unsaid, "runs", "prune", "--older-than", "90d")).isEqualTo(4);
    assertThat(unsaid.out()).contains("good").contains("bad");
    assertThat(unsaid.err()).contains("Nothing was deleted: --yes deletes 2 runs.");
    CommandLineRun refused = fresh().answers("");
    assertThat(later(refused, "runs", "prune", "--older-than", "90d")).isEqualTo(3);
    assertThat(refused.asked()).hasSize(1);
    assertThat(lines("runs")).hasSize(3);

    CommandLineRun agreed = fresh().answers("y");
    assertThat(later(agreed, "runs", "prune", "--older-than", "90d")).isEqualTo(0);
    assertThat(agreed.err()).contains("Deleted 2 runs.");
    assertThat(lines("runs")).isEmpty();
  }

  @Test
  void deletesNothingThatIsYounger() {
    playBoth();

    CommandLineRun run = fresh();
    assertThat(later(run, "runs", "prune", "--older-than", "400d", "--yes")).isEqualTo(0);
    assertThat(run.err()).contains("There is nothing to delete.");
    assertThat(fresh().run("runs", "prune")).isEqualTo(2);
    assertThat(lines("runs")).hasSize(3);
  }

  @Test
  void showsARunWithAPassedOverFailureInRedAndByItsOwnWord() {
    new CommandLineRun(folder)
        .page("good", "# Good\n\n```bash\ntrue\n```\n")
        .page("bad", "# Bad\n\n```bash\nfalse\n```\n")
        .run("play", "good", "--yes");
    new CommandLineRun(folder).answers("y", "s", "the lamp is broken").run("play", "bad");
    new CommandLineRun(folder).answers("q").run("play", "good");

    CommandLineRun list =
        new CommandLineRun(folder).outIsTerminal().columns(200).with("NO_COLOR", "");
    list.run("runs");

    assertThat(list.out())
        .contains(Style.DANGER.paint("done with failures  "))
        .contains(Style.GOOD.paint("done                "))
        .contains(Style.CAUTION.paint("stopped             "));
  }

  private void playBoth() {
    assertThat(fresh().run("play", "good", "--yes")).isEqualTo(0);
    assertThat(fresh().run("play", "bad", "--yes")).isEqualTo(1);
  }

  private CommandLineRun fresh() {
    return new CommandLineRun(folder);
  }

  private List<String> lines(String... args) {
    CommandLineRun run = fresh();
    assertThat(run.run(args)).isEqualTo(0);
    return run.out().lines().toList();
  }

  /** A hundred days later. */
  private static int later(CommandLineRun run, String... args) {
    ProcessContext now = run.world();
    return new Cli(
            new ProcessContext(
                now.out(),
                now.err(),
                now.terminals(),
                now.columns(),
                now.environment(),
                now.folder(),
                now.temp(),
                Clock.offset(now.clock(), Duration.ofDays(100)),
                now.prompters(),
                now.signals(),
                now.shells(),
                now.operator(),
                now.machine(),
                now.version(),
                now.runs()))
        .run(args);
  }
}
