package dev.runbook.host.ssh.config;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A public key, of a host or of a person.
 *
 * @param type its type as the protocol calls it, such as {@code ssh-ed25519}
 * @param base64 the key as known_hosts and {@code .pub} files hold it
 */
public record PublicKey(String type, String base64) {
  private static final int LONGEST_FILE = 64 * 1024;

  /** How many fields follow the type in a key of this type; others are not host keys. */
  private static final Map<String, Integer> FIELDS =
      Map.of(
          "ssh-ed25519", 1,
          "ssh-rsa", 2,
          "ssh-dss", 4,
          "ecdsa-sha2-nistp256", 2,
          "ecdsa-sha2-nistp384", 2,
          "ecdsa-sha2-nistp521", 2,
          "sk-ssh-ed25519@openssh.com", 2,
          "sk-ecdsa-sha2-nistp256@openssh.com", 3);

  /** A key as it travels; empty when it is none. */
  public static Optional<PublicKey> of(byte[] blob) {
    try {
      ByteBuffer rest = ByteBuffer.wrap(blob);
      String type = new String(field(rest), StandardCharsets.US_ASCII);
      return Optional.of(new PublicKey(type, Base64.getEncoder().encodeToString(blob)));
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  /** A key as a file holds it; empty when it is damaged, of another type, or of an unknown one. */
  static Optional<PublicKey> read(String type, String base64) {
    if (base64.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      byte[] blob = Base64.getDecoder().decode(base64);
      return isWhole(type, ByteBuffer.wrap(blob)) ? of(blob) : Optional.empty();
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  /**
   * The public half of an identity: the file itself, the open part of a private key in OpenSSH's
   * format, or the {@code .pub} beside it, in the order that OpenSSH looks.
   */
  public static Optional<PublicKey> ofIdentity(Path file) {
    return content(file)
        .flatMap(text -> ofLine(text).or(() -> ofPrivate(text)))
        .or(() -> content(Path.of(file + ".pub")).flatMap(PublicKey::ofLine));
  }

  /** What people call the type: {@code ED25519}, {@code ECDSA}, {@code RSA}. */
  public String name() {
    return switch (type) {
      case "ssh-ed25519" -> "ED25519";
      case "ssh-rsa" -> "RSA";
      case "ssh-dss" -> "DSA";
      case "sk-ssh-ed25519@openssh.com" -> "ED25519-SK";
      case "sk-ecdsa-sha2-nistp256@openssh.com" -> "ECDSA-SK";
      default -> type.startsWith("ecdsa-sha2-") ? "ECDSA" : NameChecks.shown(type);
    };
  }

  /** Its fingerprint as OpenSSH prints it. */
  public String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Type and fingerprint. */
  public String label() {
    return name() + " " + fingerprint();
  }

  /** The key as it travels. */
  public byte[] blob() {
    return Base64.getDecoder().decode(base64);
  }

  /** Whether a device holds its private half. */
  boolean isHardware() {
    return type.startsWith("sk-");
  }

  private static Optional<String> content(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LONGEST_FILE
          ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
          : Optional.empty();
    } catch (IOException e) {
      // Anyone who goes on to use the key says that it cannot be read.
      return Optional.empty();
    }
  }

  private static Optional<PublicKey> ofLine(String text) {
    String[] words = text.strip().split("\\s+");
    return words.length < 2 ? Optional.empty() : read(words[0], words[1]);
  }

  /** PROTOCOL.key: magic, cipher, key derivation, its options, how many keys, the public one. */
  private static Optional<PublicKey> ofPrivate(String text) {
    String head = "-----BEGIN OPENSSH PRIVATE KEY-----";
    int from = text.indexOf(head);
    int to = text.indexOf("-----END", from + 1);
    if (from < 0 || to < 0) {
      return Optional.empty();
    }
    try {
      byte[] body = Base64.getMimeDecoder().decode(text.substring(from + head.length(), to));
      ByteBuffer rest = ByteBuffer.wrap(body).position("openssh-key-v1\0".length());
      field(rest);
      field(rest);
      field(rest);
      rest.getInt();
      return of(field(rest));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(String type, ByteBuffer rest) {
    int fields = FIELDS.getOrDefault(type, -1);
    if (fields < 0 || !new String(field(rest), StandardCharsets.US_ASCII).equals(type)) {
      return false;
    }
    for (int i = 0; i < fields; i++) {
      byte[] field = field(rest);
      if (type.equals("ssh-ed25519") && field.length != 32) {
        return false;
      }
    }
    return !rest.hasRemaining();
  }

  private static byte[] field(ByteBuffer rest) {
    int length = rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] field = new byte[length];
    rest.get(field);
    return field;
  }
}
