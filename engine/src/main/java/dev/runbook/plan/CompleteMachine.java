package dev.runbook.plan;

import dev.runbook.graph.HostUse;
import java.util.Optional;
import java.util.Set;

/**
 * A machine that has every program and folder, so that a plan does not depend on the machine that
 * makes it.
 *
 * @param hostname this machine's own name
 * @param hosts the only hosts that exist; empty where every host does
 * @param way how hosts are reached, as plans show it
 */
public record CompleteMachine(String hostname, Optional<Set<String>> hosts, String way)
    implements Machine {
  /** Copies the set. */
  public CompleteMachine {
    hosts = hosts.map(Set::copyOf);
  }

  /** A machine that reaches every host, for what is the same wherever a page is planned. */
  static CompleteMachine anywhere() {
    return new CompleteMachine("this machine", Optional.empty(), "any");
  }

  /** The machine of plays against mock hosts: no other host exists. */
  public static CompleteMachine mocked(String hostname, Set<String> hosts) {
    return new CompleteMachine(hostname, Optional.of(hosts), "mock");
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
    return hosts.isEmpty() || hosts.get().contains(host);
  }

  @Override
  public Reach reach(HostUse use) {
    return Reach.by(use.host(), way, "");
  }
}
