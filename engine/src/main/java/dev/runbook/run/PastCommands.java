package dev.runbook.run;

import dev.runbook.host.ReceiptId;
import java.util.List;
import java.util.Map;

/**
 * The commands of the earlier parts of a run.
 *
 * @param count the highest number of a command
 * @param printed what the finished commands of a step had written to standard output, by the step's
 *     id
 * @param ran those that had taken effect, in the order in which they ran
 * @param sent all that had begun, in that order
 * @param receipts by what those are found again on their hosts whose end nobody saw, by their
 *     numbers
 */
public record PastCommands(
    int count,
    Map<String, PastOutput> printed,
    List<RanCommand> ran,
    List<RanCommand> sent,
    Map<Long, ReceiptId> receipts) {
  /** Of a run that begins. */
  public static final PastCommands NONE =
      new PastCommands(0, Map.of(), List.of(), List.of(), Map.of());

  /** Copies map and lists. */
  public PastCommands {
    printed = Map.copyOf(printed);
    ran = List.copyOf(ran);
    sent = List.copyOf(sent);
    receipts = Map.copyOf(receipts);
  }
}
