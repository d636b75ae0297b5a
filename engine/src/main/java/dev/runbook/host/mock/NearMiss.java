package dev.runbook.host.mock;

import dev.runbook.source.Span;

/**
 * A reply that nearly fits a command.
 *
 * @param reply the reply
 * @param expected the command it is for, with the values of this one, or its regular expression
 * @param here where that differs, by offsets in {@code expected}; empty at 0 where the text fits
 * @param there where the command differs, by offsets in its text
 * @param why what keeps the two apart, in a clause
 */
public record NearMiss(MockPlace reply, String expected, Span here, Span there, String why) {
  /** Whether the command's text is the one that is wanted, so that something else is in the way. */
  public boolean fitsInText() {
    return here.length() == 0 && there.length() == 0 && here.start() == 0;
  }
}
