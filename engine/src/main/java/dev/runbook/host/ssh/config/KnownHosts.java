package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.ssh.config.KnownHostsLine.Marker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The keys that the operator's known_hosts files hold, read once. */
public final class KnownHosts {
  /** What the files say about a key that a host shows. */
  public enum KeyStatus {
    /** It is the host's. */
    KNOWN,
    /** Nothing is known about the host. */
    UNKNOWN,
    /** The host is known by another key. */
    CHANGED,
    /** It must never be accepted. */
    REVOKED
  }

  private final List<KnownHostsLine> lines;

  private KnownHosts(List<KnownHostsLine> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * Reads the files; one that does not exist holds nothing, and a damaged line is passed over, as
   * OpenSSH does.
   *
   * @throws HostException when a file exists and cannot be read
   */
  public static KnownHosts read(List<Path> files) {
    List<KnownHostsLine> lines = new ArrayList<>();
    for (Path file : files) {
      content(file).lines().forEach(line -> KnownHostsLine.read(line).ifPresent(lines::add));
    }
    return new KnownHosts(lines);
  }

  /**
   * What is known about a key.
   *
   * @param names the names that the host may be known by; a later one counts only when nothing is
   *     known under those before it, and then only to accept
   */
  public KeyStatus standing(List<String> names, PublicKey key) {
    if (names.stream().anyMatch(name -> isRevoked(name, key))) {
      return KeyStatus.REVOKED;
    }
    if (!keys(names.get(0)).isEmpty()) {
      return keys(names.get(0)).contains(key) ? KeyStatus.KNOWN : KeyStatus.CHANGED;
    }
    return names.stream().anyMatch(name -> keys(name).contains(key))
        ? KeyStatus.KNOWN
        : KeyStatus.UNKNOWN;
  }

  /** The host's own keys under the first name that has any. */
  public List<PublicKey> keys(List<String> names) {
    return names.stream()
        .map(this::keys)
        .filter(keys -> !keys.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Whether an authority that signs the host's keys is known. */
  public boolean hasAuthority(List<String> names) {
    return lines.stream()
        .filter(line -> line.marker() == Marker.AUTHORITY)
        .anyMatch(line -> names.stream().anyMatch(line::isAbout));
  }

  private List<PublicKey> keys(String name) {
    return lines.stream()
        .filter(line -> line.marker() == Marker.NONE && line.isAbout(name))
        .map(KnownHostsLine::key)
        .toList();
  }

  private boolean isRevoked(String name, PublicKey key) {
    return lines.stream()
        .filter(line -> line.marker() == Marker.REVOKED && line.key().equals(key))
        .anyMatch(line -> line.isAbout(name));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new HostException(
          Kind.SETUP,
          "the known hosts in " + file + " cannot be read; see who owns the file, and its mode",
          e);
    }
  }
}
