package dev.runbook.replay;

import dev.runbook.host.mock.MockPlace;
import java.util.List;

/**
 * Whether a real host still answers as its mock does.
 *
 * @param host the host, by the name that both go by
 * @param identity who the real one says it is
 * @param refusal why nothing was asked of it; blank where it was asked
 * @param wrongHost whether it is not who the pages or the mock say it must be
 * @param asked what was asked and compared
 * @param notAsked what was not
 */
public record ContractReport(
    String host,
    String identity,
    String refusal,
    boolean wrongHost,
    List<Asked> asked,
    List<NotAsked> notAsked) {
  /** Copies the lists. */
  public ContractReport {
    asked = List.copyOf(asked);
    notAsked = List.copyOf(notAsked);
  }

  /**
   * A command that was sent to the real host.
   *
   * @param reply the mock's reply
   * @param command the command
   * @param difference what is gone and what is new, line by line; none where both say the same
   */
  public record Asked(MockPlace reply, String command, List<String> difference) {
    /** Copies the list. */
    public Asked {
      difference = List.copyOf(difference);
    }
  }

  /**
   * A command that was not.
   *
   * @param why a clause
   */
  public record NotAsked(MockPlace reply, String command, String why) {}

  /** Those to which both say the same. */
  public long same() {
    return asked.stream().filter(each -> each.difference().isEmpty()).count();
  }

  /** Those to which they do not. */
  public List<Asked> different() {
    return asked.stream().filter(each -> !each.difference().isEmpty()).toList();
  }

  /** Whether the mock may be believed, as far as it could be asked. */
  public boolean holds() {
    return refusal.isEmpty() && different().isEmpty();
  }
}
