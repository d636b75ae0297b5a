package dev.runbook.plan;

import dev.runbook.shell.Risk;
import dev.runbook.source.CacheFolder;
import dev.runbook.source.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
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
  private static final int FORMAT = 1;
  private static final long MOST_BYTES = 64 << 20;

  /** What may stand for the value of a variable of the environment. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)|\\b([A-Z_][A-Z0-9_]+)\\b");

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
    String where = folders.stream().map(LibraryIndex::absolute).toList().toString();
    this.name = "library-" + Source.sha256(where.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  /**
   * What is kept of one page.
   *
   * @param stamp the file as it was read
   * @param set which of the variables that it mentions were set
   * @param unset which were not
   * @param listing what it says, under the page's absolute path
   */
  record Kept(FileStamp stamp, Set<String> set, Set<String> unset, PageListing listing) {}

  /** Whether what is kept of a page is what reading it would say. */
  boolean isCurrent(Kept kept, Path path) {
    return FileStamp.of(path).filter(kept.stamp()::equals).isPresent()
        && environment.containsAll(kept.set())
        && kept.unset().stream().noneMatch(environment::contains);
  }

  /** What to keep of a page whose text was read while it had this stamp; nothing of a fresh one. */
  Optional<Kept> keep(FileStamp stamp, String text, PageListing listing) {
    if (!stamp.isSettled(clock.instant())) {
      return Optional.empty();
    }
    Set<String> set = new LinkedHashSet<>();
    Set<String> unset = new LinkedHashSet<>();
    Matcher variables = VARIABLE.matcher(text);
    while (variables.find()) {
      String variable = variables.group(variables.group(1) == null ? 2 : 1);
      (environment.contains(variable) ? set : unset).add(variable);
    }
    return Optional.of(new Kept(stamp, set, unset, listing.at(absolute(listing.path()))));
  }

  static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** All that is kept, by the page's absolute path. */
  Map<String, Kept> read() {
    byte[] bytes = cache.read(name, MOST_BYTES);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (bytes.length == 0 || in.readInt() != FORMAT || !in.readUTF().equals(identity)) {
        return Map.of();
      }
      int pages = in.readInt();
      Map<String, Kept> kept = new HashMap<>();
      for (int i = 0; i < pages; i++) {
        Kept each = page(in);
        kept.put(each.listing().path().toString(), each);
      }
      return in.read() < 0 ? kept : Map.of();
    } catch (IOException | IllegalArgumentException e) {
      return Map.of(); // cut off, or not ours: made anew
    }
  }

  /** Replaces all that is kept. */
  void write(List<Kept> pages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      out.writeUTF(identity);
      out.writeInt(pages.size());
      for (Kept each : pages) {
        page(out, each);
      }
    } catch (IOException e) {
      return; // a text of more than 64 KiB: no page has such a title, and what has is read each
      // time
    }
    cache.write(name, bytes.toByteArray());
  }

  private static Kept page(DataInputStream in) throws IOException {
    FileStamp stamp = new FileStamp(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    Set<String> set = new LinkedHashSet<>(texts(in));
    Set<String> unset = new LinkedHashSet<>(texts(in));
    Path path = Path.of(in.readUTF());
    String name = in.readUTF();
    String title = in.readUTF();
    Optional<String> id = in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
    int count = in.readInt();
    List<ProcedureListing> offered = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      offered.add(
          new ProcedureListing(
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              in.readInt(),
              in.readInt(),
              texts(in),
              Risk.valueOf(in.readUTF())));
    }
    return new Kept(
        stamp, set, unset, new PageListing(path, name, title, id, offered, texts(in), texts(in)));
  }

  private static void page(DataOutputStream out, Kept kept) throws IOException {
    FileStamp stamp = kept.stamp();
    for (long each : new long[] {stamp.size(), stamp.modified(), stamp.changed(), stamp.inode()}) {
      out.writeLong(each);
    }
    texts(out, kept.set());
    texts(out, kept.unset());
    PageListing page = kept.listing();
    out.writeUTF(page.path().toString());
    out.writeUTF(page.name());
    out.writeUTF(page.title());
    out.writeBoolean(page.id().isPresent());
    if (page.id().isPresent()) {
      out.writeUTF(page.id().get());
    }
    out.writeInt(page.offered().size());
    for (ProcedureListing each : page.offered()) {
      out.writeUTF(each.name());
      out.writeUTF(each.title());
      out.writeUTF(each.section());
      out.writeInt(each.line());
      out.writeInt(each.steps());
      texts(out, each.hosts());
      out.writeUTF(each.risk().name());
    }
    texts(out, page.sections());
    texts(out, page.steps());
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  private static void texts(DataOutputStream out, Collection<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }
}
