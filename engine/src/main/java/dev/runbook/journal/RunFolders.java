package dev.runbook.journal;

import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists the folders of a store's runs, the newest first. */
final class RunFolders {
  private static final int SECOND_LENGTH = 15;

  private final Path root;
  private final Function<String, Instant> start;
  private final Map<String, Instant> starts = new HashMap<>();

  /**
   * Those of a store.
   *
   * @param root the store's folder
   * @param start says when the run with an id began; asked of those of one second only, and once of
   *     each: the hosts of a group begin many at a time
   */
  RunFolders(Path root, Function<String, Instant> start) {
    this.root = root;
    this.start = start;
  }

  /** Those whose ids begin in a certain way; each is looked at when its turn comes. */
  Stream<RunFolder> begun(String id) {
    return seconds(id).stream()
        .flatMap(second -> inOrder(second).stream())
        .map(this::folder)
        .filter(RunFolders::exists);
  }

  /**
   * The ids that begin in a certain way; what has that name need not be a folder.
   *
   * @throws UnreadableException when the store cannot be listed
   */
  List<String> ids(String beginning) {
    List<String> ids = new ArrayList<>();
    for (List<String> second : seconds(beginning)) {
      ids.addAll(inOrder(second));
    }
    return ids;
  }

  /** The same, those of each second together in whatever order. */
  private List<List<String>> seconds(String beginning) {
    List<String> ids = new ArrayList<>();
    for (String name : names()) {
      if (name.startsWith(beginning) && RunFolder.isId(name)) {
        ids.add(name);
      }
    }
    ids.sort(Comparator.reverseOrder());
    List<List<String>> seconds = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= ids.size(); to++) {
      if (to == ids.size() || !ids.get(from).regionMatches(0, ids.get(to), 0, SECOND_LENGTH)) {
        seconds.add(ids.subList(from, to));
        from = to;
      }
    }
    return seconds;
  }

  private List<String> inOrder(List<String> second) {
    if (second.size() > 1) {
      second.sort((one, other) -> start(other).compareTo(start(one)));
    }
    return second;
  }

  /** The folder of a run. */
  RunFolder folder(String id) {
    return new RunFolder(root.resolve(id));
  }

  /** Whether a run's folder is there. */
  static boolean exists(RunFolder folder) {
    return Files.isDirectory(folder.path());
  }

  /** All names at once: a stream makes a path of each. An id has no letter that could be lost. */
  private List<String> names() {
    String[] names = root.toFile().list();
    if (names != null) {
      return List.of(names);
    }
    try (Stream<Path> paths = Files.list(root)) {
      return paths.map(path -> path.getFileName().toString()).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UnreadableException(
          root.toString(), "unreadable", "cannot be listed: " + PrivateFiles.why(e));
    }
  }

  private Instant start(String id) {
    return starts.computeIfAbsent(id, start);
  }
}
