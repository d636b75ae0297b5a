package dev.runbook.lint;

import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The Markdown files of a folder, READMEs included.
 *
 * <p>What is hidden, and what package managers put into {@code node_modules}, is passed over. A
 * folder that links lead back to is looked through once; one that may not be read is passed over.
 */
public final class PageFiles {
  private static final int DEPTH = 32;

  private PageFiles() {}

  /**
   * The pages below a folder, sorted by path, each file once.
   *
   * @throws UnreadableException when the folder itself cannot be listed
   */
  public static List<Path> in(Path folder) {
    TreeSet<Path> found = new TreeSet<>();
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Visitor(folder, found));
    } catch (IOException e) {
      throw new UnreadableException(
          folder.toString(), "unreadable", "cannot be listed: " + e.getMessage());
    }
    Map<Object, Path> once = new LinkedHashMap<>();
    found.forEach(page -> once.putIfAbsent(identity(page), page));
    return List.copyOf(once.values());
  }

  private static Object identity(Path page) {
    try {
      return page.toRealPath();
    } catch (IOException e) {
      return page;
    }
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path top;
    private final TreeSet<Path> found;

    Visitor(Path top, TreeSet<Path> found) {
      this.top = top;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean passed = (name.startsWith(".") && name.length() > 2) || name.equals("node_modules");
      return passed && !folder.equals(top)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      boolean page = name.toLowerCase(Locale.ROOT).matches("(?!\\.).*\\.(?:md|markdown)");
      if (page && attributes.isRegularFile()) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** A link in a circle has been followed already; what may not be read is somebody else's. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
      boolean loop = why instanceof FileSystemLoopException;
      if (file.equals(top) && !loop) {
        throw why;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
