package dev.runbook.plan;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The runbook pages of some folders. */
public final class Library {
  /** How far below a folder pages are looked for. */
  private static final int DEPTH = 4;

  private final List<Path> folders;
  private final SourceReader reader;
  private final GraphBuilder graphs;
  private final Optional<Map<Path, PageProcedures>> remembered;

  /**
   * A library over folders, looked through in order; those that do not exist are passed over.
   *
   * @param folders where pages are looked for
   * @param reader reads each page once
   * @param graphs makes the step graph of each page
   */
  public Library(List<Path> folders, SourceReader reader, GraphBuilder graphs) {
    this(folders, reader, graphs, Optional.empty());
  }

  private Library(
      List<Path> folders,
      SourceReader reader,
      GraphBuilder graphs,
      Optional<Map<Path, PageProcedures>> remembered) {
    this.folders = List.copyOf(folders);
    this.reader = reader;
    this.graphs = graphs;
    this.remembered = remembered;
  }

  /** The same library, which reads each page once; from any thread. */
  public Library remembering() {
    return new Library(folders, reader, graphs, Optional.of(new ConcurrentHashMap<>()));
  }

  /** A library over another folder, which shares what this one remembers. */
  public Library in(Path folder) {
    return new Library(List.of(folder), reader, graphs, remembered);
  }

  /** The folders it looks in, in order. */
  public List<Path> folders() {
    return folders;
  }

  /**
   * Reads one page.
   *
   * @throws UnreadableException when it is not a page that can be read
   */
  public PageProcedures read(Path path) {
    return remembered
        .map(pages -> pages.computeIfAbsent(path, page -> read(page, page)))
        .orElseGet(() -> read(path, path));
  }

  /** Reads a copy of a page, which goes by the page's own path. */
  public PageProcedures read(Path copy, Path path) {
    DocumentParser parser = new DocumentParser();
    return new PageProcedures(graphs.build(parser.parse(reader.read(copy))), path);
  }

  /**
   * The pages, sorted by name within each folder, each once however many folders lead to it; a
   * README is about runbooks and not one.
   */
  public List<Path> pages() {
    Map<Path, Path> found = new LinkedHashMap<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        pagesIn(folder).forEach(page -> found.putIfAbsent(page.toAbsolutePath().normalize(), page));
      }
    }
    return List.copyOf(found.values());
  }

  private static List<Path> pagesIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files.filter(path -> isPage(folder, path)).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder, e.getCause());
    }
  }

  private static UnreadableException unreadable(Path folder, IOException e) {
    return new UnreadableException(
        folder.toString(), "unreadable", "cannot be listed: " + e.getMessage());
  }

  private static boolean isPage(Path folder, Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".md")
        && !name.equalsIgnoreCase("README.md")
        && !isHidden(folder.relativize(path))
        && Files.isRegularFile(path);
  }

  /** Only what is hidden within the folder counts: the folder itself was named by a person. */
  private static boolean isHidden(Path within) {
    for (Path part : within) {
      if (part.toString().startsWith(".") && !part.toString().matches("\\.{1,2}")) {
        return true;
      }
    }
    return false;
  }
}
