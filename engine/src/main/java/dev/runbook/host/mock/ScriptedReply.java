package dev.runbook.host.mock;

import dev.runbook.host.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reply of a mock host to a command.
 *
 * @param place its place on the page
 * @param delay how long it takes before its output comes
 * @param output what it prints, piece by piece
 * @param ending how it ends, unless a fault decides
 * @param fault what goes wrong
 * @param set what it changes of the host's state
 * @param dialogue what it answers to what is typed
 * @param times how often it may be given; empty is always
 */
record ScriptedReply(
    MockPlace place,
    Duration delay,
    List<Piece> output,
    Outcome ending,
    Optional<Fault> fault,
    Map<String, String> set,
    Optional<Dialogue> dialogue,
    Optional<Integer> times) {

  /** Copies the collections. */
  ScriptedReply {
    output = List.copyOf(output);
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
  }

  /** A piece of output: which stream it goes to, and how long after the one before. */
  record Piece(boolean isError, String text, Duration after) {}

  /** One that prints and changes nothing. */
  static ScriptedReply silent(MockPlace place, Outcome ending) {
    return new ScriptedReply(
        place,
        Duration.ZERO,
        List.of(),
        ending,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether what it sets is set: a connection that is lost before the effect keeps that out. */
  boolean takesEffect() {
    return fault.filter(strikes -> strikes.moment().matches("before|during")).isEmpty();
  }

  /** The same, given as often as this. */
  ScriptedReply given(Optional<Integer> often) {
    return new ScriptedReply(place, delay, output, ending, fault, set, dialogue, often);
  }
}
