package dev.runbook.plan;

import dev.runbook.plan.LibraryIndex.Kept;
import dev.runbook.shell.Risk;
import dev.runbook.source.CacheReader;
import dev.runbook.source.CacheWriter;
import dev.runbook.source.FileStamp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bytes of a {@link LibraryIndex}. */
final class LibraryIndexFile {
  private static final Path NOWHERE = Path.of("");
  private static final Risk[] RISKS = Risk.values();

  private LibraryIndexFile() {}

  /** What some bytes keep for a program; nothing where they are cut off, or another's. */
  static List<Kept> read(byte[] bytes, String identity) {
    return CacheReader.read(bytes, identity, LibraryIndexFile::pages).orElse(List.of());
  }

  private static List<Kept> pages(CacheReader in) {
    int count = in.count();
    List<Kept> pages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String page = in.text();
      pages.add(new Kept(page, FileStamp.read(in), in.texts(), in.texts(), listing(in)));
    }
    return pages;
  }

  private static PageListing listing(CacheReader in) {
    String name = in.text();
    String title = in.text();
    Optional<String> id = in.flag() ? Optional.of(in.text()) : Optional.empty();
    int count = in.count();
    List<ProcedureListing> offered = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      offered.add(
          new ProcedureListing(
              in.text(),
              in.text(),
              in.text(),
              (int) in.number(),
              (int) in.number(),
              in.texts(),
              RISKS[(int) in.number()]));
    }
    return new PageListing(NOWHERE, name, title, id, offered, in.texts(), in.texts());
  }

  /** The bytes that keep some pages for a program. */
  static byte[] write(List<Kept> pages, String identity) {
    CacheWriter out = new CacheWriter(identity);
    out.count(pages.size());
    for (Kept each : pages) {
      out.text(each.page());
      each.stamp().write(out);
      out.texts(each.set()).texts(each.unset());
      write(each.listing(), out);
    }
    return out.bytes();
  }

  private static void write(PageListing page, CacheWriter out) {
    out.text(page.name()).text(page.title()).flag(page.id().isPresent());
    page.id().ifPresent(out::text);
    out.count(page.offered().size());
    for (ProcedureListing each : page.offered()) {
      out.text(each.name()).text(each.title()).text(each.section());
      out.number(each.line()).number(each.steps()).texts(each.hosts());
      out.number(each.risk().ordinal());
    }
    out.texts(page.sections()).texts(page.steps());
  }
}
