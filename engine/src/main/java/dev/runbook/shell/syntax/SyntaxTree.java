package dev.runbook.shell.syntax;

import java.util.ArrayList;
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

  /** Reads a text. */
  public static SyntaxTree of(String text) {
    return Parser.read(text, text, false);
  }

  /**
   * Reads a text in which some places are not for the shell: it is taken apart as {@code read} is,
   * and says what stands in {@code text}.
   *
   * @param read as long as the text, with plain characters in those places
   */
  public static SyntaxTree of(String text, String read) {
    return Parser.read(text, read, false);
  }

  /** The same where {@code shopt -s extglob} was run before: {@code !(a|b)} is a pattern. */
  public static SyntaxTree withExtendedPatterns(String text, String read) {
    return Parser.read(text, read, true);
  }

  /** Whether bash accepts the text. */
  public boolean isAccepted() {
    return error.isEmpty();
  }

  /** What is written where a node stands. */
  public String textOf(Node node) {
    return text.substring(node.start(), node.end());
  }

  /** The nodes around a place, the outermost first. */
  public List<Node> around(int offset) {
    List<Node> path = new ArrayList<>();
    Node at = body;
    for (Heredoc heredoc : heredocs) {
      if (heredoc.contains(offset)
          && (at == body || heredoc.end() - heredoc.start() < length(at))) {
        at = heredoc;
      }
    }
    if (at instanceof Heredoc heredoc) {
      path.addAll(around(heredoc.introducedAt()));
      while (!path.isEmpty() && !(path.get(path.size() - 1) instanceof Redirection)) {
        path.remove(path.size() - 1);
      }
    }
    while (at != null) {
      path.add(at);
      at = childAt(at, offset);
    }
    return path;
  }

  private static int length(Node node) {
    return node.end() - node.start();
  }

  /**
   * A command may have a hundred thousand words: lists that are there are not put together anew.
   */
  private static Node childAt(Node node, int offset) {
    if (node instanceof CommandNode.Simple simple) {
      Node word = childAt(simple.words(), offset);
      Node other = word == null ? childAt(simple.assignments(), offset) : word;
      return other == null ? childAt(simple.redirections(), offset) : other;
    }
    if (node instanceof CommandNode.For loop && loop.words().isPresent()) {
      Node word = childAt(loop.words().get(), offset);
      return word == null ? childAt(List.of(loop.variable(), loop.body()), offset) : word;
    }
    return childAt(node.children(), offset);
  }

  /** Children stand in order, so the search need not ask each. */
  private static Node childAt(List<? extends Node> children, int offset) {
    int low = 0;
    int high = children.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Node child = children.get(middle);
      if (child.contains(offset) && !(child instanceof Heredoc)) {
        return child;
      }
      if (child.end() <= offset && !(child instanceof Heredoc)) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }
}
