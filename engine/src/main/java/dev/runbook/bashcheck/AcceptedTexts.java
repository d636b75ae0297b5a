package dev.runbook.bashcheck;

import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The texts that a bash has accepted before, as a file of their hashes.
 *
 * <p>Lines of one length in order, so that a hash is found without reading the others. What was
 * refused is not kept: it is asked about again until it is mended. A file that cannot be read or
 * written costs time only.
 */
final class AcceptedTexts {
  /** Above this it begins anew: nobody has so many blocks at a time. */
  private static final int MOST = 50_000;

  private static final int HASH = 64;
  private static final int LINE = HASH + 1;

  private final Optional<Path> file;
  private final byte[] lines;

  private AcceptedTexts(Optional<Path> file, byte[] lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Those that a bash has accepted, as the operator's cache knows them. */
  static AcceptedTexts by(InstalledBash bash, Map<String, String> environment) {
    Optional<Path> file = folder(environment).flatMap(folder -> file(folder, bash));
    return new AcceptedTexts(file, file.map(AcceptedTexts::read).orElse(new byte[0]));
  }

  private static Optional<Path> folder(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (!cache.isEmpty() && Path.of(cache).isAbsolute()) {
      return Optional.of(Path.of(cache, "runbook"));
    }
    return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".cache", "runbook"));
  }

  private static Optional<Path> file(Path folder, InstalledBash bash) {
    try {
      byte[] fingerprint = bash.fingerprint().getBytes(StandardCharsets.UTF_8);
      return Optional.of(
          folder.resolve("bash-accepts-" + Source.sha256(fingerprint).substring(0, 16)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** All of it, or nothing where it is not a file of ours. */
  private static byte[] read(Path file) {
    try {
      byte[] all = Files.readAllBytes(file);
      return all.length % LINE == 0 && all.length <= MOST * LINE ? all : new byte[0];
    } catch (IOException e) {
      return new byte[0];
    }
  }

  boolean has(String hash) {
    int from = 0;
    int to = lines.length / LINE;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = hash.compareTo(hash(middle));
      if (order == 0) {
        return true;
      }
      from = order > 0 ? middle + 1 : from;
      to = order > 0 ? to : middle;
    }
    return false;
  }

  private String hash(int line) {
    return new String(lines, line * LINE, HASH, StandardCharsets.ISO_8859_1);
  }

  /** Keeps more of them for the next time. */
  void keep(Collection<String> hashes) {
    if (hashes.isEmpty()) {
      return;
    }
    TreeSet<String> all = new TreeSet<>(hashes);
    if (lines.length / LINE + hashes.size() <= MOST) {
      for (int line = 0; line < lines.length / LINE; line++) {
        all.add(hash(line));
      }
    }
    file.ifPresent(path -> write(path, String.join("\n", all) + "\n"));
  }

  /** Whoever reads meanwhile sees the old file or the new one, never a part. */
  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Path whole = Files.createTempFile(file.getParent(), "bash-accepts", ".new");
      try {
        Files.writeString(whole, text, StandardCharsets.ISO_8859_1);
        Files.move(
            whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      return; // Asked again the next time.
    }
  }
}
