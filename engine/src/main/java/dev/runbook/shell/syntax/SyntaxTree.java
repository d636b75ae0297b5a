package dev.runbook.shell.syntax;

import dev.runbook.work.RecentResults;
import java.util.List;
import java.util.Optional;

/**
 * Shell text as bash reads it.
 *
 * <p>Text that bash rejects is read up to the line with the error, never beyond it.
 *
 * @param text the text
 * @param body its top-level commands; where there is an error, those of the lines before it
 * @param comments its comments, at any depth, in order
 * @param heredocs its here-documents, at any depth, in order
 * @param error what bash rejects; empty where it accepts the text
 */
public record SyntaxTree(
    String text,
    CommandList body,
    List<Comment> comments,
    List<Heredoc> heredocs,
    Optional<SyntaxError> error) {
  /** Copies the lists. */
  public SyntaxTree {
    comments = List.copyOf(comments);
    heredocs = List.copyOf(heredocs);
  }

  /**
   * A comment.
   *
   * @param start the offset of its {@code #}
   * @param end the offset after its last character, the line break not included
   */
  public record Comment(int start, int end) {}

  /** A longer text is not kept: many of them would take too much memory. */
  private static final int LONGEST_KEPT = 4_096;

  /** The readers of a block ask for the trees of the same texts, one after the other. */
  private static final RecentResults<String, SyntaxTree> RECENT = new RecentResults<>(64);

  /** Reads a text. */
  public static SyntaxTree of(String text) {
    return text.length() <= LONGEST_KEPT ? RECENT.of(text, SyntaxTree::readAnew) : readAnew(text);
  }

  private static SyntaxTree readAnew(String text) {
    return Parser.read(text, text, false);
  }

  /**
   * Reads a text in which some places are not for the shell: it is taken apart as {@code read} is,
   * and says what is in {@code text}.
   *
   * @param read as long as the text, with plain characters in those places
   */
  public static SyntaxTree of(String text, String read) {
    return text.equals(read) ? of(text) : Parser.read(text, read, false);
  }

  /** The same where {@code shopt -s extglob} was run before: {@code !(a|b)} is a pattern. */
  public static SyntaxTree withExtendedPatterns(String text, String read) {
    return Parser.read(text, read, true);
  }

  /**
   * Whether a text is one command of plain words and assignments, as most are: bash accepts it, and
   * nobody has to take it apart to know that.
   */
  public static boolean isPlain(CharSequence text) {
    int begin = -1;
    int end = -1;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == ' ') {
        end = begin >= 0 && end < 0 ? at : end;
      } else if (isPlain(c)) {
        begin = begin < 0 ? at : begin;
      } else {
        return false;
      }
    }
    return begin >= 0
        && !Reserved.WORDS.contains(
            text.subSequence(begin, end < 0 ? text.length() : end).toString());
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_./:,@%+=".indexOf(c) >= 0;
  }

  /** Whether bash accepts the text. */
  public boolean isAccepted() {
    return error.isEmpty();
  }

  /** What is written where a node is. */
  public String textOf(Node node) {
    return text.substring(node.start(), node.end());
  }
}
