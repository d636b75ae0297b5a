package dev.runbook.durable;

import dev.runbook.run.HostTurns;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The log of a run that leads a group's hosts, which have their turns at the same time: what is
 * said of one host keeps its order, what is said of two hosts has none.
 */
interface GroupLog extends RunLog {
  /** Calls a host of the group. */
  HostReply call(String host, HostCall call);

  /** What is decided about a host by what came of others; empty where it is about all. */
  boolean decides(String host, BooleanSupplier decision);

  /**
   * The end of the run of one host, which is played by itself.
   *
   * @param member what it plays
   * @param control is given what ends its command, from any thread
   */
  RunEnding play(PlayInput member, Consumer<Runnable> control);

  /** The turns of hosts, of which so many have theirs at the same time. */
  <T> HostTurns<T> turns(int atOnce);

  /** Somebody who follows the run has asked for no further host to begin. */
  void halts();
}
