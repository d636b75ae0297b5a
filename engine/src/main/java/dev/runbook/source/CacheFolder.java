package dev.runbook.source;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's folder for files that can be rebuilt: {@code $XDG_CACHE_HOME/runbook}, else {@code
 * ~/.cache/runbook}.
 *
 * <p>A file that cannot be read or written there costs time only. Safe from any thread, and for
 * several processes at once.
 */
public final class CacheFolder {
  private final Path folder;

  private CacheFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder that an environment names; empty where it names neither it nor a home. */
  public static Optional<CacheFolder> of(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (!cache.isEmpty() && Path.of(cache).isAbsolute()) {
      return Optional.of(new CacheFolder(Path.of(cache, "runbook")));
    }
    return home.isEmpty()
        ? Optional.empty()
        : Optional.of(new CacheFolder(Path.of(home, ".cache", "runbook")));
  }

  /**
   * What tells the build that a class comes from from any other, for which something else may have
   * been kept: its jar, and the jar's size and time. Empty where the class comes from no jar.
   */
  public static Optional<String> build(Class<?> from) {
    CodeSource source = from.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      BasicFileAttributes all = Files.readAttributes(jar, BasicFileAttributes.class);
      return all.isRegularFile()
          ? Optional.of(jar + " " + all.size() + " " + all.lastModifiedTime().toMillis())
          : Optional.empty();
    } catch (URISyntaxException | IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A file's bytes; none where it is missing, cannot be read or is larger than {@code most}. */
  public byte[] read(String name, long most) {
    Path file = folder.resolve(name);
    try {
      return Files.size(file) <= most ? bytes(file) : new byte[0];
    } catch (IOException e) {
      return new byte[0];
    }
  }

  /** Not by a channel, for which Java begins its network library. */
  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      return in.readAllBytes();
    }
  }

  /** Replaces a file: anyone who reads meanwhile sees the old one or the new one, never a part. */
  public void write(String name, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, name, ".new");
      try {
        Files.write(whole, bytes);
        Files.move(
            whole,
            folder.resolve(name),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      return; // Made again the next time.
    }
  }

  /** Deletes a file, if it is there. */
  public void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      return; // It costs time only.
    }
  }
}
