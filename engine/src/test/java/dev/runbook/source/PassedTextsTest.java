package dev.runbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program has passed before, and how much of it is kept. */
class PassedTextsTest {
  private static final int MOST = 65_536;

  @TempDir private Path folder;

  private PassedTexts read() {
    return read("");
  }

  private PassedTexts read(String way) {
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", folder.toString());
    return PassedTexts.by("passes", folder.resolve("program"), way, environment);
  }

  @BeforeEach
  void install() throws IOException {
    Files.writeString(folder.resolve("program"), "one");
  }

  private static List<String> hashes(int from, int to) {
    return IntStream.range(from, to).mapToObj(number -> PassedTexts.hash("" + number)).toList();
  }

  private long found(List<String> hashes) {
    PassedTexts accepted = read();
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

  @Test
  void knowsNothingOfAnotherProgramNorOfAnotherWayToAsk() throws IOException {
    read().keep(hashes(0, 1));
    assertThat(read("-x").has(hashes(0, 1).get(0))).isFalse();
    Files.writeString(folder.resolve("program"), "another");
    assertThat(found(hashes(0, 1))).isZero();
  }
}
