package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunMode;
import dev.runbook.testkit.TickingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  @TempDir Path folder;

  private Path root;
  private Plan plan;

  @BeforeEach
  void planOnce() {
    root = folder.resolve("state").resolve("runs");
    plan = Playing.in(folder).plan();
  }

  @Test
  void namesRunsByTheirSecond() {
    String id = begin(store("2026-11-23T07:15:30Z"));

    assertThat(id).matches("20261123-071530-[2-9a-z]{4}");
  }

  @Test
  void givesEachRunAFolderOfItsOwn() {
    RunStore store =
        new RunStore(root, Clock.fixed(Playing.START, ZoneOffset.UTC), new Repeating());

    assertThat(List.of(begin(store), begin(store), begin(store))).doesNotHaveDuplicates();
  }

  @Test
  void listsTheNewestFirst() {
    String oldest = begin(store("2026-11-23T07:15:30Z"));
    String newest = begin(store("2026-12-01T00:00:00Z"));
    String middle = begin(store("2026-11-23T07:15:31Z"));

    assertThat(new RunStore(root).list().runs())
        .map(RunSummary::id)
        .containsExactly(newest, middle, oldest);
  }

  @Test
  void knowsTheLatestOfOneSecond() {
    List<String> ids = new ArrayList<>();
    RunStore store =
        new RunStore(
            root, new TickingClock(Instant.parse("2026-11-23T07:15:30Z"), 7), new Random(1));
    for (int i = 0; i < 12; i++) {
      ids.add(0, begin(store));
    }

    assertThat(store.list().runs()).map(RunSummary::id).isEqualTo(ids);
    assertThat(store.find("latest")).map(RunFolder::id).containsExactly(ids.get(0));
    assertThat(store.newest()).map(RunFolder::id).contains(ids.get(0));
  }

  @Test
  void findsARunByItsIdOrTheBeginningOfIt() {
    RunStore store = new RunStore(root);
    String one = begin(store("2026-11-23T07:15:30Z"));
    String other = begin(store("2026-11-24T07:15:30Z"));

    assertThat(store.find(one)).map(RunFolder::id).containsExactly(one);
    assertThat(store.find("20261123")).map(RunFolder::id).containsExactly(one);
    assertThat(store.find("202611")).map(RunFolder::id).containsExactly(other, one);
    assertThat(store.find("2025")).isEmpty();
    assertThat(store.find("")).isEmpty();
    assertThat(store.find("..")).isEmpty();
  }

  @Test
  void isEmptyWhereThereIsNoFolder() {
    RunStore store = new RunStore(folder.resolve("nowhere"));

    assertThat(store.list().runs()).isEmpty();
    assertThat(store.find("latest")).isEmpty();
    assertThat(store.newest()).isEmpty();
  }

  @Test
  void reportsRunsThatCannotBeRead() throws IOException {
    String good = begin(store("2026-11-23T07:15:30Z"));
    Path empty = Files.createDirectories(root.resolve("20261124-000000-aaaa"));
    Path torn = Files.createDirectories(root.resolve("20261125-000000-bbbb"));
    Files.writeString(torn.resolve("journal.jsonl"), "{\"seq\":1,");
    Files.createDirectories(root.resolve("notes"));

    RunStore.Listing listing = new RunStore(root).list();

    assertThat(listing.runs()).map(RunSummary::id).containsExactly(good);
    assertThat(listing.unreadable())
        .map(RunStore.Unreadable::id)
        .containsExactly(torn.getFileName().toString(), empty.getFileName().toString());
    assertThat(listing.unreadable())
        .map(RunStore.Unreadable::why)
        .satisfiesExactly(
            why -> assertThat(why).contains("the writing was cut off within record 1"),
            why -> assertThat(why).contains("there is no such journal"));
  }

  @Test
  void knowsWhereRunsUsuallyAre() {
    assertThat(RunStore.usualRoot(Map.of("HOME", "/home/ana")))
        .isEqualTo(Path.of("/home/ana/.local/state/runbook/runs"));
    assertThat(RunStore.usualRoot(Map.of("HOME", "/home/ana", "XDG_STATE_HOME", "/state")))
        .isEqualTo(Path.of("/state/runbook/runs"));
    assertThat(RunStore.usualRoot(Map.of("HOME", "/home/ana", "XDG_STATE_HOME", "state")))
        .isEqualTo(Path.of("/home/ana/.local/state/runbook/runs"));
  }

  private RunStore store(String time) {
    return new RunStore(
        root, Clock.fixed(Instant.parse(time), ZoneOffset.UTC), new Random(time.hashCode()));
  }

  private String begin(RunStore store) {
    try (Journal journal = store.create(plan, Playing.source(plan), Playing.ANA, Mask.none())) {
      journal.record(new RunEvent.RunStarted(plan, RunMode.MOCK));
      return journal.id();
    }
  }

  /** Says every number twice. */
  private static final class Repeating extends Random {
    private static final long serialVersionUID = 1L;
    private int calls;

    @Override
    protected int next(int bits) {
      return calls++ / 8;
    }
  }
}
