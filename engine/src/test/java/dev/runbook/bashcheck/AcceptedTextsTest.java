package dev.runbook.bashcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.process.Programs;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bash has accepted before, and how much of it is kept. */
class AcceptedTextsTest {
  private static final int MOST = 65_536;

  @TempDir private Path folder;

  private AcceptedTexts read() {
    Path bash = Programs.find("bash", System.getenv()).orElseThrow();
    return AcceptedTexts.by(
        new InstalledBash(bash, folder),
        Map.of("PATH", System.getenv("PATH"), "XDG_CACHE_HOME", folder.toString()));
  }

  private static List<String> hashes(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> Source.sha256(("" + number).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private long found(List<String> hashes) {
    AcceptedTexts accepted = read();
    return hashes.stream().filter(accepted::has).count();
  }

  @Test
  void knowsAgainWhatWasAccepted() {
    read().keep(hashes(0, 100));
    read().keep(hashes(100, 200));
    assertThat(found(hashes(0, 200))).isEqualTo(200);
    assertThat(found(hashes(200, 300))).isZero();
  }

  @Test
  void forgetsNoMoreThanThereIsNoRoomFor() {
    read().keep(hashes(0, MOST));
    read().keep(hashes(MOST, MOST + 10));
    assertThat(found(hashes(MOST, MOST + 10))).isEqualTo(10);
    assertThat(found(hashes(0, MOST))).isEqualTo(MOST - 10);
  }

  @Test
  void keepsSomeOfMoreThanThereIsRoomFor() {
    read().keep(hashes(0, MOST + 10));
    assertThat(found(hashes(0, MOST + 10))).isEqualTo(MOST);
  }
}
