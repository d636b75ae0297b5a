package dev.runbook.run;

import dev.runbook.graph.HostUse;
import dev.runbook.host.HostException;
import dev.runbook.host.Outcome;
import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * What hosts have written down of commands whose end nobody saw: a lost connection leaves no
 * question where its host has the answer.
 *
 * <p>What is not needed any more is taken away when the next command begins, by when its end is on
 * record, and when the run ends.
 */
final class HostReceipts {
  /**
   * Looks at a command that still runs: its host ends it once it sees that the connection is lost.
   */
  private static final int LOOKS = 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private record Held(HostUse where, ReceiptId id) {}

  private final Shells shells;
  private final Interruption interruption;
  private final Waiting waiting;
  private final List<Held> settled = new ArrayList<>();

  HostReceipts(Shells shells, Interruption interruption, Waiting waiting) {
    this.shells = shells;
    this.interruption = interruption;
    this.waiting = waiting;
  }

  /** By which the next command there is found again; a host that was not reached yet has no say. */
  Optional<ReceiptId> next(HostUse where) {
    try {
      return shells.nextReceipt(where);
    } catch (HostException e) {
      return Optional.empty(); // The command itself says why.
    }
  }

  /** What its host has written down of a command; {@code None} where it cannot be asked. */
  Receipt read(HostUse where, ReceiptId id, boolean pipeline) {
    try {
      Receipt found = shells.receipt(where, id, pipeline);
      for (int look = 1; look < LOOKS && found instanceof Receipt.Begun; look++) {
        if (isInterrupted(BETWEEN_LOOKS)) {
          break;
        }
        found = shells.receipt(where, id, pipeline);
      }
      return found;
    } catch (HostException e) {
      return new Receipt.None();
    }
  }

  private boolean isInterrupted(Duration pause) {
    CountDownLatch ended = new CountDownLatch(1);
    interruption.begins(ended::countDown);
    try {
      return waiting.pass(pause, ended);
    } finally {
      interruption.isOver();
    }
  }

  /** How a command ended, as its host has it; empty where that stays open. */
  static Optional<Outcome> outcome(Receipt receipt) {
    if (receipt instanceof Receipt.Ended ended) {
      return Optional.of(Outcome.exited(ended.status()));
    }
    if (receipt instanceof Receipt.NeverBegan) {
      return Optional.of(Outcome.notStarted("the connection was lost before it began"));
    }
    return receipt instanceof Receipt.Cut
        ? Optional.of(Outcome.signalled("KILL"))
        : Optional.empty();
  }

  /** What a receipt says, in a clause that follows "its host wrote down that". */
  static Optional<String> words(Receipt receipt) {
    if (receipt instanceof Receipt.Ended ended) {
      return Optional.of("it ended with status " + ended.status());
    }
    if (receipt instanceof Receipt.NeverBegan) {
      return Optional.of("it never began");
    }
    if (receipt instanceof Receipt.Cut) {
      return Optional.of("it was ended when the connection was lost");
    }
    return receipt instanceof Receipt.Begun
        ? Optional.of("it began, and not how it ended")
        : Optional.empty();
  }

  /** The end of a command is known. */
  void isSettled(HostUse where, ReceiptId id) {
    settled.add(new Held(where, id));
  }

  /** What is known so far is on record. */
  void forgetSettled() {
    for (Held held : settled) {
      try {
        shells.forgetReceipt(held.where(), held.id());
      } catch (HostException e) {
        // It stays there for a while; its host takes away what is old.
        continue;
      }
    }
    settled.clear();
  }
}
