package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.host.HostException;
import dev.runbook.host.Outcome;
import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks hosts for the receipts of commands. A receipt tells how a command ended although the
 * connection was lost while it ran.
 *
 * <p>The run deletes a receipt when it has recorded the command's end: when the next command
 * begins, and when the run ends.
 */
final class HostReceipts {
  /** A command may still run; its host ends it once the host sees that the connection is lost. */
  private static final int LOOKS = 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private record ReceiptPlace(HostUse where, ReceiptId id) {}

  private final Shells shells;
  private final StepReporter reporter;
  private final InterruptiblePause pause;
  private final List<ReceiptPlace> settled = new ArrayList<>();

  HostReceipts(Shells shells, StepReporter reporter, InterruptiblePause pause) {
    this.shells = shells;
    this.reporter = reporter;
    this.pause = pause;
  }

  /** The id of the next command's receipt; empty for a host that the run has not reached yet. */
  Optional<ReceiptId> next(HostUse where) {
    try {
      return shells.nextReceipt(where);
    } catch (HostException e) {
      return Optional.empty(); // The command itself says why.
    }
  }

  /**
   * Completes the outcome of a command by its receipt, if the run lost the connection and did not
   * see the end itself.
   *
   * @param needsAllOutput whether the step keeps or compares the output, whose end may be missing
   */
  Outcome complete(Outcome seen, Command command, Optional<ReceiptId> id, boolean needsAllOutput) {
    if (id.isEmpty()) {
      return seen;
    }
    if (!(seen instanceof Outcome.Unknown unknown)) {
      noteEnded(command.where(), id.get());
      return seen;
    }
    Receipt found = read(command, id.get());
    Optional<String> words =
        words(found).map(said -> command.where().host() + " wrote down that " + said);
    Optional<Outcome> outcome = outcome(found);
    if (outcome.isEmpty() || (outcome.get().isOk() && needsAllOutput)) {
      return words.isPresent() ? Outcome.unknown(unknown.why() + "; " + words.get()) : seen;
    }
    noteEnded(command.where(), id.get());
    reporter.announce(
        new RunEvent.Noticed(
            unknown.why()
                + "; "
                + words.get()
                + (found instanceof Receipt.NeverBegan
                    ? ""
                    : "; the end of its output may be missing")));
    return outcome.get();
  }

  /** The receipt of a command of an earlier part of the run. */
  Receipt ofEarlier(Command command, ReceiptId id) {
    Receipt found = read(command, id);
    if (outcome(found).isPresent()) {
      noteEnded(command.where(), id);
    }
    return found;
  }

  /** The receipt of a command; {@code None} if its host cannot be asked. */
  private Receipt read(Command command, ReceiptId id) {
    HostUse where = command.where();
    boolean pipeline = command.pipeline();
    try {
      Receipt found = shells.receipt(where, id, pipeline);
      for (int look = 1; look < LOOKS && found instanceof Receipt.Begun; look++) {
        if (!pause.passes(BETWEEN_LOOKS)) {
          break;
        }
        found = shells.receipt(where, id, pipeline);
      }
      return found;
    } catch (HostException e) {
      return new Receipt.None();
    }
  }

  /** The outcome that a receipt proves; empty if it proves none. */
  private static Optional<Outcome> outcome(Receipt receipt) {
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

  /** The receipt as a clause that follows "its host wrote down that"; empty if there is none. */
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

  private void noteEnded(HostUse where, ReceiptId id) {
    settled.add(new ReceiptPlace(where, id));
  }

  /** Deletes the receipts of commands whose ends are on record. */
  void forgetSettled() {
    for (ReceiptPlace held : settled) {
      try {
        shells.forgetReceipt(held.where(), held.id());
      } catch (HostException e) {
        // The host deletes old receipts itself.
        continue;
      }
    }
    settled.clear();
  }
}
