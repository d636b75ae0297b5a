package dev.runbook.cli;

import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.RunSummary;
import dev.runbook.run.RunResult;
import dev.runbook.source.Nearest;
import dev.runbook.source.UnreadableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the run that a person names. */
final class PastRuns {
  /** Of such runs no step is left to be played. */
  private static final Set<String> OVER =
      Set.of(RunResult.DONE.word(), RunResult.DONE_WITH_FAILURES.word());

  private final RunStore store;

  PastRuns(RunStore store) {
    this.store = store;
  }

  /**
   * The run that is to go on: the one that is named, else the newest that did not come to its last
   * step: a real one, if there is one.
   */
  RunFolder resumable(Optional<String> name) {
    if (name.isPresent()) {
      return named(name.get());
    }
    RunStore.Listing all = store.list();
    List<RunSummary> open =
        all.runs().stream()
            .filter(run -> run.isWholeRun() && !OVER.contains(run.outcome()))
            .toList();
    Optional<String> newest =
        open.stream()
            .filter(run -> !run.isMock())
            .findFirst()
            .or(() -> open.stream().findFirst())
            .map(RunSummary::id);
    all.unreadable().stream()
        .filter(run -> mayHaveBegun(run.id()))
        .findFirst()
        .filter(run -> newest.isEmpty() || run.id().compareTo(newest.get()) > 0)
        .ifPresent(PastRuns::refuseToPassOver);
    return newest
        .map(this::named)
        .orElseThrow(
            () ->
                new UsageException(
                    all.runs().isEmpty()
                        ? "there is no run to go on with: none was recorded yet\n"
                            + "  = runbook play TARGET begins one; `runbook list` shows the targets"
                        : "there is no run to go on with: all of them are over\n"
                            + "  = `runbook runs` lists them"));
  }

  /** Killed before its first record, it has done nothing that anybody could go on with. */
  private boolean mayHaveBegun(String id) {
    try {
      return store.find(id).stream().anyMatch(RunStore::hasBegun);
    } catch (UnreadableException e) {
      return true;
    }
  }

  /** The run that a person means is most likely the newest: no older one is taken for it. */
  private static void refuseToPassOver(RunStore.Unreadable run) {
    throw new UsageException(
        "run "
            + run.id()
            + " cannot be read: "
            + run.why()
            + "\n  = to go on with an older one, name it; `runbook runs` lists them");
  }

  /** The run that a person wants to look at: {@code latest} is the newest, real or not. */
  RunFolder shown(String name) {
    return name.equals(RunStore.LATEST) ? store.newest().orElseGet(() -> named(name)) : named(name);
  }

  /** The run of a name: its id, the beginning of that, or {@code latest}. */
  RunFolder named(String name) {
    List<RunFolder> found = store.find(name);
    if (found.size() > 1) {
      String ids = found.stream().map(RunFolder::id).collect(Collectors.joining("\n  "));
      throw new UsageException(
          "several runs begin with `"
              + name
              + "`:\n  "
              + ids
              + "\n  = type more of the one that is meant; `runbook runs` shows what each played");
    }
    if (found.isEmpty()) {
      List<String> ids = store.find("2").stream().map(RunFolder::id).toList();
      String hint = Nearest.didYouMean(name, ids).orElse("`runbook runs` lists them");
      throw new UsageException(
          name.equals(RunStore.LATEST)
              ? "nothing has been played yet\n"
                  + "  = runbook play TARGET; `runbook list` shows the targets"
              : "there is no run `" + name + "`\n  = " + hint);
    }
    return found.get(0);
  }
}
