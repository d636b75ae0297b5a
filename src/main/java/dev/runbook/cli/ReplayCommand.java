package dev.runbook.cli;

import dev.runbook.cli.console.ReplayView;
import dev.runbook.cli.console.Screen;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFilter;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.RunSummary;
import dev.runbook.json.Json;
import dev.runbook.replay.TestJson;
import dev.runbook.replay.TestReport;
import dev.runbook.source.UnreadableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook replay RUN… | --since TIME}. */
@Command(
    name = "replay",
    description = "Play today's pages against the answers of hosts in past runs. Sends nothing.",
    footer = {
      "",
      "Exit status: 0 no page has changed what it does, 1 a page has, 2 a run cannot be read."
    })
final class ReplayCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "Ids of runs, the beginnings of ids, or latest.")
  private List<String> runs = List.of();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "All real runs since then: 90d, 2w, 2026-01-31 (UTC).")
  private Optional<String> since = Optional.empty();

  @Option(names = "--json", description = "As JSON: schema runbook.replay/1.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  ReplayCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    if (runs.isEmpty() == since.isEmpty()) {
      throw new UsageException(
          "name runs, or say --since TIME\n"
              + "  = `runbook replay latest`, or `runbook replay --since 90d`");
    }
    Map<PastRun, TestReport> replayed = new LinkedHashMap<>();
    Map<String, String> passedOver = new LinkedHashMap<>();
    try (CommandSession session = CommandSession.reading(world, common)) {
      for (PastRun run : past()) {
        try {
          replayed.put(run, session.runbooks().replay(session.runbooks().recording(run)));
        } catch (UnreadableException e) {
          passedOver.put(run.summary().id(), e.problem().message());
        }
      }
    }
    show(replayed, passedOver);
    boolean nothing = replayed.isEmpty() && !runs.isEmpty();
    boolean drifted = replayed.values().stream().anyMatch(report -> !report.passes());
    return nothing ? ExitStatus.USAGE : drifted ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private List<PastRun> past() {
    RunStore store = world.runs().get();
    List<String> names = new ArrayList<>(runs);
    if (since.isPresent()) {
      Optional<Instant> from = since.map(text -> PointInTime.of(text, world.clock()));
      RunStore.Listing some =
          new RunFilter(Optional.empty(), world.folder(), from, false).of(store.list());
      some.runs().stream().map(RunSummary::id).forEach(names::add);
    }
    PastRuns past = new PastRuns(store);
    return names.stream().map(name -> PastRun.read(past.named(name))).toList();
  }

  private void show(Map<PastRun, TestReport> replayed, Map<String, String> passedOver) {
    Screen screen = world.result(common);
    if (json) {
      List<Object> all = new ArrayList<>();
      replayed.forEach(
          (run, report) ->
              all.add(
                  Json.map(
                      "run", run.summary().id(),
                      "target", run.summary().target(),
                      "kept", report.passes(),
                      "differences", TestJson.differences(report))));
      screen.line(
          Json.line(Json.map("schema", "runbook.replay/1", "runs", all, "passedOver", passedOver)));
      return;
    }
    ReplayView view = new ReplayView(screen);
    replayed.forEach(
        (run, report) -> view.show(run.summary().id() + "  " + run.summary().target(), report));
    passedOver.forEach((run, why) -> screen.line("- " + run + "  " + why));
    long kept = replayed.values().stream().filter(TestReport::passes).count();
    screen.line(
        replayed.size()
            + (replayed.size() == 1 ? " run: " : " runs: ")
            + kept
            + " kept, "
            + (replayed.size() - kept)
            + " drifted");
  }
}
