package dev.runbook.shell.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds the nodes around many places of one tree; what a node's children are is asked once.
 *
 * <p>A command may have thousands of words, and a text thousands of here-documents, and each of
 * them may look like a placeholder.
 */
public final class EnclosingNodes {
  private final SyntaxTree tree;
  private Map<Node, List<Node>> children = Map.of();
  private NavigableMap<Integer, Heredoc> heredocs = Collections.emptyNavigableMap();

  /** For a body that is in another one: that one. */
  private Map<Heredoc, Heredoc> outer = Map.of();

  private NavigableMap<Integer, SyntaxTree.Comment> comments = Collections.emptyNavigableMap();

  /** Finds places of a tree; it makes nothing before that has something in it. */
  public EnclosingNodes(SyntaxTree tree) {
    this.tree = tree;
    if (!tree.heredocs().isEmpty()) {
      nest(tree.heredocs());
    }
    if (!tree.comments().isEmpty()) {
      comments = new TreeMap<>();
      tree.comments().forEach(each -> comments.put(each.start(), each));
    }
  }

  private void nest(List<Heredoc> all) {
    heredocs = new TreeMap<>();
    outer = new IdentityHashMap<>();
    Deque<Heredoc> open = new ArrayDeque<>();
    all.stream()
        .sorted(
            Comparator.comparingInt(Heredoc::start)
                .thenComparing(Comparator.comparingInt(Heredoc::end).reversed()))
        .forEach(
            body -> {
              while (!open.isEmpty() && open.peek().end() <= body.start()) {
                open.pop();
              }
              if (!open.isEmpty()) {
                outer.put(body, open.peek());
              }
              open.push(body);
              heredocs.put(body.start(), body);
            });
  }

  /** The tree. */
  public SyntaxTree tree() {
    return tree;
  }

  /** Whether a place is in a comment, where nothing is executed. */
  public boolean isComment(int offset) {
    Map.Entry<Integer, SyntaxTree.Comment> comment = comments.floorEntry(offset);
    return comment != null && offset < comment.getValue().end();
  }

  /** Whether a place is in the line that ends a here-document. */
  public boolean isClosingMark(int offset) {
    Map.Entry<Integer, Heredoc> entry = heredocs.floorEntry(offset);
    return entry != null
        && entry.getValue().end() <= offset
        && offset < entry.getValue().delimiterEnd();
  }

  /** The nodes around a place, from the outermost in. */
  public List<Node> around(int offset) {
    return around(offset, offset);
  }

  /** The nodes that hold all of a stretch, from the outermost in. */
  public List<Node> around(int start, int end) {
    List<Node> path = new ArrayList<>();
    Heredoc heredoc = heredocAt(start);
    Node at = tree.body();
    if (heredoc != null) {
      path.addAll(around(heredoc.introducedAt()));
      while (!path.isEmpty() && !(path.get(path.size() - 1) instanceof Redirection)) {
        path.remove(path.size() - 1);
      }
      at = heredoc;
    }
    while (at != null) {
      path.add(at);
      at = childAround(at, start, Math.max(start + 1, end));
    }
    return path;
  }

  private Heredoc heredocAt(int offset) {
    Map.Entry<Integer, Heredoc> entry = heredocs.floorEntry(offset);
    Heredoc body = entry == null ? null : entry.getValue();
    while (body != null && body.end() <= offset) {
      body = outer.get(body);
    }
    return body;
  }

  /** Children stand in order, so the search need not ask each. */
  private Node childAround(Node node, int start, int end) {
    if (children.isEmpty()) {
      children = new IdentityHashMap<>();
    }
    List<Node> all = children.computeIfAbsent(node, EnclosingNodes::inItsPlace);
    int low = 0;
    int high = all.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Node child = all.get(middle);
      if (child.end() <= start) {
        low = middle + 1;
      } else if (child.start() > start) {
        high = middle - 1;
      } else {
        return child.end() >= end ? child : null;
      }
    }
    return null;
  }

  /** The body of a here-document is elsewhere. */
  private static List<Node> inItsPlace(Node node) {
    return node.children().stream().filter(each -> !(each instanceof Heredoc)).toList();
  }
}
