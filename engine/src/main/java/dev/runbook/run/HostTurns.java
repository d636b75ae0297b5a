package dev.runbook.run;

import java.util.List;
import java.util.function.Function;

/**
 * The turns of many hosts, of which some have theirs at the same time.
 *
 * @param <T> what comes of a turn
 */
public interface HostTurns<T> {
  /**
   * What comes of it for each host, in their order, when it is over for all of them.
   *
   * @param way is done for a host; its first failure is thrown when all are over
   * @param without what comes of it for a host that nobody has waited for
   */
  List<T> each(List<String> hosts, Function<String, T> way, Function<String, T> without);

  /** Nobody waits any longer; from any thread. */
  void giveUp();
}
