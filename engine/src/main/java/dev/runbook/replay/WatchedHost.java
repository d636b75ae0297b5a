package dev.runbook.replay;

import dev.runbook.host.Connection;
import dev.runbook.host.Host;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.Variable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A host whose commands are noted as they are sent. */
record WatchedHost(Host host, Consumer<Invocation> note) implements Host {
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
    return new WatchedShell(host.open(between), note);
  }

  private record WatchedShell(Shell shell, Consumer<Invocation> note) implements Shell {
    @Override
    public Outcome run(Invocation command, OutputSink sink) {
      note.accept(command);
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
