package dev.runbook.run;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Host;
import dev.runbook.host.Invocation;
import dev.runbook.host.Waiting;

/** Provides the hosts of a run: this machine and SSH hosts, or the hosts of a mock file. */
public interface Hosts {
  /**
   * The host that a command names.
   *
   * @throws dev.runbook.host.HostException when there is no such host
   */
  Host host(HostUse use);

  /**
   * An earlier part of the run has sent a command there. Real hosts remember that themselves.
   *
   * @param command as it was put to the host
   */
  default void recall(HostUse use, Invocation command) {}

  /** A host is not needed any more for now: connections to it may be closed. */
  default void release(String host) {}

  /**
   * Whether the hosts answer in the thread of the run only, one after the other, and end the
   * waiting themselves when the run is interrupted. Others are waited for in threads of their own.
   */
  default boolean answerInTurn() {
    return false;
  }

  /** How time passes for a run on these hosts. */
  default Waiting waiting() {
    return Waiting.real();
  }

  /**
   * Makes sure that a host shows a key that is known, without logging in: what a program other than
   * us will connect to.
   *
   * @throws dev.runbook.host.HostException when its key is not the known one
   */
  default void checkKey(HostUse use) {}
}
