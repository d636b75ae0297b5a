package dev.runbook.plan;

import dev.runbook.source.FileStamp;
import dev.runbook.source.UnreadableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the files of a library's pages. Each is looked at once: of thousands of pages that have not
 * changed, this is most of what a list does.
 */
final class PageFiles {
  /** How far below a folder pages are looked for. */
  private static final int DEPTH = 4;

  private static final String ENDING = ".md";

  /** In other encodings, what is no text may become any character. */
  private static final String UTF_8 = "UTF-8";

  /** Stands in what Java has read for bytes that are no text. */
  private static final char LOST = '\uFFFD';

  private PageFiles() {}

  /**
   * One page's file.
   *
   * @param path where it was found
   * @param absolute the same from the root; tells pages apart
   * @param stamp the file as it was found
   */
  record PageFile(Path path, String absolute, FileStamp stamp) {}

  /**
   * The pages of some folders, sorted by name within each, each once however many folders lead to
   * it; a README is about runbooks and not one.
   *
   * @throws UnreadableException when a folder cannot be listed
   */
  static List<PageFile> in(List<Path> folders) {
    Map<String, PageFile> found = new LinkedHashMap<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        for (PageFile each : in(folder)) {
          found.putIfAbsent(each.absolute, each);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static List<PageFile> in(Path folder) {
    List<PageFile> found = new ArrayList<>();
    try {
      find(folder, absolute(folder), DEPTH, found);
    } catch (IOException e) {
      throw new UnreadableException(
          folder.toString(), "unreadable", "cannot be listed: " + e.getMessage());
    }
    found.sort((one, other) -> one.path.compareTo(other.path));
    return found;
  }

  /** Only what is hidden within the folder counts: the folder itself was named by a person. */
  private static void find(Path folder, String absolute, int depth, List<PageFile> found)
      throws IOException {
    String within = absolute.endsWith("/") ? absolute : absolute + "/";
    for (Path entry : entries(folder)) {
      String name = entry.getFileName().toString();
      if (name.startsWith(".")) {
        continue;
      }
      Optional<FileStamp> page = isPage(name) ? FileStamp.of(entry) : Optional.empty();
      if (page.isPresent()) {
        found.add(new PageFile(entry, within + name, page.get()));
      } else if (depth > 1 && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        find(entry, within + name, depth - 1, found);
      }
    }
  }

  /**
   * What a folder holds, perhaps without what is neither a page nor a folder, and perhaps without
   * what is hidden. A stream makes a path of each, which takes longer than to ask what it is.
   */
  private static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    boolean named =
        folder.getFileSystem() == FileSystems.getDefault()
            && UTF_8.equals(System.getProperty("sun.jnu.encoding"));
    File[] files = named ? folder.toFile().listFiles() : null;
    if (files == null || isAnyLost(files)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(entries::add);
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
      return entries;
    }
    for (File each : files) {
      String name = each.getName();
      if (!name.startsWith(".") && (isPage(name) || each.isDirectory())) {
        entries.add(folder.resolve(name));
      }
    }
    return entries;
  }

  /** Whether a name is not text, so that only the system's own bytes lead to the file. */
  private static boolean isAnyLost(File... files) {
    for (File each : files) {
      if (each.getPath().indexOf(LOST) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPage(String name) {
    return name.endsWith(ENDING) && !name.equalsIgnoreCase("README" + ENDING);
  }

  /** A path from the root, without detours. */
  static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }
}
