package dev.runbook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether PIPESTATUS after a statement tells of failures that its own status hides. */
class PipelineFlagTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b",
        "a | b | c",
        "a |& b",
        "a |\n  b",
        "a | b > file",
        "a < file | b",
        "a 2>&1 | b",
        "a && b | c",
        "a | b && c",
        "a || b | c",
        "a | b || exit 1",
        "a && b && c | d",
        "time a | b",
        "cat <<EOF | sort\nx\nEOF",
        "cat <<EOF | sort | head\nx\nEOF",
        "{ a; } | b",
        "(a; b) | c",
        "a | { b; }",
        "for x in 1; do a; done | b",
        "a | while read -r l; do b; done",
        "if a; then b; fi | c",
        "A=1 a | b",
        "ssh h 'x' | grep y"
      })
  void countsEveryPart(String text) {
    assertThat(only(text).pipeline()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a && b",
        "a || b",
        "! a | b",
        "! a",
        "! a && b | c",
        "! a | b && c",
        "a | b || true",
        "a | b || :",
        "a | b &",
        "{ a | b; }",
        "(a | b)",
        "{ a | b; } > file",
        "if a | b; then c; fi",
        "while a | b; do c; done",
        "for x in 1; do a | b; done",
        "case x in x) a | b ;; esac",
        "f() { a | b; }",
        "x=$(a | b)",
        "echo $(a | b)",
        "echo 'a | b'",
        "ssh h 'a | b'",
        "cat <(a | b)",
        "[[ a || b ]]",
        "cat <<EOF\na | b\nEOF"
      })
  void leavesTheStatusToTheAuthor(String text) {
    assertThat(only(text).pipeline()).isFalse();
  }

  private static Statement only(String text) {
    Script script = Script.parse(text);
    assertThat(script.sound()).isTrue();
    assertThat(script.statements()).hasSize(1);
    return script.statements().get(0);
  }
}
