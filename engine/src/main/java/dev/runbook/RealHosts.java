package dev.runbook;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.jshell.JShellHost;
import dev.runbook.host.local.LocalHost;
import dev.runbook.host.ssh.HostKeys;
import dev.runbook.host.ssh.OperatorSsh;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.plan.Reach;
import dev.runbook.run.Hosts;
import java.nio.file.Path;

/** The real hosts: this machine, and the hosts of the operator's OpenSSH configuration. */
final class RealHosts implements Hosts, AutoCloseable {
  private final EngineConfig config;
  private LocalHost local;
  private OperatorSsh ssh;

  RealHosts(EngineConfig config) {
    this.config = config;
  }

  synchronized LocalHost local() {
    if (local == null) {
      local =
          new LocalHost(config.environment(), config.folder(), config.temp(), config.operator())
              .withOwnSsh(config.ssh().config());
    }
    return local;
  }

  private synchronized OperatorSsh ssh() {
    if (ssh == null) {
      ssh =
          new OperatorSsh(
              config.environment(),
              config.folder(),
              config.temp(),
              config.ssh().config(),
              config.ssh().transport(),
              config.operator());
    }
    return ssh;
  }

  HostKeys keys() {
    return ssh().keys();
  }

  /** How a host will be reached; asks the configuration only. */
  Reach reach(HostUse use) {
    try {
      Route route = ssh().route(use.host(), use.options());
      return Reach.by(use.host(), route.transport().word(), route.why());
    } catch (HostException e) {
      return Reach.refused(use.host(), e.getMessage());
    }
  }

  @Override
  public Host host(HostUse use) {
    if (use.isLocal()) {
      return local();
    }
    return use.isJShell() ? jshell() : ssh().host(use.host(), use.options(), use.kept());
  }

  @Override
  public void checkKey(HostUse use) {
    ssh().checkKey(use.host(), use.options());
  }

  @Override
  public void release(String host) {
    OperatorSsh open;
    synchronized (this) {
      open = ssh;
    }
    if (open != null) {
      open.release(host);
    }
  }

  private Host jshell() {
    return new JShellHost(
        Path.of(System.getProperty("java.home")),
        local().environment(),
        config.folder(),
        config.temp(),
        local()::identity);
  }

  @Override
  public synchronized void close() {
    if (ssh != null) {
      ssh.close();
    }
  }
}
