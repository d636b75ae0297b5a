package dev.runbook.graph;

import dev.runbook.source.Span;

/**
 * Text of a page that reads as commands and is not played, at least not by a batch.
 *
 * @param span where it stands
 * @param line the line it begins on
 * @param section the index of its section in the page
 * @param why why it is not played
 * @param offered whether a person is offered it as an optional step, so that only a batch passes it
 *     over
 */
public record NotPlayed(Span span, int line, int section, String why, boolean offered) {
  /** The code of the note that says so among a page's problems. */
  public static final String CODE = "not-played";

  /** Whether a step is what this is about. */
  public boolean isAbout(Step step) {
    return step.span().start() >= span.start() && step.span().start() < span.end();
  }

  /** What people are told: "not played: line 12, …". */
  public String said() {
    return "not played: line " + line + ", " + why;
  }
}
