package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedHashTest {
  @TempDir Path folder;

  @Test
  void isTheSameForTheSameValueAndNameAndKey() throws IOException {
    Path key = folder.resolve("state").resolve("key");
    String hash = KeyedHash.by(key, new Random(1)).of("password", "correct-horse");

    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(KeyedHash.by(key, new Random(2)).of("password", "correct-horse")).isEqualTo(hash);
    assertThat(KeyedHash.by(key, new Random(2)).of("password", "correct-house")).isNotEqualTo(hash);
    assertThat(KeyedHash.by(key, new Random(2)).of("token", "correct-horse")).isNotEqualTo(hash);
    assertThat(KeyedHash.by(folder.resolve("other"), new Random(3)).of("password", "correct-horse"))
        .isNotEqualTo(hash);
  }

  @Test
  void hasAKeyThatOnlyItsOwnerReads() throws IOException {
    Path key = folder.resolve("key");
    KeyedHash.by(key, new Random(1));

    assertThat(key).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(key);
    }
  }

  @Test
  void refusesHalfAKey() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "half");

    assertThatThrownBy(() -> KeyedHash.by(key, new Random(1)))
        .isInstanceOf(IOException.class)
        .hasMessage("it is not whole; delete it, and a new one is made");
  }
}
