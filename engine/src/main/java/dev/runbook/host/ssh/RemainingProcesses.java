package dev.runbook.host.ssh;

import java.time.Duration;

/**
 * The processes of a command that still run on its host.
 *
 * @param root whether its shell still runs
 * @param others how many others
 */
record RemainingProcesses(boolean root, int others) {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long POLL_MILLIS = 10;

  /** As the warden counts; nothing when it does not answer, since then nothing can be done. */
  static RemainingProcesses of(RemoteSupervisor warden, String marker) {
    String[] words = warden.ask("left", marker).orElse("0 0").split(" ");
    return new RemainingProcesses(!words[0].equals("0"), Integer.parseInt(words[1]));
  }

  /** Waits a short while until nothing but the root is left: KILL works soon, but not at once. */
  static void awaitNoOthers(RemoteSupervisor warden, String marker) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (of(warden, marker).others() > 0 && System.nanoTime() < deadline) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
