package dev.runbook.host.ssh.config;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One entry of a known_hosts file, as sshd(8) describes it.
 *
 * @param marker what the key is good for
 * @param hosts the names, plain with wildcards or hashed
 * @param key the key
 */
record KnownHostsLine(Marker marker, String hosts, PublicKey key) {
  /** What an entry says about its key. */
  enum Marker {
    /** It is the host's. */
    NONE,
    /** It signs the keys of hosts. */
    AUTHORITY,
    /** It must never be accepted. */
    REVOKED
  }

  private static final String HASHED = "|1|";

  /** Empty for a comment, and for a line that OpenSSH, too, would pass over. */
  static Optional<KnownHostsLine> read(String line) {
    String rest = skip(line.stripTrailing());
    if (rest.isEmpty() || rest.startsWith("#")) {
      return Optional.empty();
    }
    if (!rest.startsWith("@")) {
      return read(Marker.NONE, rest);
    }
    String word = word(rest);
    String after = skip(rest.substring(word.length()));
    return switch (word) {
      case "@cert-authority" -> read(Marker.AUTHORITY, after);
      case "@revoked" -> read(Marker.REVOKED, after);
      default -> Optional.empty();
    };
  }

  /** A line for a key, without its end. */
  static String write(String name, boolean hashed, byte[] salt, PublicKey key) {
    return (hashed ? hash(name, salt) : name) + " " + key.type() + " " + key.base64();
  }

  /** Whether the entry is about this name. */
  boolean isAbout(String name) {
    return hosts.startsWith("|")
        ? salt().map(salt -> hash(name, salt).equals(hosts)).orElse(false)
        : Patterns.fitsList(name, hosts);
  }

  private static Optional<KnownHostsLine> read(Marker marker, String rest) {
    String hosts = word(rest);
    String afterHosts = skip(rest.substring(hosts.length()));
    String type = word(afterHosts);
    String key = word(skip(afterHosts.substring(type.length())));
    return hosts.isEmpty() || hosts.startsWith("@")
        ? Optional.empty()
        : PublicKey.read(type, key).map(found -> new KnownHostsLine(marker, hosts, found));
  }

  private Optional<byte[]> salt() {
    int end = hosts.indexOf('|', HASHED.length());
    if (!hosts.startsWith(HASHED) || end < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(hosts.substring(HASHED.length(), end)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String hash(String name, byte[] salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(salt.length == 0 ? new byte[1] : salt, "HmacSHA1"));
      byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      Base64.Encoder encoder = Base64.getEncoder();
      return HASHED + encoder.encodeToString(salt) + "|" + encoder.encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }

  private static String skip(String text) {
    int at = 0;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(at);
  }

  private static String word(String text) {
    int end = 0;
    while (end < text.length() && !isBlank(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }
}
