package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A line may be long: whatever it is made of, no matcher goes deeper with its length. */
class LongLinesTest {
  private static final int LENGTH = 20_000;

  private static final List<String> PIECES =
      List.of(
          "é",
          "→",
          "a ",
          "a=b ",
          "$(",
          "${",
          "<a> ",
          "<<A ",
          "a/",
          "~/",
          "a.b",
          "-a ",
          "\"a\" ",
          "'a' ",
          "[a]",
          "{{a}}",
          "a|",
          "`a` ",
          "(a",
          "[[ ",
          "a, ",
          "Aa ",
          "AA ",
          "A_A ",
          "a:b:",
          "a@b.",
          "12:",
          "[1] ",
          "{\"a\":",
          "a->",
          "# ",
          "$ ",
          "| a ",
          "http://a/",
          "x  ",
          "a\\\n");

  static Stream<String> pieces() {
    return Stream.concat(
        IntStream.rangeClosed(' ', '~').mapToObj(Character::toString), PIECES.stream());
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void areRead(String piece) {
    String line = piece.repeat(LENGTH / piece.length());
    for (String language : List.of("bash", "", "console")) {
      String prompt = language.equals("console") ? "$ " : "";
      StepGraph graph =
          Graphs.of("# Job\n\n```" + language + "\n" + prompt + line + "\nls -l\n```\n");
      assertThat(graph.document().sections()).hasSize(2);
    }
  }
}
