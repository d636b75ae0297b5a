package dev.runbook.host.ssh;

import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.SshConfig;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.host.ssh.jsch.JschLinks;
import dev.runbook.host.ssh.openssh.Openssh;
import java.nio.file.Path;
import java.util.Optional;

/** Opens links by either transport, as tests need them. */
final class Transports {
  private Transports() {}

  static LinkOpener opener(Transport transport, Path temporary, Operator operator) {
    SshConfig config =
        new SshConfig(System.getenv(), temporary, Optional.empty(), Optional.empty());
    return switch (transport) {
      case OPENSSH -> {
        Openssh openssh = new Openssh(System.getenv(), temporary, config::jumps, operator);
        yield route -> openssh.open(route.settings());
      }
      case JSCH -> {
        JschLinks links = new JschLinks(operator, System.getenv());
        yield route -> links.open(route.settings());
      }
    };
  }
}
