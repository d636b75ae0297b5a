package dev.runbook.shell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;
import org.treesitter.TreeSitterBash;

/** The bash grammar: the one class that knows the parser behind it. */
final class Grammar {
  /** Deeper trees are not copied: no person nests that far, and the copy is recursive. */
  private static final int MAX_DEPTH = 400;

  /**
   * Text with a longer line is not parsed: the parser takes many times as long for a line twice as
   * long ({@code a|a|a|…}), and people are warned about lines of 8 KiB.
   */
  private static final int LONGEST_LINE = 8 * 1024;

  /** How many texts are remembered, and how long they may be: a few commands, not pages. */
  private static final int KEPT = 64;

  private static final int LONGEST_KEPT = 2 * 1024;

  /**
   * What was parsed lately. One command is looked at from many sides (where it runs, what it needs
   * of a terminal, what it may do), and what is in its quotes is parsed for each of them.
   */
  private static final ThreadLocal<Map<String, Parsed>> LATELY =
      ThreadLocal.withInitial(Lately::new);

  /** The texts that were asked for last. */
  private static final class Lately extends LinkedHashMap<String, Parsed> {
    private static final long serialVersionUID = 1L;

    Lately() {
      super(2 * KEPT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Parsed> eldest) {
      return size() > KEPT;
    }
  }

  /**
   * A parsed text.
   *
   * @param root the tree
   * @param sound whether every character of the text fits the grammar
   */
  record Parsed(SyntaxNode root, boolean sound) {}

  private Grammar() {}

  /** Parses a text; a short one that was parsed lately by this thread is not parsed again. */
  static Parsed parse(String text) {
    return text.length() > LONGEST_KEPT
        ? parseAnew(text)
        : LATELY.get().computeIfAbsent(text, Grammar::parseAnew);
  }

  private static Parsed parseAnew(String text) {
    if (hasEndlessLine(text)) {
      return new Parsed(new SyntaxNode("program", 0, text.length(), List.of()), false);
    }
    try (TSParser parser = new TSParser()) {
      parser.setLanguage(Language.BASH);
      try (TSTree tree = parser.parseString(null, text);
          TSTreeCursor cursor = new TSTreeCursor(tree.getRootNode())) {
        Copier copier = new Copier(Offsets.of(text), cursor);
        SyntaxNode copy = copier.copy(0);
        return new Parsed(copy, !tree.getRootNode().hasError() && !copier.tooDeep);
      }
    }
  }

  private static boolean hasEndlessLine(String text) {
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      if (end - start > LONGEST_LINE) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  /** Loads the native library once, when the first shell text is read. */
  private static final class Language {
    static final TreeSitterBash BASH = new TreeSitterBash();
  }

  /** Walks with a cursor: asking a node for its next sibling looks at all the siblings before. */
  private static final class Copier {
    private final Offsets offsets;
    private final TSTreeCursor cursor;
    private boolean tooDeep;

    Copier(Offsets offsets, TSTreeCursor cursor) {
      this.offsets = offsets;
      this.cursor = cursor;
    }

    SyntaxNode copy(int depth) {
      TSNode node = cursor.currentNode();
      List<SyntaxNode> children = List.of();
      if (depth == MAX_DEPTH) {
        tooDeep = true;
      } else if (cursor.gotoFirstChild()) {
        children = children(depth);
        cursor.gotoParent();
      }
      return new SyntaxNode(
          node.getType(),
          offsets.chars(node.getStartByte()),
          offsets.chars(node.getEndByte()),
          children);
    }

    private List<SyntaxNode> children(int depth) {
      List<SyntaxNode> children = new ArrayList<>();
      do {
        children.add(copy(depth + 1));
      } while (cursor.gotoNextSibling());
      return children;
    }
  }

  /** Turns the parser's byte offsets into character offsets. */
  private record Offsets(int[] charOfByte) {
    static Offsets of(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (bytes.length == text.length()) {
        return new Offsets(null);
      }
      int[] map = new int[bytes.length + 1];
      int chars = 0;
      for (int at = 0; at < bytes.length; at++) {
        map[at] = chars;
        boolean lastOfCharacter = at + 1 == bytes.length || (bytes[at + 1] & 0xC0) != 0x80;
        if (lastOfCharacter) {
          chars += Character.charCount(text.codePointAt(chars));
        }
      }
      map[bytes.length] = chars;
      return new Offsets(map);
    }

    int chars(int bytes) {
      return charOfByte == null ? bytes : charOfByte[bytes];
    }
  }
}
