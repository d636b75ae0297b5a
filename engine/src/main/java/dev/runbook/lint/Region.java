package dev.runbook.lint;

import dev.runbook.source.Problem;
import dev.runbook.source.Source;

/**
 * The start and end of a problem, as lines and offsets in them.
 *
 * @param startLine counted from 1
 * @param startOffset in UTF-16 units from the line's start, counted from 0
 * @param endLine the line of its last character
 * @param endOffset after its last character
 */
record Region(int startLine, int startOffset, int endLine, int endOffset) {
  static Region of(Problem problem) {
    Source source = problem.source();
    int start = problem.span().start();
    int end = Math.max(start, problem.span().end());
    int startLine = source.line(start);
    int endLine = source.line(end);
    if (endLine > startLine && end == source.lineStart(endLine)) {
      endLine--; // a line feed at its end belongs to the line that it ends
    }
    int length = source.lineText(endLine).length();
    return new Region(
        startLine,
        start - source.lineStart(startLine),
        endLine,
        Math.min(end - source.lineStart(endLine), length));
  }

  /** The column after its last character, counted from 1, a surrogate pair as one. */
  int endColumn(Source source) {
    return source.column(source.lineStart(endLine) + endOffset);
  }
}
