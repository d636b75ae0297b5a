package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A text with {@code *} for any characters and {@code a|b} for a choice between words.
 *
 * <p>A choice reaches from one space to the next: {@code DROP TABLE|SCHEMA *} is {@code DROP}, one
 * of two words, and anything. Trying it takes time in proportion to the text, whatever the text.
 */
final class Wildcard {
  private static final String ANY = "*";

  private final String written;
  private final boolean ignoresCase;

  /** The words, the choices of each, and the pieces of each choice: {@code *}, or characters. */
  private final List<List<List<String>>> words;

  /** The choices of a single word without {@code *}, which is nearly every one; else nothing. */
  private final List<String> plain;

  private Wildcard(String written, boolean ignoresCase) {
    this.written = written;
    this.ignoresCase = ignoresCase;
    this.words = Arrays.stream(written.split(" ")).map(Wildcard::choices).toList();
    boolean single =
        words.size() == 1 && words.get(0).stream().noneMatch(choice -> choice.contains(ANY));
    this.plain =
        single ? words.get(0).stream().map(choice -> String.join("", choice)).toList() : List.of();
  }

  static Wildcard of(String written) {
    return new Wildcard(written, false);
  }

  /** A word of a command, in capitals or not: {@code redis-cli FLUSHALL} and {@code flushall}. */
  static Wildcard ofWord(String written) {
    return new Wildcard(written, true);
  }

  private static List<List<String>> choices(String word) {
    return Arrays.stream(word.split("\\|")).map(Wildcard::pieces).toList();
  }

  private static List<String> pieces(String choice) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int star = choice.indexOf('*'); star >= 0; star = choice.indexOf('*', from)) {
      pieces.add(choice.substring(from, star));
      pieces.add(ANY);
      from = star + 1;
    }
    pieces.add(choice.substring(from));
    pieces.removeIf(String::isEmpty);
    return List.copyOf(pieces);
  }

  boolean fits(String text) {
    if (!plain.isEmpty()) {
      return isOneOf(text);
    }
    BitSet reached = new BitSet();
    reached.set(0);
    for (int i = 0; i < words.size() && !reached.isEmpty(); i++) {
      BitSet from = i == 0 ? reached : behind(" ", reached, text);
      reached = new BitSet();
      for (List<String> choice : words.get(i)) {
        reached.or(behind(choice, from, text));
      }
    }
    return reached.get(text.length());
  }

  private boolean isOneOf(String text) {
    for (String word : plain) {
      if (word.length() == text.length()
          && text.regionMatches(ignoresCase, 0, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  /** The places up to which a choice reaches from some others. */
  private BitSet behind(List<String> choice, BitSet from, String text) {
    BitSet reached = from;
    for (String piece : choice) {
      reached = piece.equals(ANY) ? anywhereBehind(reached, text) : behind(piece, reached, text);
    }
    return reached;
  }

  private static BitSet anywhereBehind(BitSet from, String text) {
    BitSet reached = new BitSet();
    if (!from.isEmpty()) {
      reached.set(from.nextSetBit(0), text.length() + 1);
    }
    return reached;
  }

  private BitSet behind(String piece, BitSet from, String text) {
    BitSet reached = new BitSet();
    for (int at = from.nextSetBit(0); at >= 0; at = from.nextSetBit(at + 1)) {
      if (text.regionMatches(ignoresCase, at, piece, 0, piece.length())) {
        reached.set(at + piece.length());
      }
    }
    return reached;
  }

  @Override
  public String toString() {
    return written;
  }
}
