package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commands of every family with the level that each must get.
 *
 * <p>The list and the catalogue were mended together, so that it keeps what is found found; how
 * well the catalogue does with commands it has not seen, it does not say.
 */
class SpellingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"destructive", "look-alikes", "terminal"})
  void findsWhatALineIsLabelled(String file) throws IOException {
    List<String> wrong =
        Files.readAllLines(Path.of("src/test/resources/risk/" + file + ".txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .filter(line -> !isFound(line))
            .toList();
    assertThat(wrong).isEmpty();
  }

  private static boolean isFound(String line) {
    String[] labelAndCommand = line.split("\\s+", 2);
    return CatalogueTest.found(labelAndCommand[1]).contains(labelAndCommand[0]);
  }
}
