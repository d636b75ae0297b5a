package dev.runbook.journal;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Connection;
import dev.runbook.host.Host;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.Variable;
import dev.runbook.run.Hosts;
import java.util.List;
import java.util.Optional;

/** Hosts that tell a test about each command as it really starts. */
record WatchedHosts(Hosts hosts, Runnable starts) implements Hosts {
  @Override
  public Host host(HostUse use) {
    return new WatchedHost(hosts.host(use), starts);
  }

  private record WatchedHost(Host host, Runnable starts) implements Host {
    @Override
    public String name() {
      return host.name();
    }

    @Override
    public Identity identity() {
      return host.identity();
    }

    @Override
    public Optional<Connection> connection() {
      return host.connection();
    }

    @Override
    public Shell open(OutputSink between) {
      return new WatchedShell(host.open(between), starts);
    }
  }

  private record WatchedShell(Shell shell, Runnable starts) implements Shell {
    @Override
    public Outcome run(Invocation command, OutputSink sink) {
      starts.run();
      return shell.run(command, sink);
    }

    @Override
    public void assign(List<Variable> variables) {
      shell.assign(variables);
    }

    @Override
    public void beginStep() {
      shell.beginStep();
    }

    @Override
    public void interrupt() {
      shell.interrupt();
    }

    @Override
    public boolean isOpen() {
      return shell.isOpen();
    }

    @Override
    public void close() {
      shell.close();
    }
  }
}
