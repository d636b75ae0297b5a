package dev.runbook.play;

import dev.runbook.document.Settings.ExpectedHost;
import dev.runbook.graph.HostUse;
import dev.runbook.host.Host;
import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.run.Hosts;
import java.util.Map;

/** Hosts for a dry run: they are whoever the page says, run nothing, and say that all went well. */
final class DryHosts implements Hosts {
  private final Map<String, ExpectedHost> expected;

  /** Hosts that are what a page expects of them. */
  DryHosts(Map<String, ExpectedHost> expected) {
    this.expected = expected;
  }

  @Override
  public Host host(HostUse use) {
    return new DryHost(use.host());
  }

  private final class DryHost implements Host {
    private final String name;

    DryHost(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Identity identity() {
      ExpectedHost known = expected.get(name);
      return known == null
          ? new Identity(name, "operator")
          : new Identity(known.hostname().orElse(name), known.user().orElse("operator"));
    }

    @Override
    public Shell open(OutputSink between) {
      return new DryShell();
    }
  }

  private static final class DryShell implements Shell {
    @Override
    public Outcome run(Invocation command, OutputSink sink) {
      return Outcome.ok();
    }

    @Override
    public void interrupt() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
