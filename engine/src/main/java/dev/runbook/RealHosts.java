package dev.runbook;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Host;
import dev.runbook.host.local.LocalHost;
import dev.runbook.host.ssh.LinkOpener;
import dev.runbook.host.ssh.Router;
import dev.runbook.host.ssh.SshHosts;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.host.ssh.openssh.Openssh;
import dev.runbook.run.Hosts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This machine, and the hosts that the operator's OpenSSH configuration reaches from it. */
final class RealHosts implements Hosts, AutoCloseable {
  private final LocalHost local;
  private final SshHosts ssh;

  RealHosts(Surroundings surroundings) {
    this.local =
        new LocalHost(surroundings.environment(), surroundings.folder(), surroundings.temp());
    Openssh openssh =
        new Openssh(surroundings.environment(), surroundings.temp(), surroundings.operator());
    Router router = (alias, options) -> route(alias, options, surroundings.ssh());
    LinkOpener opener = route -> openssh.open(route.settings());
    this.ssh = new SshHosts(router, opener, surroundings.operator());
  }

  LocalHost local() {
    return local;
  }

  @Override
  public Host host(HostUse use) {
    return use.isLocal() ? local : ssh.host(use.host(), use.options(), use.kept());
  }

  @Override
  public void close() {
    ssh.close();
  }

  /** Until configurations are read here, the system's ssh reads its own. */
  private static Route route(String alias, List<String> options, SshPreferences preferences) {
    List<String> words = new ArrayList<>();
    preferences.config().ifPresent(file -> words.addAll(List.of("-F", file.toString())));
    words.addAll(options);
    SshSettings settings =
        new SshSettings(
            alias,
            words,
            alias,
            22,
            "",
            List.of(),
            Optional.empty(),
            List.of(),
            false,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            false,
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            3,
            List.of(),
            Map.of(),
            Map.of());
    return new Route(settings, Transport.OPENSSH, "");
  }
}
