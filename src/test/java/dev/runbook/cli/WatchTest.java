package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.report.LiveTranscript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A second pair of eyes on a run that somebody plays. */
@Timeout(120)
final class WatchTest {
  private static final String PAGE =
      """
      # Deploy

      ## Look

      ```bash
      echo "the app is up, $APP_PASSWORD"
      ```

      ## Wait

      ```bash
      { printf 'half a line'; touch waiting; until [ -e go ]; do sleep 0.1; done; echo ' and the rest'; }
      ```
      """;

  @TempDir Path folder;

  @Test
  void tellsEachStepAsItComesAndEndsWithTheRun() throws Exception {
    CompletableFuture<Integer> play = CompletableFuture.supplyAsync(this::play);
    untilThereIs(folder.resolve("waiting"));
    RunFolder run = store().find(RunStore.LATEST).get(0);
    LiveTranscript watch = new LiveTranscript(run, ZoneOffset.UTC, Map.of());

    String before = watch.news();
    assertThat(watch.isOver()).isFalse();
    assertThat(before)
        .contains("Step 1 of 2: Look", "    | the app is up, ••••••", "Step 2 of 2: Wait")
        .doesNotContain("| half a line", "s3cr3t-of-the-app", "the run");
    assertThat(watch.news()).isEmpty();

    Files.createFile(folder.resolve("go"));
    assertThat(play.get()).isZero();
    String after = watch.news();
    assertThat(watch.isOver()).isTrue();
    assertThat(after).contains("    | half a line and the rest").doesNotContain("Look");
    assertThat(watch.news()).isEmpty();
  }

  @Test
  void ofARunThatIsOverShowsAllOfItAndEnds() throws Exception {
    Files.createFile(folder.resolve("go"));
    assertThat(play()).isZero();
    CommandLineRun watch = run();

    assertThat(watch.run("watch")).isZero();
    assertThat(watch.out())
        .contains("Step 1 of 2: Look", "    | half a line and the rest")
        .doesNotContain("s3cr3t-of-the-app");
    assertThat(watch.out().lines().distinct().filter(line -> line.startsWith("Step ")).toList())
        .hasSize(2);
  }

  @Test
  void tellsMuchOutputInPartsAndInItsOrder() {
    String page = "# Count\n\n```bash\nseq 1200000\n```\n\n```bash\necho and then\n```\n";
    assertThat(run().page("deploy", page).run("play", "deploy", "--yes", "-q")).isZero();
    RunFolder run = store().find(RunStore.LATEST).get(0);
    LiveTranscript watch = new LiveTranscript(run, ZoneOffset.UTC, Map.of());

    List<String> parts = new ArrayList<>();
    while (!watch.isOver()) {
      parts.add(watch.news());
      assertThat(watch.hasMore()).isNotEqualTo(watch.isOver());
    }
    assertThat(parts.size()).isGreaterThan(1);
    assertThat(parts.stream().mapToInt(String::length)).allMatch(length -> length < 12_000_000);
    String all = String.join("", parts);
    assertThat(
            all.lines().filter(line -> line.matches(" {4}\\| \\d+")).map(line -> line.substring(6)))
        .hasSize(1_200_000)
        .isEqualTo(IntStream.rangeClosed(1, 1_200_000).mapToObj(Integer::toString).toList());
    assertThat(all.substring(all.indexOf("| 1200000\n")))
        .containsSubsequence("Step 2 of 2", "| and then", "The run ended: done");
    assertThat(watch.news()).isEmpty();
  }

  private int play() {
    return run().run("play", "deploy", "--yes");
  }

  private CommandLineRun run() {
    return new CommandLineRun(folder)
        .page("deploy", PAGE)
        .with("APP_PASSWORD", "s3cr3t-of-the-app");
  }

  private RunStore store() {
    return new RunStore(folder.resolve("state/runbook/runs"));
  }

  private static void untilThereIs(Path file) throws IOException, InterruptedException {
    while (!Files.exists(file)) {
      Thread.sleep(20);
    }
  }
}
