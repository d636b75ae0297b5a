package dev.runbook.host.mock;

import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The script of one host in one file.
 *
 * @param name the host
 * @param source the file
 * @param hostname what the host calls itself, where the file says so
 * @param user who commands run as, where the file says so
 * @param state the state it declares, as it is at first
 * @param entries its replies, in the order of the file
 * @param rules what is never right
 * @param otherwise the outcome of a command without a reply, where the file says so
 * @param fault what goes wrong with every connection
 * @param uses where the state is asked for and changed
 */
record HostScript(
    String name,
    Source source,
    Optional<String> hostname,
    Optional<String> user,
    Map<String, String> state,
    List<Entry> entries,
    List<Rule> rules,
    Optional<Otherwise> otherwise,
    Optional<Fault> fault,
    List<StateUse> uses) {

  /** Copies the collections. */
  HostScript {
    state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    entries = List.copyOf(entries);
    rules = List.copyOf(rules);
    uses = List.copyOf(uses);
  }

  /**
   * One entry of {@code commands}.
   *
   * @param wanted which commands it is for
   * @param only when
   * @param replies one after the other; the last stays
   */
  record Entry(
      MockPlace place, CommandMatcher wanted, ReplyConditions only, List<ScriptedReply> replies) {
    /** Copies the list. */
    Entry {
      replies = List.copyOf(replies);
    }

    /** Whether it is never used up. */
    boolean lasts() {
      return replies.get(replies.size() - 1).times().isEmpty();
    }
  }

  /** A command that is never right while the host's state is this. */
  record Rule(MockPlace place, CommandMatcher wanted, Map<String, String> when, String because) {
    /** Copies the map. */
    Rule {
      when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
    }
  }

  /** The outcome of a command without a reply: it fails the test, or has this one. */
  record Otherwise(Optional<ScriptedReply> reply) {}

  /** A place where a key of the state is asked for or set. */
  record StateUse(String key, String value, Span keySpan, Span valueSpan, boolean sets) {}
}
