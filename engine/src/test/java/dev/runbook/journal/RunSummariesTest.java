package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.runbook.source.CacheFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lists remember of runs that have ended or were cut off, and when they look again. */
class RunSummariesTest {
  @TempDir Path folder;
  private RunFolder run;

  @BeforeEach
  void aRun() {
    run = Playing.in(folder).play().folder();
  }

  @Test
  void areKeptFromOneListToTheNext() throws IOException {
    List<RunSummary> read = store().list().runs();
    assertThat(listed("build")).isEqualTo(read);
    assertThat(listed("build")).isEqualTo(read);

    inCache("laptop", "lector");
    assertThat(listed("build")).extracting(RunSummary::machine).containsExactly("lector");
  }

  @Test
  void doNotCountForAnotherProgram() throws IOException {
    listed("build");
    inCache("laptop", "lector");
    assertThat(listed("build 2")).extracting(RunSummary::machine).containsExactly("laptop");
  }

  @Test
  void doNotCountForARunThatWentOn() throws IOException {
    listed("build");
    inCache("laptop", "lector");
    Files.writeString(run.journal(), "torn", StandardOpenOption.APPEND);
    assertThat(listed("build")).extracting(RunSummary::machine).containsExactly("laptop");
  }

  @Test
  void areKeptOfARunThatWasCutOffUntilItsProcessIsThere() throws IOException {
    cutOff();
    assertThat(listed("build")).extracting(RunSummary::outcome).containsExactly("unknown");
    inCache("laptop", "lector");
    assertThat(listed("build"))
        .extracting(RunSummary::machine, RunSummary::state)
        .containsExactly(tuple("lector", RunSummary.State.CUT_OFF));

    assertThat(summaries((pid, since) -> true).of(run))
        .extracting(RunSummary::machine, RunSummary::state)
        .containsExactly("laptop", RunSummary.State.IN_FLIGHT);
  }

  @Test
  void areNotKeptOfARunThatIsBeingPlayed() throws IOException {
    cutOff();
    RunSummaries summaries = summaries((pid, since) -> true);
    assertThat(summaries.of(run).state()).isEqualTo(RunSummary.State.IN_FLIGHT);
    summaries.write();
    assertThat(cached()).doesNotContain("laptop");
  }

  private RunSummaries summaries(Liveness liveness) {
    return new RunSummaries(cache(), "build", folder.resolve("runs"), liveness);
  }

  private void cutOff() throws IOException {
    String journal = Files.readString(run.journal());
    int last = journal.stripTrailing().lastIndexOf('\n') + 1;
    Files.writeString(run.journal(), journal.substring(0, last));
  }

  @Test
  void areKeptWhenARunEndsForTheFirstList() throws IOException {
    store().keepEnded(cache(), "build");
    inCache("laptop", "lector");
    assertThat(listed("build")).extracting(RunSummary::machine).containsExactly("lector");
    store().keepEnded(cache(), "build");
    assertThat(cached()).contains("lector");
  }

  @Test
  void areNotKeptAheadOfARunWithALongJournal() throws IOException {
    Files.writeString(run.journal(), " ".repeat(300_000), StandardOpenOption.APPEND);
    store().keepEnded(cache(), "build");
    assertThat(cached()).doesNotContain("laptop");
    assertThat(listed("build")).hasSize(1);
  }

  @Test
  void areReadWholeWhereOnlyTheBeginningWasEnoughBefore() {
    RunSummaries first = summaries((pid, since) -> false);
    assertThat(first.keepBeginning(run, beginning -> false)).isFalse();
    assertThat(first.keepBeginning(run, beginning -> beginning.target().equals("restore")))
        .isTrue();
    first.write();

    RunSummaries second = summaries((pid, since) -> false);
    assertThat(second.keepUnseen(run.id(), kept -> kept.outcome().equals("unknown"))).isTrue();
    assertThat(second.keepBeginning(run, any -> true)).isFalse();
    assertThat(second.of(run).outcome()).isEqualTo("done");
    assertThat(listed("build")).isEqualTo(store().list().runs());
  }

  @Test
  void areForgottenWithTheirRuns() throws IOException {
    listed("build");
    try (Stream<Path> files = Files.walk(run.path())) {
      for (Path each : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(each);
      }
    }
    assertThat(listed("build")).isEmpty();
    assertThat(cached()).doesNotContain("laptop");
  }

  private List<RunSummary> listed(String build) {
    return store().list(cache(), build).runs();
  }

  private RunStore store() {
    return new RunStore(folder.resolve("runs"));
  }

  private CacheFolder cache() {
    String home = folder.resolve("cache").toString();
    return CacheFolder.of(Map.of("XDG_CACHE_HOME", home)).orElseThrow();
  }

  private Path file() throws IOException {
    Path kept = folder.resolve("cache/runbook");
    if (!Files.exists(kept)) {
      return folder.resolve("restore.md"); // nothing was kept
    }
    try (Stream<Path> files = Files.list(kept)) {
      return files.findFirst().orElseThrow();
    }
  }

  private String cached() throws IOException {
    return Files.readString(file(), StandardCharsets.ISO_8859_1);
  }

  private void inCache(String text, String other) throws IOException {
    String bytes = cached();
    assertThat(bytes).contains(text);
    Files.writeString(file(), bytes.replace(text, other), StandardCharsets.ISO_8859_1);
  }
}
