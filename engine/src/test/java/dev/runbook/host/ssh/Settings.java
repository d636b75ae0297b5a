package dev.runbook.host.ssh;

import dev.runbook.host.ssh.config.SshSettings;
import java.time.Duration;

/** Settings that differ in one thing. */
final class Settings {
  private Settings() {}

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
