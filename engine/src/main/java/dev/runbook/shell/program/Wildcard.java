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

  /** Whether it is a single word without {@code *}, as nearly every one is. */
  private final boolean plain;

  /** Of any other, the words, the choices of each, and the pieces of each choice. */
  private volatile List<List<List<String>>> words;

  private Wildcard(String written, boolean ignoresCase) {
    this.written = written;
    this.ignoresCase = ignoresCase;
    this.plain = written.indexOf(' ') < 0 && written.indexOf('*') < 0 && !written.endsWith("|");
  }

  static Wildcard of(String written) {
    return new Wildcard(written, false);
  }

  /** A word of a command, in capitals or not: {@code redis-cli FLUSHALL} and {@code flushall}. */
  static Wildcard ofWord(String written) {
    return new Wildcard(written, true);
  }

  private List<List<List<String>>> words() {
    List<List<List<String>>> read = words;
    if (read == null) {
      read = Arrays.stream(written.split(" ")).map(Wildcard::choices).toList();
      words = read;
    }
    return read;
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
    if (plain) {
      return isChoice(text);
    }
    List<List<List<String>>> each = words();
    BitSet reached = new BitSet();
    reached.set(0);
    for (int i = 0; i < each.size() && !reached.isEmpty(); i++) {
      BitSet from = i == 0 ? reached : behind(" ", reached, text);
      reached = new BitSet();
      for (List<String> choice : each.get(i)) {
        reached.or(behind(choice, from, text));
      }
    }
    return reached.get(text.length());
  }

  /** Whether a text is one of the choices, none of which is taken out of what is written. */
  private boolean isChoice(String text) {
    int length = text.length();
    for (int from = 0; from <= written.length(); ) {
      int bar = written.indexOf('|', from);
      int end = bar < 0 ? written.length() : bar;
      if (end - from == length && written.regionMatches(ignoresCase, from, text, 0, length)) {
        return true;
      }
      from = end + 1;
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
