package dev.runbook.host.ssh;

import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.host.ssh.openssh.Openssh;
import java.nio.file.Path;

/** Opens links by either transport, as tests need them. */
final class Transports {
  private Transports() {}

  static LinkOpener opener(Transport transport, Path temporary, Operator operator) {
    return switch (transport) {
      case OPENSSH ->
          route -> new Openssh(System.getenv(), temporary, operator).open(route.settings());
      case JSCH -> throw new UnsupportedOperationException("not plugged in yet");
    };
  }
}
