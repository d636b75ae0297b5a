package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.run.RunMode;
import dev.runbook.run.RunResult;
import dev.runbook.source.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When procedures last worked, and which journals have to be read for that. */
class LastWorkedTest {
  private static final List<Path> PAGES = List.of(Path.of("/a/one.md"), Path.of("/a/two.md"));

  @TempDir Path folder;

  /**
   * A run, and what was kept of it before it went on.
   *
   * @param kept what a list knew of it, if it knew anything
   * @param now what its journal says
   */
  record History(Optional<RunSummary> kept, RunSummary now) {}

  @Property
  void isTheSameWhetherRunsThatChangeNothingAreReadOrNot(
      @ForAll("histories") List<History> histories) {
    List<History> newestFirst = new ArrayList<>(histories);
    newestFirst.sort(
        Comparator.comparing((History each) -> each.now.start().getEpochSecond()).reversed());
    LastWorked some = LastWorked.about(PAGES);
    for (History each : newestFirst) {
      if (each.kept.filter(some::isSettled).isEmpty()) {
        some.add(each.now);
      }
    }
    LastWorked all = LastWorked.of(newestFirst.stream().map(History::now).toList());
    for (Path page : PAGES) {
      for (String target : List.of("up", "down")) {
        assertThat(some.of(page, target).map(RunSummary::start))
            .isEqualTo(all.of(page, target).map(RunSummary::start));
      }
    }
    assertThat(some.of(Path.of("/b/other.md"), "up")).isEmpty();
  }

  @Provide
  Arbitrary<List<History>> histories() {
    Arbitrary<Integer> millis = Arbitraries.integers().between(0, 5000);
    Arbitrary<Path> page =
        Arbitraries.of(
            Path.of("/a/one.md"),
            Path.of("/a/./one.md"),
            Path.of("/a/two.md"),
            Path.of("/b/other.md"));
    Arbitrary<String> target = Arbitraries.of("up", "down");
    Arbitrary<RunMode> mode =
        Arbitraries.of(RunMode.REAL, RunMode.REAL, RunMode.REAL, RunMode.MOCK);
    Arbitrary<String> outcome =
        Arbitraries.of(RunResult.DONE.word(), RunResult.FAILED.word(), RunSummary.UNKNOWN);
    Arbitrary<Boolean> known = Arbitraries.of(true, false);
    return Combinators.combine(millis, page, target, mode, outcome, outcome, known)
        .as(
            (start, file, name, how, before, now, isKnown) ->
                new History(
                    isKnown ? Optional.of(run(start, file, name, how, before)) : Optional.empty(),
                    run(start, file, name, how, now)))
        .list()
        .ofMaxSize(12);
  }

  private static RunSummary run(
      int millis, Path page, String target, RunMode mode, String outcome) {
    return new RunSummary(
        "20260102-000000-aaaa",
        Instant.parse("2026-01-02T00:00:00Z").plusMillis(millis),
        new RunSummary.Asked(target, target, mode.word(), true, Optional.empty()),
        "ana",
        "laptop",
        new RunSummary.PageVersion(page, page.toString(), "ab12"),
        new RunSummary.Result(
            RunSummary.State.FINISHED,
            outcome,
            OptionalLong.empty(),
            OptionalLong.empty(),
            new RunSummary.Steps(1, 0, 0),
            Optional.empty()));
  }

  @Test
  void isFoundWithWhatWasKeptOfRunsAsItIsWithout() throws IOException {
    Playing playing = Playing.in(folder).recordedAsReal();
    RunStore store = playing.store();
    List<RunFolder> runs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      runs.add(playing.playTo(store).folder());
    }
    Files.createDirectories(folder.resolve("runs/20261124-000000-aaaa"));
    List<Path> pages = List.of(folder.resolve("restore.md"));

    for (int left = runs.size(); left > 0; left--) {
      for (int i = 0; i < 2; i++) {
        assertThat(kept(pages).of(pages.get(0), "restore").map(RunSummary::id))
            .isEqualTo(store().lastWorked(pages).of(pages.get(0), "restore").map(RunSummary::id))
            .contains(runs.get(left - 1).id());
      }
      delete(runs.get(left - 1).path());
    }
    assertThat(kept(pages).procedures()).isEmpty();
  }

  @Test
  void isFoundByTheBeginningsOfRunsThatCannotChangeIt() throws IOException {
    Playing playing = Playing.in(folder).recordedAsReal();
    RunStore store = playing.store();
    RunFolder earlier = playing.playTo(store).folder();
    RunFolder latest = playing.playTo(store).folder();
    Path page = folder.resolve("restore.md");

    assertThat(kept(List.of(page)).of(page, "restore").map(RunSummary::id)).contains(latest.id());
    RunSummaries kept =
        new RunSummaries(cache(), "build", folder.resolve("runs"), (pid, since) -> false);
    assertThat(kept.keepUnseen(earlier.id(), any -> any.outcome().equals("unknown"))).isTrue();
    assertThat(kept.keepUnseen(latest.id(), any -> any.outcome().equals("done"))).isTrue();
  }

  private CacheFolder cache() {
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
    return CacheFolder.of(environment).orElseThrow();
  }

  private LastWorked kept(List<Path> pages) {
    return store().lastWorked(pages, cache(), "build");
  }

  private RunStore store() {
    return new RunStore(folder.resolve("runs"));
  }

  private static void delete(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
