package dev.runbook.host.ssh;

import dev.runbook.host.process.Processes;
import dev.runbook.host.ssh.link.SshChannel;
import java.time.Duration;
import java.util.Optional;

/** The processes of one command on its host: the login shell, and all that it has started. */
final class OnceProcesses implements Processes {
  /** What ignores INT when the command itself is gone, such as a job in the background. */
  private static final Duration LEFTOVER_GRACE = Duration.ofMillis(200);

  private static final Duration LAST_GRACE = Duration.ofSeconds(2);
  private static final long POLL_MILLIS = 50;

  private final RemoteSupervisor warden;
  private final String marker;
  private final SshChannel channel;
  private Optional<Long> rootGoneAt = Optional.empty();

  /**
   * Those that carry the marker.
   *
   * @param channel the command's, which is let go of should it not end even so
   */
  OnceProcesses(RemoteSupervisor warden, String marker, SshChannel channel) {
    this.warden = warden;
    this.marker = marker;
    this.channel = channel;
  }

  @Override
  public boolean anyLeft() {
    RemainingProcesses left = RemainingProcesses.of(warden, marker);
    if (!left.root() && left.others() > 0) {
      endLeftovers();
    }
    return left.root() || left.others() > 0;
  }

  @Override
  public void interrupt() {
    warden.tell("all", marker, "INT");
  }

  @Override
  public void terminate() {
    warden.tell("all", marker, "TERM");
  }

  @Override
  public void kill() {
    warden.tell("all", marker, "KILL");
    RemainingProcesses.awaitNoOthers(warden, marker);
  }

  @Override
  public void killWithRoot() {
    kill();
    long deadline = System.nanoTime() + LAST_GRACE.toNanos();
    try {
      while (channel.isOpen() && System.nanoTime() < deadline) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channel.close();
  }

  /** They may hold the command's output open, so that it does not end by our clock. */
  private void endLeftovers() {
    long now = System.nanoTime();
    long since = now - rootGoneAt.orElse(now);
    if (rootGoneAt.isEmpty()) {
      rootGoneAt = Optional.of(now);
    } else if (since > 2 * LEFTOVER_GRACE.toNanos()) {
      kill();
    } else if (since > LEFTOVER_GRACE.toNanos()) {
      terminate();
    }
  }
}
