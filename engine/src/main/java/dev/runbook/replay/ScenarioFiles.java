package dev.runbook.replay;

import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The scenario files of some paths.
 *
 * @param files where they are
 * @param named for a file of which single scenarios were asked for, their names
 * @param missing what was asked for and is not there
 */
public record ScenarioFiles(List<Path> files, Map<Path, Set<String>> named, List<String> missing) {
  private static final String NAME = "::";

  /** Copies list and map. */
  public ScenarioFiles {
    files = List.copyOf(files);
    named = Map.copyOf(named);
    missing = List.copyOf(missing);
  }

  /**
   * Finds them.
   *
   * @param base what paths are relative to
   * @param wanted folders, files, and {@code FILE::NAME} for one scenario of a file; also a page,
   *     for {@code PAGE.test.yaml} and every {@code PAGE.ANYTHING.test.yaml} beside it
   * @throws UnreadableException when a folder cannot be listed
   */
  public static ScenarioFiles find(Path base, List<String> wanted) {
    Set<Path> files = new LinkedHashSet<>();
    Map<Path, Set<String>> named = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String each : wanted) {
      int colons = each.indexOf(NAME);
      Path path = base.resolve(colons < 0 ? each : each.substring(0, colons)).normalize();
      if (colons < 0 && Files.isDirectory(path)) {
        files.addAll(below(path));
      } else if (colons >= 0 && Files.isRegularFile(fileOf(path))) {
        files.add(fileOf(path));
        named
            .computeIfAbsent(fileOf(path), any -> new LinkedHashSet<>())
            .add(each.substring(colons + NAME.length()));
      } else if (colons < 0 && !filesOf(path).isEmpty()) {
        files.addAll(filesOf(path));
      } else {
        missing.add(each);
      }
    }
    return new ScenarioFiles(List.copyOf(files), named, missing);
  }

  /** The file itself; for a page or its name the file of scenarios beside it. */
  private static Path fileOf(Path path) {
    String name = path.toString();
    return name.endsWith(ScenarioFile.ENDING)
        ? path
        : Path.of(name.replaceFirst("\\.md$", "") + ScenarioFile.ENDING);
  }

  /** The file itself; for a page or its name all files of scenarios beside it. */
  private static List<Path> filesOf(Path path) {
    Path first = fileOf(path);
    Path folder = first.toAbsolutePath().getParent();
    if (first.equals(path) || folder == null || !Files.isDirectory(folder)) {
      return Files.isRegularFile(first) ? List.of(first) : List.of();
    }
    String file = first.getFileName().toString();
    String stem = file.substring(0, file.length() - ScenarioFile.ENDING.length()) + ".";
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(Path::getFileName)
          .map(Path::toString)
          .filter(name -> name.startsWith(stem) && name.endsWith(ScenarioFile.ENDING))
          .filter(name -> name.length() >= file.length())
          .sorted()
          .map(first::resolveSibling)
          .toList();
    } catch (IOException e) {
      throw new UnreadableException(
          folder.toString(), "unreadable", "cannot be listed: " + e.getMessage());
    }
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(ScenarioFile.ENDING))
          .filter(path -> !isHidden(folder.relativize(path)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UnreadableException(
          folder.toString(), "unreadable", "cannot be listed: " + e.getMessage());
    }
  }

  private static boolean isHidden(Path within) {
    for (Path part : within) {
      if (part.toString().startsWith(".") && !part.toString().matches("\\.{1,2}")) {
        return true;
      }
    }
    return false;
  }
}
