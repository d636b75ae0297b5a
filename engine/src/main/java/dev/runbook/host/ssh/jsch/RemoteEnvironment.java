package dev.runbook.host.ssh.jsch;

import dev.runbook.host.ssh.config.SshSettings;
import java.util.Map;
import java.util.TreeMap;

/** The variables that the configuration sends to the host: {@code SendEnv} and {@code SetEnv}. */
final class RemoteEnvironment {
  private RemoteEnvironment() {}

  static Map<String, String> of(SshSettings settings, Map<String, String> environment) {
    Map<String, String> sent = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (settings.isSent(name)) {
            sent.put(name, value);
          }
        });
    sent.putAll(settings.setEnv());
    return sent;
  }
}
