package dev.runbook.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Shell text, taken apart into its top-level commands and comments by a grammar of bash.
 *
 * <p>Text that does not fit the grammar is not taken apart: it is one statement, so that bash, and
 * not a guess, decides what it does.
 *
 * @param text the text
 * @param statements its top-level commands in order
 * @param comments its comments in order
 * @param sound whether all of it fits the grammar
 */
public record Script(
    String text, List<Statement> statements, List<Comment> comments, boolean sound) {
  /** How often the grammar is told where it missed the end of a command. */
  private static final int ROUNDS = 8;

  /** Copies the lists. */
  public Script {
    statements = List.copyOf(statements);
    comments = List.copyOf(comments);
  }

  /** Takes a text apart. */
  public static Script parse(String text) {
    return parse(text, List.of());
  }

  /**
   * Takes a text apart that has placeholders in it: each is read as one plain word, however it is
   * written.
   */
  public static Script parse(String text, List<Placeholder> placeholders) {
    StringBuilder masked = new StringBuilder(mask(text, placeholders));
    for (int round = 0; ; round++) {
      Grammar.Parsed parsed = Grammar.parse(masked.toString());
      ScriptReader reader = new ScriptReader(text, masked.toString());
      reader.read(parsed.root());
      if (reader.swallowedNewlines().isEmpty() || round == ROUNDS) {
        boolean sound =
            parsed.sound() && !reader.isMisread() && reader.swallowedNewlines().isEmpty();
        return of(text, reader, sound);
      }
      reader.swallowedNewlines().forEach(at -> masked.setCharAt(at, ';'));
    }
  }

  private static Script of(String text, ScriptReader reader, boolean sound) {
    List<Comment> comments = new ArrayList<>(reader.comments());
    comments.sort(Comparator.comparingInt(Comment::start));
    return new Script(text, sound ? reader.statements() : reader.asOneStatement(), comments, sound);
  }

  /** Whether nothing in it would be executed. */
  public boolean isEmpty() {
    return statements.isEmpty();
  }

  /** The text with each placeholder written as a plain word, for the grammar to read. */
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
