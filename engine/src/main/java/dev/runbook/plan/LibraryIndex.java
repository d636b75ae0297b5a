package dev.runbook.plan;

import dev.runbook.plan.PageFiles.PageFile;
import dev.runbook.source.CacheFolder;
import dev.runbook.source.FileStamp;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The listings of a library's pages, kept in the operator's cache folder.
 *
 * <p>A listing counts while the page's {@linkplain FileStamp stamp} is the same, and the variables
 * that the page mentions are set or not as they were. It finds and lists pages; what is planned or
 * played is always read from the page itself. A file of another program or library is made anew.
 */
final class LibraryIndex {
  private static final long MOST_BYTES = 64 << 20;

  /** To list more pages than that takes so long that Java had better compile the list. */
  private static final int MANY_PAGES = 500;

  /** An empty file beside the index of so many, which the launcher can see. */
  private static final String MANY = ".many";

  private final CacheFolder cache;
  private final String name;
  private final String identity;
  private final Set<String> environment;
  private final Clock clock;

  /**
   * The index of some folders.
   *
   * @param cache where it is kept
   * @param identity the program and all else that decides what a listing says of the same page
   * @param folders the library's folders
   * @param environment the names of the variables that are set
   * @param clock tells the time, as the file system's clock does
   */
  LibraryIndex(
      CacheFolder cache,
      String identity,
      List<Path> folders,
      Set<String> environment,
      Clock clock) {
    this.cache = cache;
    this.identity = identity;
    this.environment = environment;
    this.clock = clock;
    StringBuilder where = new StringBuilder();
    folders.forEach(each -> where.append(PageFiles.absolute(each)).append('\0'));
    // Not a digest, which takes longer than all else that a list does. Libraries that share a file
    // by chance lose time only: each page is kept by its whole path.
    this.name = "library-" + Integer.toHexString(where.toString().hashCode());
  }

  /**
   * What is kept of one page.
   *
   * @param page its absolute path
   * @param stamp the file as it was read
   * @param set which of the variables that it mentions were set
   * @param unset which were not
   * @param listing what it says; where the page is found, whoever finds it says
   */
  record Kept(
      String page, FileStamp stamp, List<String> set, List<String> unset, PageListing listing) {}

  /** Whether what is kept of a page is what reading the file would say that was found. */
  boolean isCurrent(Kept kept, FileStamp found) {
    if (!kept.stamp().equals(found)) {
      return false;
    }
    for (String each : kept.set()) {
      if (!environment.contains(each)) {
        return false;
      }
    }
    for (String each : kept.unset()) {
      if (environment.contains(each)) {
        return false;
      }
    }
    return true;
  }

  /** What to keep of a page whose text was read from this file; nothing of a fresh one. */
  Optional<Kept> keep(PageFile file, String text, PageListing listing) {
    if (!file.stamp().isSettled(clock.instant())) {
      return Optional.empty();
    }
    Set<String> set = new LinkedHashSet<>();
    Set<String> unset = new LinkedHashSet<>();
    Matcher variables = Variables.PATTERN.matcher(text);
    while (variables.find()) {
      String variable = variables.group(variables.group(1) == null ? 2 : 1);
      (environment.contains(variable) ? set : unset).add(variable);
    }
    return Optional.of(
        new Kept(file.absolute(), file.stamp(), List.copyOf(set), List.copyOf(unset), listing));
  }

  /** What may stand for the value of a variable of the environment; only who reads pages asks. */
  private static final class Variables {
    static final Pattern PATTERN =
        Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)|\\b([A-Z_][A-Z0-9_]+)\\b");
  }

  /** All that is kept, by the page's absolute path. */
  Map<String, Kept> read() {
    Map<String, Kept> kept = new HashMap<>();
    for (Kept each : LibraryIndexFile.read(cache.read(name, MOST_BYTES), identity)) {
      kept.put(each.page(), each);
    }
    return kept;
  }

  /** Replaces all that is kept. */
  void write(List<Kept> pages) {
    cache.write(name, LibraryIndexFile.write(pages, identity));
    if (pages.size() > MANY_PAGES) {
      cache.write(name + MANY, new byte[0]);
    } else {
      cache.delete(name + MANY);
    }
  }
}
