package dev.runbook.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Selects past runs.
 *
 * @param page a page's path, its file's name with or without {@code .md}, a target, or {@code
 *     page#target}; empty for every page
 * @param folder where a relative path begins
 * @param since the earliest start; empty for every time
 * @param mock whether runs on scripted hosts are wanted, instead of real ones
 * @param rollout the id of a run that leads a rollout: the runs of its hosts are wanted, whatever
 *     their mode; empty for runs of their own
 */
public record RunFilter(
    Optional<String> page,
    Path folder,
    Optional<Instant> since,
    boolean mock,
    Optional<String> rollout) {
  private static final String SUFFIX = ".md";

  /** Selects runs of their own. */
  public RunFilter(Optional<String> page, Path folder, Optional<Instant> since, boolean mock) {
    this(page, folder, since, mock, Optional.empty());
  }

  /** The runs of a listing that are wanted; those that cannot be read are never left out. */
  public RunStore.Listing of(RunStore.Listing listing) {
    return new RunStore.Listing(
        listing.runs().stream().filter(this::wants).toList(), listing.unreadable());
  }

  private boolean wants(RunSummary run) {
    Optional<String> leader = run.part().map(RunSummary.Part::run);
    return leader.equals(rollout)
        && (rollout.isPresent() || run.isMock() == mock)
        && since.map(time -> !run.start().isBefore(time)).orElse(true)
        && page.map(wanted -> isOf(run, wanted)).orElse(true);
  }

  private boolean isOf(RunSummary run, String wanted) {
    Path path = folder.resolve(wanted).toAbsolutePath().normalize();
    String name =
        run.page().file().getFileName() == null ? "" : run.page().file().getFileName().toString();
    int mark = wanted.lastIndexOf('#');
    if (mark > 0
        && run.target().equals(wanted.substring(mark + 1))
        && isOf(run, wanted.substring(0, mark))) {
      return true;
    }
    return run.target().equals(wanted)
        || run.page().file().toAbsolutePath().normalize().equals(path)
        || withoutSuffix(name).equals(withoutSuffix(wanted));
  }

  private static String withoutSuffix(String name) {
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }
}
