package dev.runbook.plan;

import dev.runbook.graph.HostUse;
import java.util.HashSet;
import java.util.Set;

/** A machine that has everything but what a test takes away. */
final class ScriptedMachine implements Machine {
  private final Set<String> missing = new HashSet<>();

  ScriptedMachine without(String thing) {
    missing.add(thing);
    return this;
  }

  @Override
  public String hostname() {
    return "laptop";
  }

  @Override
  public boolean hasProgram(String program) {
    return !missing.contains(program);
  }

  @Override
  public boolean hasJShell() {
    return !missing.contains("jshell");
  }

  @Override
  public boolean hasFolder(String folder) {
    return !missing.contains(folder);
  }

  @Override
  public boolean hasHost(String host) {
    return !missing.contains(host);
  }

  @Override
  public Reach reach(HostUse use) {
    return missing.contains("way to " + use.host())
        ? Reach.refused(use.host(), "its ProxyCommand needs the system's ssh")
        : Reach.by(use.host(), "jsch", "");
  }
}
