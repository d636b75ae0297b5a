package dev.runbook.plan;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.plan.PageFiles.PageFile;
import dev.runbook.source.CacheFolder;
import dev.runbook.source.FileStamp;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The runbook pages of some folders. */
public final class Library {
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
    List<ListedPage> pages = new ArrayList<>();
    List<ListedPage> unknown = new ArrayList<>();
    for (PageFile file : PageFiles.in(folders)) {
      ListedPage page = new ListedPage(file, Optional.ofNullable(kept.get(file.absolute())));
      pages.add(page);
      if (page.listing.isEmpty()) {
        unknown.add(page);
      }
    }
    if (!unknown.isEmpty()) {
      unknown.parallelStream().forEach(ListedPage::read);
    }
    if (!unknown.isEmpty() || pages.size() != kept.size()) {
      index.ifPresent(
          each -> each.write(pages.stream().flatMap(page -> page.kept.stream()).toList()));
    }
    List<PageListing> listed = new ArrayList<>();
    List<UnreadableException> refused = new ArrayList<>();
    for (ListedPage page : pages) {
      page.listing.ifPresent(listed::add);
      page.refusal.ifPresent(refused::add);
    }
    return new Listings(listed, refused);
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
    private final PageFile file;
    private Optional<LibraryIndex.Kept> kept;
    private Optional<PageListing> listing;
    private Optional<UnreadableException> refusal = Optional.empty();

    ListedPage(PageFile file, Optional<LibraryIndex.Kept> known) {
      this.file = file;
      this.kept = known.filter(each -> index.get().isCurrent(each, file.stamp()));
      this.listing = kept.map(each -> each.listing().at(file.path()));
    }

    void read() {
      try {
        PageProcedures page = Library.this.read(file.path());
        PageListing read = PageListing.of(page, file.path());
        listing = Optional.of(read);
        kept = index.flatMap(each -> keep(each, page.wholePage().source().text(), read));
      } catch (UnreadableException e) {
        refusal = Optional.of(e);
      }
    }

    /** Nothing of a page that changed while it was read. */
    private Optional<LibraryIndex.Kept> keep(LibraryIndex in, String text, PageListing read) {
      return FileStamp.of(file.path()).filter(file.stamp()::equals).isPresent()
          ? in.keep(file, text, read)
          : Optional.empty();
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
    return PageFiles.in(folders).stream().map(PageFile::path).toList();
  }
}
