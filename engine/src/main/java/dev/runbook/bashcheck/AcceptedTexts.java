package dev.runbook.bashcheck;

import dev.runbook.source.CacheFolder;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  /** Above this, some of the older ones are forgotten, whichever. */
  private static final int MOST = 65_536;

  private static final int HASH = 64;
  private static final int LINE = HASH + 1;

  private final Optional<CacheFolder> cache;
  private final String name;
  private final byte[] lines;

  private AcceptedTexts(Optional<CacheFolder> cache, String name) {
    this.cache = cache;
    this.name = name;
    // All of it, or nothing where it is not a file of ours.
    byte[] all = cache.map(folder -> folder.read(name, MOST * LINE)).orElse(new byte[0]);
    this.lines = all.length % LINE == 0 ? all : new byte[0];
  }

  /** Those that a bash has accepted, as the operator's cache knows them. */
  static AcceptedTexts by(InstalledBash bash, Map<String, String> environment) {
    Optional<String> name = name(bash);
    return new AcceptedTexts(name.flatMap(any -> CacheFolder.of(environment)), name.orElse(""));
  }

  private static Optional<String> name(InstalledBash bash) {
    try {
      byte[] fingerprint = bash.fingerprint().getBytes(StandardCharsets.UTF_8);
      return Optional.of("bash-accepts-" + Source.sha256(fingerprint).substring(0, 16));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  boolean has(String hash) {
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
  void keep(Collection<String> hashes) {
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
