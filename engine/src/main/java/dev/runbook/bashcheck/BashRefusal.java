package dev.runbook.bashcheck;

import dev.runbook.graph.BashText;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.Span;

/**
 * Makes a problem, with a place on the page, of bash's complaint about a text that our reader of
 * shell text accepts. That happens with an older bash, or one with other options. The words and the
 * line are bash's.
 */
final class BashRefusal {
  private final Source source;
  private final BashText place;
  private final BashComplaint complaint;

  BashRefusal(Source source, BashText place, BashComplaint complaint) {
    this.source = source;
    this.place = place;
    this.complaint = complaint;
  }

  /** The error. */
  Problem problem() {
    return Problem.error(
            source,
            line(),
            BashText.REJECTED,
            "the bash of this machine rejects this: " + complaint.words())
        .withHint("run the block through `bash -n`, which reads it and runs nothing");
  }

  /** The line that bash names, from its first character that is no blank. */
  private Span line() {
    String text = place.text();
    int start = 0;
    for (int i = 1; i < complaint.line(); i++) {
      int newline = text.indexOf('\n', start);
      if (newline < 0 || newline + 1 >= text.length()) {
        break;
      }
      start = newline + 1;
    }
    int newline = text.indexOf('\n', start);
    int end = newline < 0 ? text.length() : newline;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return place.places().span(start, end);
  }
}
