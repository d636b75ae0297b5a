package dev.runbook.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The texts in which a program that checks texts has found nothing before, as a file of their
 * hashes in the operator's cache.
 *
 * <p>Lines of one length in order, so that a hash is found without reading the others. A text in
 * which it finds something is not kept: it is asked about again until it is mended. A file that
 * cannot be read or written costs time only.
 */
public final class PassedTexts {
  /** Above this, some of the older ones are forgotten, whichever. */
  private static final int MOST = 65_536;

  private static final int HASH = 64;
  private static final int LINE = HASH + 1;

  private final Optional<CacheFolder> cache;
  private final String name;
  private final byte[] lines;

  private PassedTexts(Optional<CacheFolder> cache, String name) {
    this.cache = cache;
    this.name = name;
    // All of it, or nothing where it is not a file of ours.
    byte[] all = cache.map(folder -> folder.read(name, MOST * LINE)).orElse(new byte[0]);
    this.lines = all.length % LINE == 0 ? all : new byte[0];
  }

  /**
   * Those that a program has passed. A new version of it is a new file, of which nothing is known.
   *
   * @param what begins the file's name, such as {@code bash-accepts}
   * @param program the program's file
   * @param way how it is asked, where it can be asked in more than one way
   * @param environment names the operator's cache; without one nothing is known or kept
   */
  public static PassedTexts by(
      String what, Path program, String way, Map<String, String> environment) {
    Optional<String> name = fingerprint(program, way).map(print -> what + "-" + print);
    return new PassedTexts(name.flatMap(any -> CacheFolder.of(environment)), name.orElse(""));
  }

  private static Optional<String> fingerprint(Path program, String way) {
    try {
      Path file = program.toRealPath();
      String print =
          file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis() + way;
      return Optional.of(hash(print).substring(0, 16));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The hash of a text, by which it is known. */
  public static String hash(String text) {
    return Source.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a text with this hash was passed. */
  public boolean has(String hash) {
    int from = 0;
    int to = lines.length / LINE;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = order(hash, middle);
      if (order == 0) {
        return true;
      }
      from = order > 0 ? middle + 1 : from;
      to = order > 0 ? to : middle;
    }
    return false;
  }

  /** Compares a hash with that of a line, without taking it out. */
  private int order(String hash, int line) {
    int start = line * LINE;
    for (int at = 0; at < HASH; at++) {
      int order = hash.charAt(at) - lines[start + at];
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private String hash(int line) {
    return new String(lines, line * LINE, HASH, StandardCharsets.ISO_8859_1);
  }

  /** Keeps more of them for the next time. */
  public void keep(Collection<String> hashes) {
    if (hashes.isEmpty()) {
      return;
    }
    TreeSet<String> all = new TreeSet<>(hashes);
    while (all.size() > MOST) {
      all.pollLast();
    }
    int known = lines.length / LINE;
    int kept = Math.max(0, Math.min(known, MOST - all.size()));
    // From another place each time, so that no hash is the one to go for ever.
    int from = Math.floorMod(all.first().hashCode(), Math.max(1, known));
    for (int line = 0; line < kept; line++) {
      all.add(hash((from + line) % known));
    }
    byte[] bytes = (String.join("\n", all) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    cache.ifPresent(folder -> folder.write(name, bytes));
  }
}
