package dev.runbook.shell.syntax;

import java.util.List;

/**
 * The lines that a {@code <<} redirection reads.
 *
 * @param introducedAt the offset of the redirection that reads it
 * @param start the offset of its first line
 * @param end the offset after its last line, before the one that ends it
 * @param delimiter the line that ends it, without quotes
 * @param quoted whether the delimiter was quoted, so that the shell expands nothing in the body
 * @param terminated whether the line that ends it is there; bash takes the end of the text for it,
 *     with a warning
 * @param delimiterEnd the offset after the line that ends it, its line break included
 * @param parts the body's text and what the shell expands in it
 */
public record Heredoc(
    int introducedAt,
    int start,
    int end,
    String delimiter,
    boolean quoted,
    boolean terminated,
    int delimiterEnd,
    List<WordPart> parts)
    implements Node {
  /** Copies the list. */
  public Heredoc {
    parts = List.copyOf(parts);
  }

  /** What the command reads; what the shell would expand stays as written. */
  public String text() {
    return WordPart.shown(parts);
  }

  @Override
  public List<Node> children() {
    return List.copyOf(parts);
  }
}
