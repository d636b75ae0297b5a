package dev.runbook.host.ssh;

import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.host.ssh.openssh.Openssh;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How this machine reaches hosts: the one place where reader and transports are plugged in. */
final class Reach {
  private final Optional<Path> config;
  private final Openssh openssh;

  Reach(
      Map<String, String> environment,
      Path temporaryFolder,
      Optional<Path> config,
      Operator operator) {
    this.config = config;
    this.openssh = new Openssh(environment, temporaryFolder, operator);
  }

  Router router() {
    return this::route;
  }

  LinkOpener opener() {
    return route -> openssh.open(route.settings());
  }

  /** Until configurations are read here, the system's ssh reads its own. */
  private Route route(String alias, List<String> options) {
    List<String> words = new ArrayList<>();
    config.ifPresent(file -> words.addAll(List.of("-F", file.toString())));
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
