package dev.runbook.plan;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.source.CacheFolder;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Optional<LibraryIndex> index;

  /**
   * A library over folders, looked through in order; those that do not exist are passed over.
   *
   * @param folders where pages are looked for
   * @param reader reads each page once
   * @param graphs makes the step graph of each page
   */
  public Library(List<Path> folders, SourceReader reader, GraphBuilder graphs) {
    this(folders, reader, graphs, Optional.empty(), Optional.empty());
  }

  private Library(
      List<Path> folders,
      SourceReader reader,
      GraphBuilder graphs,
      Optional<Map<Path, PageProcedures>> remembered,
      Optional<LibraryIndex> index) {
    this.folders = List.copyOf(folders);
    this.reader = reader;
    this.graphs = graphs;
    this.remembered = remembered;
    this.index = index;
  }

  /**
   * The same library, whose listings are kept in the operator's cache folder.
   *
   * @param identity the program and all else, besides the pages and the environment, that decides
   *     what a listing says
   * @param environment the names of the variables that are set
   * @param clock tells the time, as the file system's clock does
   */
  public Library indexed(CacheFolder cache, String identity, Set<String> environment, Clock clock) {
    return new Library(
        folders,
        reader,
        graphs,
        remembered,
        Optional.of(new LibraryIndex(cache, identity, folders, environment, clock)));
  }

  /** The same library, which reads each page once; from any thread. */
  public Library remembering() {
    return new Library(folders, reader, graphs, Optional.of(new ConcurrentHashMap<>()), index);
  }

  /** A library over another folder, which shares what this one remembers. */
  public Library in(Path folder) {
    return new Library(List.of(folder), reader, graphs, remembered, Optional.empty());
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

  /**
   * What a list says of each page, without reading those that have not changed since the last time.
   */
  public Listings listings() {
    Map<String, LibraryIndex.Kept> kept = index.map(LibraryIndex::read).orElse(Map.of());
    List<ListedPage> pages = pages().stream().map(path -> new ListedPage(path, kept)).toList();
    pages.stream().filter(each -> !each.isListed()).toList().parallelStream()
        .forEach(ListedPage::read);
    boolean same = pages.size() == kept.size() && pages.stream().allMatch(each -> each.wasKept);
    if (!same) {
      index.ifPresent(
          each -> each.write(pages.stream().flatMap(page -> page.kept.stream()).toList()));
    }
    return new Listings(
        pages.stream().flatMap(page -> page.listing.stream()).toList(),
        pages.stream().flatMap(page -> page.refusal.stream()).toList());
  }

  /** What a list says of one page. */
  public PageListing listing(Path path) {
    return PageListing.of(read(path), path);
  }

  /**
   * What lists say of a library's pages.
   *
   * @param pages those that can be read, in the order of {@link #pages()}
   * @param unreadable why others cannot
   */
  public record Listings(List<PageListing> pages, List<UnreadableException> unreadable) {
    /** Copies the lists. */
    public Listings {
      pages = List.copyOf(pages);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** One page on its way into the listings. */
  private final class ListedPage {
    private final Path path;
    private final boolean wasKept;
    private Optional<LibraryIndex.Kept> kept;
    private Optional<PageListing> listing;
    private Optional<UnreadableException> refusal = Optional.empty();

    ListedPage(Path path, Map<String, LibraryIndex.Kept> all) {
      this.path = path;
      this.kept =
          Optional.ofNullable(all.get(LibraryIndex.absolute(path).toString()))
              .filter(each -> index.get().isCurrent(each, path));
      this.wasKept = kept.isPresent();
      this.listing = kept.map(each -> each.listing().at(path));
    }

    boolean isListed() {
      return listing.isPresent();
    }

    void read() {
      Optional<FileStamp> before = index.flatMap(any -> FileStamp.of(path));
      try {
        PageProcedures page = Library.this.read(path);
        PageListing read = PageListing.of(page, path);
        listing = Optional.of(read);
        kept =
            before
                .filter(stamp -> FileStamp.of(path).equals(before))
                .flatMap(stamp -> index.get().keep(stamp, page.wholePage().source().text(), read));
      } catch (UnreadableException e) {
        refusal = Optional.of(e);
      }
    }
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
