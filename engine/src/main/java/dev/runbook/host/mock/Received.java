package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that came to a mock host, and what became of it.
 *
 * @param number counts all commands of the play, from 1
 * @param host the host
 * @param invocation the command as it came
 * @param options the page's own SSH options
 * @param kept whether it came to a shell that stays open
 * @param folder where a kept shell had gone to; nothing where it was still in its first folder
 * @param state the host's state when it came
 * @param typed whether it was typed into a program rather than sent to the host
 * @param kind what it met
 * @param by the reply or the rule, where there was one
 * @param nearest for one without a reply: those it almost had, the nearest first
 * @param forbidden why it is never right, where it is not
 */
public record Received(
    int number,
    String host,
    Invocation invocation,
    List<String> options,
    boolean kept,
    String folder,
    Map<String, String> state,
    boolean typed,
    Kind kind,
    Optional<MockPlace> by,
    List<NearMiss> nearest,
    Optional<Forbidden> forbidden) {

  /** Copies the collections. */
  public Received {
    options = List.copyOf(options);
    state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    nearest = List.copyOf(nearest);
  }

  /** What a command met. */
  public enum Kind {
    /** A reply. */
    REPLIED,
    /** A reply whose fault kept it from being sent at all. */
    KEPT_OUT,
    /** No reply, on a host that takes such commands all the same. */
    OTHERWISE,
    /** No reply, which is a mistake. */
    UNFIT,
    /** A rule that forbids it. */
    FORBIDDEN
  }

  /** The text of the command. */
  public String text() {
    return invocation.text();
  }
}
