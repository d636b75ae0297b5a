package dev.runbook.host.jshell.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Splits a block into snippets.
 *
 * <p>As by hand in {@code jshell}, a line that can stand alone is a snippet, with or without a
 * semicolon; but what the next line plainly continues ({@code .map(…)}, {@code else}) is not cut
 * off, since a block, unlike a prompt, can be looked at whole.
 */
final class Splitter {
  /**
   * A snippet.
   *
   * @param source what JShell is given
   * @param start where it begins in the block
   * @param end where it ends there
   * @param whole whether it is complete
   */
  record Piece(String source, int start, int end, boolean whole) {}

  private static final Set<Completeness> COMPLETE =
      Set.of(Completeness.COMPLETE, Completeness.COMPLETE_WITH_SEMI);

  private static final Pattern CONTINUES =
      Pattern.compile("(?:[.?:{)\\]},]|&&|\\|\\||->|(?:else|catch|finally|throws)\\b)");

  private static final Pattern ANNOTATION = Pattern.compile("@(?!interface\\b)[^;{}]*");

  private final SourceCodeAnalysis analysis;

  Splitter(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  List<Piece> split(String text) {
    List<Piece> pieces = new ArrayList<>();
    int at = BlankSource.end(text, 0);
    while (at < text.length()) {
      Piece piece = first(text, at);
      pieces.add(piece);
      at = BlankSource.end(text, Math.max(at + 1, piece.end()));
    }
    return pieces;
  }

  private Piece first(String text, int at) {
    int column = at - (text.lastIndexOf('\n', at - 1) + 1);
    for (int end = lineEnd(text, at); end < text.length(); end = lineEnd(text, end + 1)) {
      if (mayEnd(text, at, end, column)) {
        CompletionInfo info = analysis.analyzeCompletion(text.substring(at, end));
        if (COMPLETE.contains(info.completeness())) {
          return piece(at, end, info);
        }
      }
    }
    CompletionInfo info = analysis.analyzeCompletion(text.substring(at));
    return info.completeness() == Completeness.UNKNOWN || COMPLETE.contains(info.completeness())
        ? piece(at, text.length(), info)
        : new Piece(text.substring(at), at, text.length(), false);
  }

  /** JShell puts a semicolon where one is missing; offsets before it stay what they are. */
  private static Piece piece(int at, int end, CompletionInfo info) {
    return new Piece(info.source(), at, end - info.remaining().length(), true);
  }

  /** Whether a snippet that began at this column can be over at a line's end. */
  private static boolean mayEnd(String text, int start, int end, int column) {
    int next = BlankSource.end(text, end);
    if (next >= text.length()) {
      return false;
    }
    int nextColumn = next - (text.lastIndexOf('\n', next) + 1);
    String last = text.substring(Math.max(start, text.lastIndexOf('\n', end - 1) + 1), end).strip();
    return nextColumn <= column
        && !CONTINUES.matcher(text).region(next, text.length()).lookingAt()
        && !ANNOTATION.matcher(last).matches();
  }

  private static int lineEnd(String text, int from) {
    int newline = text.indexOf('\n', from);
    return newline < 0 ? text.length() : newline;
  }
}
