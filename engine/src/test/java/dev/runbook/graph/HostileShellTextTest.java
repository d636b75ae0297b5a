package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.document.DocumentParser;
import dev.runbook.source.Source;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shell text made to be slow or deep gives steps or problems, never an exception, in time that
 * grows with its length. The limit is generous; reading that is quadratic takes many times as long.
 */
class HostileShellTextTest {
  private static final int LENGTH = Boolean.getBoolean("soak") ? 200_000 : 12_000;

  static Stream<Arguments> texts() {
    return Stream.of(
        text("parentheses", "("),
        text("substitutions", "$("),
        text("braces", "{"),
        text("quotes", "\""),
        text("apostrophes", "'"),
        text("backticks", "`"),
        text("semicolons", "a;"),
        text("redirections", "<a "),
        text("words", "a "),
        text("options", "-a "),
        text("lines", "ls\n"),
        text("comments", "# a\n"),
        text("comments and blank lines", "# a\n\n"),
        text("titled commands", "# a\nls\n\n"),
        text("pipes", "a|"),
        text("heredocs", "cat <<A\n"),
        text("continuations", "a \\\n"),
        text("remote commands", "ssh h \"ls\"\n"),
        text("nested remote commands", "ssh h ssh h "),
        text("placeholders", "echo <a-b>\n"),
        text("variables", "echo $a\n"),
        text("prompts", "$ ls\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  @Timeout(90)
  void isRead(String name, String text) {
    String page = "# X\n\n~~~bash\nls\n" + text + "\n~~~\n";
    StepGraph graph =
        new GraphBuilder(Set.of("PATH"))
            .build(new DocumentParser().parse(Source.of("page.md", page)));
    assertThat(graph.steps()).isNotEmpty();
  }

  private static Arguments text(String name, String unit) {
    return Arguments.of(name, unit.repeat(LENGTH / unit.length()));
  }
}
