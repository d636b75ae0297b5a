package dev.runbook.host.ssh.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The algorithms that the SSH library in this process supports. */
public final class Algorithms {
  private static final List<String> KEYS =
      List.of(
          "ssh-ed25519",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "rsa-sha2-512",
          "rsa-sha2-256");

  /** By the name of the setting that chooses among them, the best first. */
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "ciphers",
          List.of(
              "aes128-gcm@openssh.com",
              "aes256-gcm@openssh.com",
              "aes128-ctr",
              "aes192-ctr",
              "aes256-ctr"),
          "macs",
          List.of(
              "hmac-sha2-256-etm@openssh.com",
              "hmac-sha2-512-etm@openssh.com",
              "hmac-sha1-etm@openssh.com",
              "hmac-sha2-256",
              "hmac-sha2-512",
              "hmac-sha1"),
          "kexalgorithms",
          List.of(
              "curve25519-sha256",
              "curve25519-sha256@libssh.org",
              "ecdh-sha2-nistp256",
              "ecdh-sha2-nistp384",
              "ecdh-sha2-nistp521",
              "diffie-hellman-group-exchange-sha256",
              "diffie-hellman-group16-sha512",
              "diffie-hellman-group18-sha512",
              "diffie-hellman-group14-sha256"),
          "hostkeyalgorithms",
          KEYS,
          "pubkeyacceptedalgorithms",
          KEYS);

  private Algorithms() {}

  /** The settings that choose algorithms. */
  static List<String> settings() {
    return KNOWN.keySet().stream().sorted().toList();
  }

  /**
   * What may be used: those of the configuration that the library has, in the library's order of
   * speed; all of them where nothing is configured.
   */
  public static List<String> allowed(SshSettings settings, String setting) {
    List<String> configured = settings.all().getOrDefault(setting, List.of());
    if (configured.isEmpty()) {
      return KNOWN.get(setting);
    }
    List<String> wanted = Arrays.asList(configured.get(0).split(","));
    return KNOWN.get(setting).stream().filter(wanted::contains).toList();
  }
}
