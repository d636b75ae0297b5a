package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.Session;
import dev.runbook.host.ssh.config.Algorithms;
import dev.runbook.host.ssh.config.SshSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Passes the settings to the library, in its own format. */
final class SessionSettings {
  private static final List<String> METHODS =
      List.of("publickey", "keyboard-interactive", "password");

  private SessionSettings() {}

  /** Whether the configuration forbids to ask anyone anything: {@code BatchMode}. */
  static boolean isSilent(SshSettings settings) {
    return isOn(settings, "batchmode", "no");
  }

  static void apply(SshSettings settings, Session session) {
    // Whatever the configuration says: a key that is not known is never accepted.
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("HashKnownHosts", "no");
    session.setConfig("prefer_known_host_key_types", "yes");
    session.setConfig("ClearAllForwardings", "yes");
    session.setConfig("PreferredAuthentications", String.join(",", methods(settings)));
    // The server's own limit decides.
    session.setConfig("MaxAuthTries", "20");
    // Without the types of certificates, which the library would accept without their authority.
    algorithms(settings, session, "hostkeyalgorithms", "server_host_key");
    algorithms(settings, session, "pubkeyacceptedalgorithms", "PubkeyAcceptedAlgorithms");
    algorithms(settings, session, "kexalgorithms", "kex");
    algorithms(settings, session, "ciphers", "cipher.c2s", "cipher.s2c");
    algorithms(settings, session, "macs", "mac.c2s", "mac.s2c");
  }

  private static void algorithms(
      SshSettings settings, Session session, String setting, String... keys) {
    String allowed = String.join(",", Algorithms.allowed(settings, setting));
    for (String key : keys) {
      session.setConfig(key, allowed);
    }
  }

  private static List<String> methods(SshSettings settings) {
    String preferred = setting(settings, "preferredauthentications", "");
    List<String> methods =
        new ArrayList<>(preferred.isEmpty() ? METHODS : Arrays.asList(preferred.split(",")));
    methods.retainAll(METHODS);
    boolean silent = isSilent(settings);
    if (!isOn(settings, "pubkeyauthentication", "yes")) {
      methods.remove("publickey");
    }
    if (silent || !isOn(settings, "kbdinteractiveauthentication", "yes")) {
      methods.remove("keyboard-interactive");
    }
    if (silent || !isOn(settings, "passwordauthentication", "yes")) {
      methods.remove("password");
    }
    return methods;
  }

  /** {@code pubkeyauthentication} also knows two halves of yes. */
  private static boolean isOn(SshSettings settings, String key, String otherwise) {
    return !setting(settings, key, otherwise).matches("(?i)no|false");
  }

  private static String setting(SshSettings settings, String key, String otherwise) {
    return settings.all().getOrDefault(key, List.of(otherwise)).get(0);
  }
}
