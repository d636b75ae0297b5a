package dev.runbook.cli;

import dev.runbook.cli.console.Style;
import dev.runbook.cli.console.Text;
import dev.runbook.journal.LastWorked;
import dev.runbook.journal.RunFilter;
import dev.runbook.journal.RunStore;
import dev.runbook.report.RunsTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runbook runs}. */
@Command(name = "runs", description = "List past runs, the newest first.")
final class RunsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Option(
      names = "--page",
      paramLabel = "PAGE",
      description = "Only runs of this page: its path or name, or a target.")
  private Optional<String> page = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only runs since then: 7d, 2w, 2026-01-31 (UTC), or a time like that in --json.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--procedures",
      description = "Instead of runs: each procedure, and when it worked for the last time.")
  private boolean procedures;

  @Option(
      names = "--mock",
      description = "Instead of real runs: those that were played on mock hosts.")
  private boolean mock;

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  RunsCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Optional<Instant> from = since.map(text -> PointInTime.of(text, world.clock()));
    RunStore.Listing all = new RunStore(RunStore.usualRoot(world.environment())).list();
    RunStore.Listing listing = new RunFilter(page, world.folder(), from, mock).of(all);
    if (procedures) {
      showProcedures(LastWorked.of(listing.runs()));
    } else if (json) {
      world.out().print(RunsTable.json(listing));
    } else {
      int columns = world.terminals().out() ? world.columns().getAsInt() : Integer.MAX_VALUE;
      show(
          RunsTable.rows(listing, columns, world.clock().getZone()).stream()
              .map(RunsCommand::text)
              .toList(),
          nothing(all));
    }
    return ExitStatus.DONE;
  }

  private void showProcedures(LastWorked last) {
    if (json) {
      world.out().print(RunsTable.procedureJson(last));
    } else {
      show(
          RunsTable.procedureLines(last, world.clock()).stream().map(Text::of).toList(),
          "Nothing has been played for real yet.");
    }
  }

  private String nothing(RunStore.Listing all) {
    if (page.isPresent() || since.isPresent()) {
      return "No such runs.";
    }
    if (mock) {
      return "Nothing has been played on mock hosts yet.";
    }
    return all.runs().isEmpty()
        ? "Nothing has been played yet."
        : "Nothing has been played for real yet; --mock lists what was played on mock hosts.";
  }

  private static Text text(RunsTable.Row row) {
    Style style =
        switch (row.verdict()) {
          case NONE -> Style.PLAIN;
          case GOOD -> Style.GOOD;
          case BAD -> Style.DANGER;
          case OPEN -> Style.CAUTION;
        };
    return Text.of(row.before()).plus(row.outcome(), style).plus(row.after());
  }

  private void show(List<Text> lines, String nothing) {
    if (lines.isEmpty()) {
      world.conversation(common).line(nothing);
    }
    lines.forEach(world.result(common)::line);
  }
}
