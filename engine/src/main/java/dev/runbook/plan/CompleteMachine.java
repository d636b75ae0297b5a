package dev.runbook.plan;

import dev.runbook.graph.HostUse;

/** A machine that has everything, for what must not depend on where it is asked. */
final class CompleteMachine implements Machine {
  @Override
  public String hostname() {
    return "this machine";
  }

  @Override
  public boolean hasProgram(String program) {
    return true;
  }

  @Override
  public boolean hasJShell() {
    return true;
  }

  @Override
  public boolean hasFolder(String folder) {
    return true;
  }

  @Override
  public boolean hasHost(String host) {
    return true;
  }

  @Override
  public Reach reach(HostUse use) {
    return Reach.by(use.host(), "any", "");
  }
}
