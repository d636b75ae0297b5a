package dev.runbook.host.mock;

import dev.runbook.source.Source;
import dev.runbook.source.Span;

/**
 * The place of a reply or a rule in a mock host's file.
 *
 * @param source the file
 * @param span the place in it
 * @param host the host it is for
 * @param text its {@code run} or {@code match}, as it is written
 * @param spare whether nobody needs to ask for it
 * @param looks whether its author says that such a command only looks
 */
public record MockPlace(
    Source source, Span span, String host, String text, boolean spare, boolean looks) {
  /** Its line, counted from 1. */
  public int line() {
    return source.line(span.start());
  }

  /** The file it is in. */
  public String file() {
    return source.name();
  }

  /** File and line, as people write them: {@code hemma.mock.yaml:42}. */
  public String at() {
    return source.name() + ":" + line();
  }

  /** Two are the same when they stand at the same place of files of one name. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MockPlace place
        && place.source.name().equals(source.name())
        && place.span.equals(span)
        && place.host.equals(host);
  }

  @Override
  public int hashCode() {
    return 31 * source.name().hashCode() + span.hashCode();
  }

  @Override
  public String toString() {
    return at() + " " + host + ": " + text;
  }
}
