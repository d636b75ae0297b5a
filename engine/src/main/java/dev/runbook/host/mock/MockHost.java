package dev.runbook.host.mock;

import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Identity;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import java.util.Optional;

/** A host that answers from a script. */
final class MockHost implements Host {
  private final String name;
  private final Identity identity;
  private final Optional<Fault> fault;
  private final Script script;

  MockHost(String name, Identity identity, Optional<Fault> fault, Script script) {
    this.name = name;
    this.identity = identity;
    this.fault = fault;
    this.script = script;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Identity identity() {
    connect();
    return identity;
  }

  /** All shells of a host answer from the same script; nothing is ever printed in between. */
  @Override
  public Shell open(OutputSink between) {
    connect();
    return new MockShell(name, script);
  }

  Script script() {
    return script;
  }

  private void connect() {
    if (fault.isPresent()) {
      throw fault.get() == Fault.HOST_KEY_CHANGED
          ? new HostException(
              Kind.IDENTITY,
              "the host key of " + name + " has changed; find out why before you trust it")
          : new HostException(Kind.UNREACHABLE, name + " refused the connection");
    }
  }
}
