package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads one configuration file, and those it includes, for one alias.
 *
 * <p>What cannot be evaluated is refused where it could matter; in a block that does not hold for
 * the alias it cannot.
 */
final class FileReader {
  private static final int DEEPEST = 16;

  private final String alias;
  private final Path home;
  private final Path includes;
  private final Values values;

  /**
   * A reader for one alias.
   *
   * @param includes the folder that relative names of included files start from
   */
  FileReader(String alias, Path home, Path includes, Values values) {
    this.alias = alias;
    this.home = home;
    this.includes = includes;
    this.values = values;
  }

  /** Reads a file; one that does not exist holds nothing. */
  void read(Path file) {
    read(file, true, 0);
  }

  private void read(Path file, boolean reachable, int depth) {
    if (depth > DEEPEST) {
      throw new HostException(
          Kind.SETUP,
          file
              + " is included more than "
              + DEEPEST
              + " levels deep; does it include"
              + " itself?");
    }
    List<String> lines = lines(file);
    boolean holds = reachable;
    for (int i = 0; i < lines.size(); i++) {
      String place = file + ":" + (i + 1);
      ConfigLine line = ConfigLine.read(place, lines.get(i)).orElse(null);
      if (line == null) {
        continue;
      }
      switch (line.keyword()) {
        case "host" -> holds = reachable && Patterns.fitsAny(alias, line.arguments());
        case "match" -> holds = reachable && isMatchAll(line);
        case "include" -> include(line, holds, depth);
        default -> take(line, holds);
      }
    }
  }

  private void take(ConfigLine line, boolean holds) {
    if (!holds || isIgnored(line.keyword())) {
      return;
    }
    if (Keywords.kind(line.keyword()) == Keywords.Kind.UNKNOWN) {
      throw line.refused(
          "has the keyword '"
              + Names.shown(line.keyword())
              + "', which is not"
              + " understood here");
    }
    values.take(line);
  }

  private boolean isIgnored(String keyword) {
    return Keywords.kind(keyword) == Keywords.Kind.UNKNOWN
        && Patterns.fitsList(keyword, values.value("ignoreunknown"));
  }

  private static boolean isMatchAll(ConfigLine line) {
    if (!line.arguments().equals(List.of("all"))) {
      throw line.refused("has a Match that is not understood here (only 'Match all' is)");
    }
    return true;
  }

  private void include(ConfigLine line, boolean holds, int depth) {
    for (String pattern : line.arguments()) {
      for (Path file : Glob.files(includes, home, pattern)) {
        read(file, holds, depth + 1);
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new HostException(
          Kind.SETUP,
          "the configuration "
              + file
              + " cannot be read: "
              + e.getClass().getSimpleName().toLowerCase(Locale.ROOT),
          e);
    }
  }
}
