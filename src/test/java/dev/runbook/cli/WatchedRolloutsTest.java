package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.report.LivePage;
import dev.runbook.report.LiveTranscript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second pair of eyes on a run that leads the hosts of a group. */
class WatchedRolloutsTest {
  private static final String PAGE =
      """
      ---
      runbook:
        hosts:
          web: [web1, web2, web3]
        concurrency: 1
      ---
      # Web

      ## Wipe

      ```bash {host=group:web name=wipe}
      rm -rf /srv/web
      ```
      """;

  private static final String HOSTS =
      """
      hosts:
        web1: {otherwise: ok, commands: [{run: rm -rf /srv/web, stdout: "gone, s3cr3t-of-the-app\\n"}]}
        web2: {otherwise: ok}
        web3: {otherwise: ok}
      """;

  @TempDir Path folder;

  @BeforeEach
  void play() {
    CommandLineRun run = run().file("mock.yaml", HOSTS).answers("web:1", "web:2");
    assertThat(run.run("play", "wipe", "--mock", folder.resolve("mock.yaml").toString())).isZero();
  }

  @Test
  void saysWhomAWaveWaitsForAndWhichWordItTakes() throws IOException {
    List<String> all = cutAfter("wave.shown", 2);
    LiveTranscript watch = transcript();
    assertThat(watch.news()).contains("host: web1: done").doesNotContain("now:");
    assertThat(watch.news()).isEmpty();
    assertThat(watch.news())
        .startsWith("  now: Wave 2 of 2 (web2, web3) waits for ")
        .contains("to type web:2 for wipe/wipe, since ");
    assertThat(watch.isOver()).isFalse();

    Files.write(leader().journal(), all);
    assertThat(watch.news()).startsWith("  ").contains("wave: wave 2 (web2, web3)");
    assertThat(watch.isOver()).isTrue();
  }

  @Test
  void tellsWhatRunsOnEachHostAfterItsName() throws IOException {
    cutAfter("host.started", 1);
    LiveTranscript watch = transcript();
    assertThat(watch.news())
        .contains("web1 \u2502 Step 1 of 1: ", "web1 \u2502     | gone, ", "web1 $ rm -rf /srv/web")
        .doesNotContain("s3cr3t-of-the-app", "host: web1: done");
    assertThat(watch.news()).isEmpty();
    assertThat(watch.news()).contains("now: Wave 1 of 2 runs on web1, since ", "; 0 of 3 hosts");
  }

  @Test
  void ofARolloutThatIsOverTellsEachHostBeforeItsEndAndOnce() {
    LiveTranscript watch = transcript();
    String told = watch.news();
    assertThat(told)
        .containsSubsequence(
            "wave: wave 1 (web1)",
            "web1 \u2502 Step 1 of 1",
            "host: web1: done",
            "wave: wave 2 (web2, web3)",
            "The run ended: done");
    assertThat(told.lines().filter(line -> line.contains("\u2502 Step 1 of 1: "))).hasSize(3);
    assertThat(told.indexOf("web3 \u2502")).isLessThan(told.indexOf("host: web3: done"));
    assertThat(watch.news()).isEmpty();
  }

  @Test
  void tellsMuchOutputOfAHostBeforeItsEnd() {
    String much = "a line of it\\n".repeat(700_000);
    CommandLineRun run =
        run()
            .file("mock.yaml", HOSTS.replace("gone, s3cr3t-of-the-app\\n", much))
            .answers("web:1", "web:2");
    String mock = folder.resolve("mock.yaml").toString();
    assertThat(run.run("play", "wipe", "--mock", mock, "--max-size", "99000000")).isZero();

    LiveTranscript watch = transcript();
    List<String> parts = new ArrayList<>();
    while (!watch.isOver()) {
      parts.add(watch.news());
    }
    assertThat(parts.size()).isGreaterThan(1);
    List<String> all = parts.stream().flatMap(String::lines).toList();
    assertThat(all.stream().filter(line -> line.equals("web1 \u2502     | a line of it")))
        .hasSize(700_000);
    assertThat(all.lastIndexOf("web1 \u2502     | a line of it"))
        .isLessThan(indexOf(all, "host: web1: done"));
    assertThat(indexOf(all, "host: web1: done")).isLessThan(indexOf(all, "host: web2: done"));
  }

  private static int indexOf(List<String> lines, String part) {
    return IntStream.range(0, lines.size())
        .filter(at -> lines.get(at).contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePageHasThePiecesOfEachHostAndWritesOnlyThoseAgainThatHaveChanged() throws IOException {
    List<String> all = cutAfter("host.started", 2);
    LivePage page = new LivePage(leader(), ZoneOffset.UTC, Map.of());
    LivePage.State before = page.look();
    assertThat(html(before)).contains("On web1 ", "On web2 ", ">running<").doesNotContain("web3 <");
    assertThat(before.now()).startsWith("Wave 2 of 2 runs on web2, since ");
    assertThat(page.look()).isSameAs(before);

    Files.write(leader().journal(), all);
    LivePage.State after = page.look();
    assertThat(after.over()).isTrue();
    assertThat(html(after)).contains("On web3 ").doesNotContain("s3cr3t-of-the-app");
    assertThat(after.pieces()).contains(before.pieces().get(before.pieces().size() - 2));
  }

  private static String html(LivePage.State state) {
    return String.join("", state.pieces());
  }

  /** Takes the end of the leader's journal away; all of it as it was. */
  private List<String> cutAfter(String event, int times) throws IOException {
    List<String> all = Files.readAllLines(leader().journal());
    List<String> those =
        all.stream()
            .filter(line -> line.contains("\"" + event + "\""))
            .collect(Collectors.toList());
    int end = all.indexOf(those.get(times - 1)) + 1;
    Files.write(leader().journal(), all.subList(0, end));
    return all;
  }

  private LiveTranscript transcript() {
    return new LiveTranscript(leader(), ZoneOffset.UTC, Map.of());
  }

  private RunFolder leader() {
    return new RunStore(folder.resolve("state/runbook/runs")).find(RunStore.LATEST).get(0);
  }

  private CommandLineRun run() {
    return new CommandLineRun(folder).page("web", PAGE).with("APP_PASSWORD", "s3cr3t-of-the-app");
  }
}
