package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is found has a name that can be listed, ignored and described. */
class RuleNamesTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("runbook.root"), "engine/src/main/java/dev/runbook");

  /** The code in {@code problems.error(span, "code", …)} and its like. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?:\\.(?:error|warning|note)|refuse|UnreadableException)\\(\\s*(?:[^;\"]*?,\\s*)?"
              + "\"(?<code>[a-z0-9]+(?:-[a-z0-9]+)+)\"\\s*,");

  /** Codes that more than one class must know have a name. */
  private static final Pattern NAMED =
      Pattern.compile("String (?:CODE|REJECTED) = \"([a-z0-9-]+)\"");

  @Test
  void knowsEverythingThatTheReaderSays() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String station : List.of("document", "graph", "source", "yaml")) {
      try (Stream<Path> files = Files.walk(SOURCES.resolve(station))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String text = Files.readString(file);
          for (Pattern pattern : List.of(CODE, NAMED)) {
            pattern.matcher(text).results().forEach(each -> codes.add(each.group(1)));
          }
        }
      }
    }
    assertThat(codes).contains("bad-attribute", "shell-syntax", "not-utf8", "yaml-key");
    assertThat(codes).allMatch(RuleNames::isKnown);
  }

  @Test
  void knowsShellchecksCodesAndNoOthers() {
    assertThat(RuleNames.isKnown("shellcheck/SC2086")).isTrue();
    assertThat(RuleNames.isKnown("shellcheck")).isTrue();
    assertThat(RuleNames.isKnown("shellcheck/2086")).isFalse();
    assertThat(RuleNames.isKnown("nothing")).isFalse();
  }

  @Test
  void noTwoRulesHaveOneName() {
    assertThat(Rules.all()).extracting(Rule::name).doesNotHaveDuplicates();
    assertThat(Rules.all()).noneMatch(rule -> RuleNames.others().containsKey(rule.name()));
  }
}
