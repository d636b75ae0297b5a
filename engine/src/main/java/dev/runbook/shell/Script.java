package dev.runbook.shell;

import dev.runbook.shell.syntax.SyntaxError;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.work.RecentResults;
import java.util.List;
import java.util.Optional;

/**
 * Shell text, split into its top-level commands and comments where bash ends them.
 *
 * <p>Text that bash rejects is not taken apart: it is one statement, which must not be run.
 *
 * @param tree the text as bash reads it
 * @param statements its top-level commands in order
 * @param comments its comments in order
 */
public record Script(SyntaxTree tree, List<Statement> statements, List<Comment> comments) {
  /** Copies the lists. */
  public Script {
    statements = List.copyOf(statements);
    comments = List.copyOf(comments);
  }

  /** A longer text is not kept: many of them would take too much memory. */
  private static final int LONGEST_KEPT = 4_096;

  private static final RecentResults<String, Script> RECENT = new RecentResults<>(64);

  /** Takes a text apart. */
  public static Script parse(String text) {
    return text.length() <= LONGEST_KEPT ? RECENT.of(text, Script::parseAnew) : parseAnew(text);
  }

  private static Script parseAnew(String text) {
    return of(SyntaxTree.of(text));
  }

  /**
   * Takes a text apart that has placeholders in it: each is read as one plain word, however it is
   * written.
   */
  public static Script parse(String text, List<Placeholder> placeholders) {
    return placeholders.isEmpty() ? parse(text) : of(SyntaxTree.of(text, mask(text, placeholders)));
  }

  /** Takes apart what was read already. */
  public static Script of(SyntaxTree tree) {
    ScriptReader reader = new ScriptReader(tree);
    return new Script(
        tree, tree.isAccepted() ? reader.statements() : reader.asOneStatement(), reader.comments());
  }

  /** The text. */
  public String text() {
    return tree.text();
  }

  /** Whether bash accepts the text. */
  public boolean sound() {
    return tree.isAccepted();
  }

  /** What bash rejects; empty where it accepts the text. */
  public Optional<SyntaxError> error() {
    return tree.error();
  }

  /** The commands of the lines before the one that bash rejects. */
  public List<Statement> soundStatements() {
    return new ScriptReader(tree).statements();
  }

  /** Whether nothing in it would be executed. */
  public boolean isEmpty() {
    return statements.isEmpty();
  }

  /** The text with each placeholder written as a plain word, for the reader of bash. */
  public static String mask(String text, List<Placeholder> placeholders) {
    if (placeholders.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text);
    for (Placeholder placeholder : placeholders) {
      for (int at = placeholder.start(); at < placeholder.end(); at++) {
        masked.setCharAt(at, 'x');
      }
    }
    return masked.toString();
  }
}
