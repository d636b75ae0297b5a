package dev.runbook.host.ssh;

import dev.runbook.host.ssh.config.SshSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that differ in one thing. */
final class Settings {
  private Settings() {}

  /** Those of a server on this machine under the alias {@code lab}. */
  static SshSettings to(int port, Path config, Path key) {
    return new SshSettings(
        "lab",
        List.of("-F", config.toString()),
        "127.0.0.1",
        port,
        System.getProperty("user.name"),
        List.of(),
        Optional.empty(),
        List.of(key),
        true,
        Optional.empty(),
        List.of(key.resolveSibling("known_hosts")),
        Optional.empty(),
        false,
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        3,
        List.of(),
        Map.of(),
        Map.of());
  }

  /** The same, with a silent server noticed after a few seconds. */
  static SshSettings quick(SshSettings s) {
    return new SshSettings(
        s.alias(),
        s.options(),
        s.hostname(),
        s.port(),
        s.user(),
        s.jumps(),
        s.proxyCommand(),
        s.identityFiles(),
        s.identitiesOnly(),
        s.identityAgent(),
        s.knownHosts(),
        s.hostKeyAlias(),
        s.hashKnownHosts(),
        s.connectTimeout(),
        Duration.ofSeconds(1),
        3,
        s.sendEnv(),
        s.setEnv(),
        s.all());
  }
}
