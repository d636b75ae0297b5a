package dev.runbook.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares the reader with bash and with mvdan/sh, whose answers are stored; how they are made
 * stands in the README of {@code src/test/oracle}.
 */
class OracleTest {
  private static final int SHOWN = 40;

  /** One text with the answers. */
  private record Snippet(Map<String, Object> line) {
    String text() {
      return (String) line.get("text");
    }

    boolean is(String key) {
      return Boolean.TRUE.equals(line.get(key));
    }

    boolean isRead() {
      return line.containsKey("statements");
    }

    String difference(Object expected, Object got) {
      return "%s (%s)\n%s\n  expected %s\n  got      %s"
          .formatted(
              line.get("id"),
              line.get("kind"),
              text().indent(4).stripTrailing().replace("\r", "\\r"),
              expected,
              got);
    }
  }

  @Test
  void acceptsAndRejectsWhatBashDoes() throws IOException {
    Differences differences = new Differences();
    for (Snippet snippet : snippets()) {
      SyntaxTree tree = SyntaxTree.of(snippet.text());
      if (tree.isAccepted() != snippet.is("bash")) {
        differences.add(
            snippet.difference(
                snippet.is("bash") ? "accepted" : "rejected: " + snippet.line().get("error"),
                tree.error().map(error -> "rejected: " + error.message()).orElse("accepted")));
      }
    }
    differences.assertNone();
  }

  @Test
  void endsCommandsWordsAndRedirectionsWhereTheyEnd() throws IOException {
    Differences differences = new Differences();
    for (Snippet snippet : snippets()) {
      SyntaxTree tree = SyntaxTree.of(snippet.text());
      if (!snippet.isRead() || !tree.isAccepted()) {
        continue;
      }
      Reading expected = Reading.stored(snippet.line());
      Reading got = Reading.of(tree);
      if (!got.statements().equals(expected.statements())) {
        differences.add(snippet.difference(expected.statements(), got.statements()));
      } else if (!got.commands().equals(expected.commands())) {
        differences.add(snippet.difference(expected.commands(), got.commands()));
      } else if (!got.redirections().equals(expected.redirections())) {
        differences.add(snippet.difference(expected.redirections(), got.redirections()));
      }
    }
    differences.assertNone();
  }

  @Test
  void knowsAHeredocWithoutEnd() throws IOException {
    Differences differences = new Differences();
    for (Snippet snippet : snippets()) {
      SyntaxTree tree = SyntaxTree.of(snippet.text());
      boolean got =
          tree.heredocs().stream()
              .anyMatch(heredoc -> !heredoc.terminated() && !isInBackticks(tree, heredoc));
      if (snippet.is("bash") && tree.isAccepted() && got != snippet.is("heredocWithoutEnd")) {
        differences.add(snippet.difference(snippet.is("heredocWithoutEnd"), got));
      }
    }
    differences.assertNone();
  }

  /** Bash reads what stands there when it runs it. */
  private static boolean isInBackticks(SyntaxTree tree, Heredoc heredoc) {
    return new EnclosingNodes(tree)
        .around(heredoc.introducedAt()).stream()
            .anyMatch(
                node ->
                    node instanceof WordPart.CommandSubstitution substitution
                        && substitution.backticks());
  }

  /** The size that is promised, and both answers to each question. */
  @Test
  void hasSnippetsEnough() throws IOException {
    List<Snippet> snippets = snippets();
    assertThat(snippets).hasSizeGreaterThan(4_000);
    assertThat(snippets.stream().map(Snippet::text).distinct()).hasSameSizeAs(snippets);
    assertThat(snippets.stream().filter(snippet -> !snippet.is("bash")))
        .hasSizeGreaterThan(snippets.size() * 3 / 10);
    assertThat(snippets.stream().filter(Snippet::isRead)).hasSizeGreaterThan(3_000);
    assertThat(snippets)
        .allMatch(
            snippet ->
                snippet.is("bash") == snippet.is("mvdan") || snippet.line().containsKey("why"));
  }

  private static List<Snippet> snippets() throws IOException {
    try (InputStream in = OracleTest.class.getResourceAsStream("oracle.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> new Snippet(Json.object(line)))
          .toList();
    }
  }

  private static final class Differences {
    private final List<String> found = new ArrayList<>();

    void add(String difference) {
      found.add(difference);
    }

    void assertNone() {
      assertThat(found.size())
          .withFailMessage(
              () ->
                  "%d differences%s:\n%s"
                      .formatted(
                          found.size(),
                          found.size() > SHOWN ? ", the first " + SHOWN : "",
                          String.join("\n", found.subList(0, Math.min(SHOWN, found.size())))))
          .isZero();
    }
  }
}
