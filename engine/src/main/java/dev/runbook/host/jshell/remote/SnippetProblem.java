package dev.runbook.host.jshell.remote;

import java.util.List;

/**
 * A mistake in a text, or an error while it ran.
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
