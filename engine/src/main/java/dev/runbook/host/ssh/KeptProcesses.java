package dev.runbook.host.ssh;

import dev.runbook.host.process.Processes;

/**
 * The processes that the running command of a kept shell has started on the host; the shell is
 * their root.
 */
final class KeptProcesses implements Processes {
  private final RemoteSupervisor warden;
  private final String marker;

  KeptProcesses(RemoteSupervisor warden, String marker) {
    this.warden = warden;
    this.marker = marker;
  }

  @Override
  public boolean anyLeft() {
    return RemainingProcesses.of(warden, marker).others() > 0;
  }

  @Override
  public void interrupt() {
    warden.tell("all", marker, "INT");
  }

  @Override
  public void terminate() {
    warden.tell("below", marker, "TERM");
  }

  @Override
  public void kill() {
    warden.tell("below", marker, "KILL");
    RemainingProcesses.awaitNoOthers(warden, marker);
  }

  @Override
  public void killWithRoot() {
    warden.tell("all", marker, "KILL");
    RemainingProcesses.awaitNoOthers(warden, marker);
  }
}
