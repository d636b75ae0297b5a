package dev.runbook.durable;

import dev.runbook.host.Connection;
import dev.runbook.host.HostException;
import dev.runbook.host.Identity;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a host replied to a {@link HostCall}: the result of an activity.
 *
 * @param state how the call went
 * @param kind whose fault it was that it could not be made; null where it could
 * @param why why it could not be made; null where it could
 * @param identity who the host is; null where that was not asked
 * @param ended how a command ended; null where none ran
 * @param receipt what is written down; null where that was not asked
 * @param output what the command wrote, its secrets covered
 * @param open whether the shell can run another command
 */
public record HostReply(
    State state,
    String kind,
    String why,
    Answerer identity,
    Ended ended,
    Noted receipt,
    List<Chunk> output,
    boolean open) {
  /** How a call went. */
  public enum State {
    /** It was made. */
    MADE,
    /** The host could not be reached. */
    REFUSED,
    /** The worker does not know the run yet: nothing was done. */
    UNPREPARED
  }

  /** Who a host is. */
  public record Answerer(
      String hostname,
      String user,
      String transport,
      String address,
      String fingerprint,
      boolean countsParts,
      String receipts) {
    Identity identity() {
      return new Identity(hostname, user);
    }

    Optional<Connection> connection() {
      return Optional.ofNullable(transport).map(way -> new Connection(way, address, fingerprint));
    }
  }

  /** How a command ended. */
  public record Ended(String word, Integer status, String words, Long millis) {
    static Ended of(Outcome outcome) {
      String words =
          outcome instanceof Outcome.NotStarted not
              ? not.why()
              : outcome instanceof Outcome.Unknown unknown
                  ? unknown.why()
                  : outcome instanceof Outcome.Signalled signalled ? signalled.name() : "";
      Long after =
          outcome instanceof Outcome.TimedOut timedOut ? timedOut.after().toMillis() : null;
      return new Ended(outcome.word(), outcome.exitStatus().orElse(null), words, after);
    }

    Outcome outcome() {
      return switch (word) {
        case "ok" -> Outcome.ok();
        case "failed" -> Outcome.failed(status);
        case "signalled" -> Outcome.signalled(words);
        case "timed-out" -> Outcome.timedOut(Duration.ofMillis(millis));
        case "not-started" -> Outcome.notStarted(words);
        default -> Outcome.unknown(words);
      };
    }
  }

  /** What a host has written down of a command. */
  public record Noted(String word, Integer status) {
    static Noted of(Receipt receipt) {
      return receipt instanceof Receipt.Ended ended
          ? new Noted("Ended", ended.status())
          : new Noted(receipt.getClass().getSimpleName(), null);
    }

    Receipt receipt() {
      return switch (word) {
        case "Ended" -> new Receipt.Ended(status);
        case "Cut" -> new Receipt.Cut();
        case "NeverBegan" -> new Receipt.NeverBegan();
        case "Begun" -> new Receipt.Begun();
        default -> new Receipt.None();
      };
    }
  }

  /** A stretch of output. */
  public record Chunk(boolean error, byte[] bytes) {}

  static HostReply made() {
    return new HostReply(State.MADE, null, null, null, null, null, List.of(), true);
  }

  static HostReply unprepared() {
    return new HostReply(State.UNPREPARED, null, null, null, null, null, List.of(), true);
  }

  static HostReply refused(HostException.Kind kind, String why) {
    return new HostReply(State.REFUSED, kind.name(), why, null, null, null, List.of(), false);
  }

  static HostReply identified(Answerer who) {
    return new HostReply(State.MADE, null, null, who, null, null, List.of(), true);
  }

  static HostReply noted(Receipt receipt) {
    return new HostReply(State.MADE, null, null, null, null, Noted.of(receipt), List.of(), true);
  }

  static HostReply ended(Outcome outcome, List<Chunk> output, boolean open) {
    return new HostReply(State.MADE, null, null, null, Ended.of(outcome), null, output, open);
  }

  /** The reply, where the call was made. */
  HostReply orThrow() {
    if (state == State.REFUSED) {
      throw new HostException(HostException.Kind.valueOf(kind), why);
    }
    return this;
  }

  /** How it ended; what it printed goes into a sink, but for what was shown of it before. */
  Outcome into(OutputSink sink, long shown) {
    into(output, shown, sink);
    return ended.outcome();
  }

  static void into(List<Chunk> chunks, long without, OutputSink sink) {
    long passed = 0;
    for (Chunk chunk : chunks) {
      int length = chunk.bytes().length;
      int first = (int) Math.min(length, Math.max(0, without - passed));
      passed += length;
      if (first == length) {
        continue;
      }
      if (chunk.error()) {
        sink.stderr(chunk.bytes(), first, length - first);
      } else {
        sink.stdout(chunk.bytes(), first, length - first);
      }
    }
  }
}
