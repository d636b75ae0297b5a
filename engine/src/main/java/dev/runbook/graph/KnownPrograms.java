package dev.runbook.graph;

import dev.runbook.shell.program.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The programs that operations pages call, by name; read when the first text asks for them. */
final class KnownPrograms {
  private static final Set<String> KNOWN = read("programs.txt");
  private static final Set<String> SHARED = read("shared-words.txt");

  private KnownPrograms() {}

  /** Whether a word is such a program. */
  static boolean isKnown(String word) {
    return KNOWN.contains(word);
  }

  /** Whether a word is such a program, or has an entry in the catalogue. */
  static boolean isTaught(String word) {
    return isKnown(word) || Catalogue.shipped().knows(word);
  }

  /** Whether it is one, and other texts than commands begin with the word as well. */
  static boolean isShared(String word) {
    return SHARED.contains(word);
  }

  private static Set<String> read(String name) {
    try (InputStream in = KnownPrograms.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> List.of(line.split(" ")).stream())
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
