package dev.runbook.cli;

import dev.runbook.cli.console.Style;
import dev.runbook.cli.console.Text;
import dev.runbook.journal.LastWorked;
import dev.runbook.journal.RunFilter;
import dev.runbook.journal.RunStore;
import dev.runbook.json.Json;
import dev.runbook.plan.Targets;
import dev.runbook.play.RemoteRuns;
import dev.runbook.report.RunsTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runbook runs}. */
@Command(name = "runs", description = "List past runs, the newest first.")
final class RunsCommand implements Callable<Integer> {
  private static final int MOST = 1000;
  private static final PlainOptions PLAIN =
      PlainOptions.flags("--json", "--procedures", "--mock")
          .and(PlainOptions.once("--page", "--since"));

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
      description = "List procedures instead of runs, and when each last worked.")
  private boolean procedures;

  @Option(names = "--mock", description = "List runs on mock hosts instead of real runs.")
  private boolean mock;

  @Option(
      names = "--of",
      paramLabel = "RUN",
      description = "List the runs of a group's hosts that this run has led.")
  private Optional<String> rollout = Optional.empty();

  @Option(
      names = "--on",
      paramLabel = "ADDRESS",
      description = "List the runs of a Temporal server, the newest first.")
  private Optional<String> on = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  RunsCommand(ProcessContext world) {
    this.world = world;
  }

  /** The command that some words say, where these are plain. */
  static Optional<RunsCommand> plain(ProcessContext world, String... args) {
    return PlainWords.of(args, PLAIN, 0)
        .map(
            words -> {
              RunsCommand command = new RunsCommand(world);
              command.json = words.has("--json");
              command.page = words.value("--page");
              command.since = words.value("--since");
              command.procedures = words.has("--procedures");
              command.mock = words.has("--mock");
              command.common = CommonOptions.of(words);
              return command;
            });
  }

  @Override
  public Integer call() {
    if (on.isPresent()) {
      return remote(on.get());
    }
    Optional<Instant> from = since.map(text -> PointInTime.of(text, world.clock()));
    RunStore.Listing all = world.pastRuns();
    Optional<String> leader =
        rollout.map(name -> new PastRuns(world.runs().get()).shown(name).id());
    RunStore.Listing listing = new RunFilter(page, world.folder(), from, mock, leader).of(all);
    if (listing.runs().isEmpty()) {
      page.ifPresent(named -> refuseUnknown(named, all));
    }
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

  private int remote(String address) {
    try (RemoteRuns runs = RemotePlaces.open(world, address)) {
      List<RemoteRuns.Summary> all = runs.list(MOST);
      if (json) {
        world
            .out()
            .println(Json.pretty(Json.map("runs", all.stream().map(RunsCommand::of).toList())));
      } else {
        show(
            all.stream()
                .map(
                    each ->
                        Text.of(
                            String.join(
                                "  ", each.id(), each.started(), each.state(), each.target())))
                .toList(),
            "Nothing has been played there yet.");
      }
    }
    return ExitStatus.DONE;
  }

  private static Map<String, Object> of(RemoteRuns.Summary run) {
    return Json.map(
        "id", run.id(), "target", run.target(), "state", run.state(), "started", run.started());
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

  /** Neither played nor there to be played: a slip, and not a page without runs. */
  private void refuseUnknown(String named, RunStore.Listing all) {
    if (isPlayed(all, false) || isPlayed(all, true)) {
      return;
    }
    try (CommandSession session = CommandSession.reading(world, common)) {
      Targets.Found found = session.runbooks().find(named);
      if (found.isNothing()) {
        throw new UsageException(
            "no run has played `"
                + named
                + "`, and no page or procedure is called that\n  = "
                + found.hint().orElse("`runbook runs --procedures` lists what was played"));
      }
    }
  }

  private boolean isPlayed(RunStore.Listing all, boolean onMocks) {
    return !new RunFilter(page, world.folder(), Optional.empty(), onMocks).of(all).runs().isEmpty();
  }

  private String nothing(RunStore.Listing all) {
    if (rollout.isPresent()) {
      return "That run has played nothing on a group of hosts.";
    }
    if (since.isPresent() || page.isPresent() && isPlayed(all, mock)) {
      return "No such runs.";
    }
    if (page.isPresent()) {
      return isPlayed(all, !mock)
          ? "No such runs" + (mock ? "." : "; --mock lists those on mock hosts.")
          : "`" + page.get() + "` has not been played yet.";
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
