package dev.runbook.host.jshell.remote;

import java.util.List;

/**
 * What is wrong with a text, or what went wrong in it.
 *
 * @param message one sentence, without a full stop
 * @param places where, and then from where that was called; empty where it is nowhere in a text
 */
public record SnippetProblem(String message, List<TextRange> places) {
  /** Copies the list. */
  public SnippetProblem {
    places = List.copyOf(places);
  }
}
