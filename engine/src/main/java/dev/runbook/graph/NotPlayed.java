package dev.runbook.graph;

import dev.runbook.source.Span;

/**
 * Text of a page that reads as commands and is not played.
 *
 * @param span where it stands
 * @param line the line it begins on
 * @param section the index of its section in the page
 * @param why why it is not played
 */
public record NotPlayed(Span span, int line, int section, String why) {
  /** The code of the note that says so among a page's problems. */
  public static final String CODE = "not-played";

  /** What people are told: "not played: line 12, …". */
  public String said() {
    return "not played: line " + line + ", " + why;
  }
}
