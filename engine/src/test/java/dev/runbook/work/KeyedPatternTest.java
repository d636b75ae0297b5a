package dev.runbook.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyedPatternTest {
  private static final List<String> HOLDERS =
      List.of(
          "graph.BlockSteps",
          "shell.fill.ValueFlows",
          "shell.placeholder.LexicalReader",
          "shell.placeholder.PlaceholderSamples",
          "shell.placeholder.PlaceholderSpellings",
          "shell.placeholder.SquareAndCurlyBrackets",
          "shell.placeholder.TemplateMarks",
          "shell.placeholder.UnmarkedPlaceholders");

  /** This project's own pages and tests hold every shape of placeholder that it knows. */
  private static List<String> texts() throws IOException {
    Path root = Path.of(System.getProperty("runbook.root", ".."));
    List<String> lines = new ArrayList<>();
    for (String folder : List.of("engine/src/test", "src/test", "runbooks", "examples", "docs")) {
      try (Stream<Path> files = Files.walk(root.resolve(folder))) {
        for (Path file : files.filter(each -> each.toString().matches(".*\\.(java|md)")).toList()) {
          lines.addAll(
              new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                  .replace("\\\"", "\"")
                  .lines()
                  .toList());
        }
      }
    }
    // A case of a table begins behind a quote and ends before its arrow.
    lines.addAll(
        lines.stream()
            .filter(line -> line.contains(" ⇒ "))
            .map(line -> line.strip().replaceFirst("^\"", "").replaceFirst(" ⇒ .*", ""))
            .toList());
    return lines;
  }

  private static List<KeyedPattern> patterns() throws ReflectiveOperationException {
    List<KeyedPattern> all = new ArrayList<>();
    for (String holder : HOLDERS) {
      for (Field field : Class.forName("dev.runbook." + holder).getDeclaredFields()) {
        if (field.getType() == KeyedPattern.class) {
          field.setAccessible(true);
          all.add((KeyedPattern) field.get(null));
        } else if (field.getName().equals("ALL")) {
          field.setAccessible(true);
          ((List<?>) field.get(null)).forEach(each -> all.add((KeyedPattern) each));
        }
      }
    }
    return all;
  }

  @Test
  void aTextWithoutAKeyHoldsNoMatch() throws Exception {
    List<String> texts = texts();
    List<String> missed = new ArrayList<>();
    for (KeyedPattern pattern : patterns()) {
      long matching = 0;
      for (String text : texts) {
        if (pattern.compiled().matcher(text).find()) {
          matching++;
          if (!pattern.mayMatch(text) || !pattern.mayMatch(SearchedText.of(text))) {
            missed.add(pattern.compiled() + " in " + text);
          }
        }
      }
      assertThat(matching).as("texts that match %s", pattern.compiled()).isPositive();
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void aPatternIsCompiledWhenATextHoldsItsKey() {
    KeyedPattern pattern = KeyedPattern.of("YYYY-?MM", "YYYY");
    List<String> found = new ArrayList<>();
    pattern.each("pg_dump shop > shop.sql", match -> found.add(match.group()));
    assertThat(pattern.isCompiled()).isFalse();
    pattern.each("cp YYYY-MM.sql YYYYMM.sql", match -> found.add(match.group()));
    assertThat(found).containsExactly("YYYY-MM", "YYYYMM");
  }
}
