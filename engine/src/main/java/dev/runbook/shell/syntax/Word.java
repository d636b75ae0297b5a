package dev.runbook.shell.syntax;

import java.util.List;
import java.util.Optional;

/**
 * One word, as the shell's grammar has it: it may become several arguments, or none.
 *
 * @param start the offset of its first character
 * @param end the offset after its last
 * @param raw the word as written, quotes included
 * @param parts what it is made of; line continuations stand between them
 */
public record Word(int start, int end, String raw, List<WordPart> parts) implements Node {
  /** Copies the list. */
  public Word {
    parts = List.copyOf(parts);
  }

  /**
   * What a program would receive for it; empty where something in it is for the shell to expand: a
   * parameter, a command, a pattern, braces, a tilde.
   */
  public Optional<String> literal() {
    return isPlain() ? Optional.of(parts.get(0).shown()) : LiteralText.of(this);
  }

  /** The literal text, else the word without its quotes, what the shell would expand as written. */
  public String text() {
    return isPlain()
        ? parts.get(0).shown()
        : LiteralText.of(this).orElseGet(() -> WordPart.shown(parts));
  }

  /** Whether it stands for itself, as most words do. */
  private boolean isPlain() {
    return parts.size() == 1
        && parts.get(0) instanceof WordPart.Literal only
        && LiteralText.isPlain(only.value());
  }

  /** The word as written, as bash compares it with words that it knows: on one line. */
  String onOneLine() {
    return raw.replace("\\\n", "");
  }

  /** Whether any part of it is quoted. */
  public boolean isQuoted() {
    return parts.stream()
        .anyMatch(
            part ->
                part instanceof WordPart.SingleQuoted
                    || part instanceof WordPart.DoubleQuoted
                    || part instanceof WordPart.AnsiQuoted
                    || part instanceof WordPart.Escaped);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(parts);
  }
}
