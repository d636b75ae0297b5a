package dev.runbook.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A block does in our shell what it does in a shell of its own: same output, same files. */
@Timeout(60)
class ParityTest {
  @TempDir Path root;

  static Stream<Path> blocks() throws IOException, URISyntaxException {
    Path folder = Path.of(ParityTest.class.getResource("/parity").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void aBlockGivenAsOneCommandDoesWhatTheFileDoes(Path file) throws IOException {
    Parity parity = new Parity(root);
    Parity.Remains expected = parity.byBash(file);
    Parity.Remains actual = parity.byShell(List.of(Invocation.of(Files.readString(file))));
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void thereAreEnoughBlocks() throws Exception {
    assertThat(blocks()).hasSizeGreaterThanOrEqualTo(36);
  }
}
