package dev.runbook.host.mock.serve;

import dev.runbook.host.Host;
import dev.runbook.host.Identity;
import dev.runbook.host.Operator;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.ssh.ExecText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * The sessions of the clients that are logged in to one host: each command runs in a shell of its
 * own.
 */
final class ServedSessions {
  private final String name;
  private final MockHosts hosts;
  private final QuotedParams values;
  private final Identity identity;
  private final Map<String, Shell> running = new ConcurrentHashMap<>();

  ServedSessions(String name, MockHosts hosts, QuotedParams values, Identity identity) {
    this.name = name;
    this.hosts = hosts;
    this.values = values;
    this.identity = identity;
  }

  /** Runs what a client asks for by an exec request. */
  Command exec(ChannelSession channel, String argument) {
    ExecText asked = ExecText.of(argument);
    return switch (asked.kind()) {
      case WARDEN -> new ServedSupervisor(identity, running);
      case LIFELINE -> new ServedLifeline();
      default -> new ServedCommand(this, asked);
    };
  }

  /** A person logs in. */
  Command login(ChannelSession channel) {
    return new ServedLogin(name);
  }

  QuotedParams values() {
    return values;
  }

  /** A shell for one command, or for one person. */
  Shell shell(boolean kept, Operator operator) {
    Host host = hosts.host(name, List.of(), kept, operator).orElseThrow();
    return host.open(OutputSink.discard());
  }

  void begin(String marker, Shell shell) {
    if (!marker.isEmpty()) {
      running.put(marker, shell);
    }
  }

  void end(String marker) {
    running.remove(marker);
  }
}
