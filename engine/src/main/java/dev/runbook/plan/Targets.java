package dev.runbook.plan;

import dev.runbook.document.Section;
import dev.runbook.source.Nearest;
import dev.runbook.source.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the procedure that a target names: by a path, {@code file#section}, a file name, a
 * front-matter id, or a section slug.
 *
 * <p>A file name or id wins over a section of the same name.
 */
public final class Targets {
  /**
   * What a target was found to name.
   *
   * @param procedures what can be played under it; one plays, several are listed, none was not
   *     found
   * @param page the page, where the target names a whole page
   * @param hint what was probably meant, where nothing was found
   */
  public record Found(
      List<Procedure> procedures, Optional<PageProcedures> page, Optional<String> hint) {
    /** Copies the list. */
    public Found {
      procedures = List.copyOf(procedures);
    }

    /** Whether the target names anything at all. */
    public boolean isNothing() {
      return procedures.isEmpty() && page.isEmpty();
    }
  }

  private final Library library;

  /** Targets within a library; paths may lead outside of it. */
  public Targets(Library library) {
    this.library = library;
  }

  /**
   * Finds a target.
   *
   * @throws UnreadableException when it names a file that cannot be read
   */
  public Found find(String target) {
    int hash = target.lastIndexOf('#');
    if (hash > 0) {
      return inFile(target.substring(0, hash), target.substring(hash + 1));
    }
    if (isPath(target)) {
      return wholePage(library.read(Path.of(target)));
    }
    return byName(target);
  }

  private static boolean isPath(String target) {
    boolean looksLikeOne = target.contains("/") || target.endsWith(".md");
    return looksLikeOne && Files.isRegularFile(Path.of(target));
  }

  /** Only pages that the target names are read, and what they say then counts. */
  private Found byName(String target) {
    List<PageListing> pages = library.listings().pages();
    List<PageProcedures> named =
        pages.stream()
            .filter(page -> page.isNamed(target))
            .flatMap(page -> readable(page.path()).stream())
            .toList();
    if (named.size() == 1) {
      return wholePage(named.get(0));
    }
    List<Procedure> found =
        named.isEmpty()
            ? pages.stream()
                .filter(page -> page.hasSection(target))
                .flatMap(page -> readable(page.path()).stream())
                .flatMap(page -> inPage(page, target).stream())
                .toList()
            : named.stream().map(PageProcedures::wholePage).toList();
    return found.isEmpty()
        ? notFound(target, pages)
        : new Found(found, Optional.empty(), Optional.empty());
  }

  /** A page that went away since it was listed must not keep others from being found. */
  private Optional<PageProcedures> readable(Path path) {
    try {
      return Optional.of(library.read(path));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private static List<Procedure> inPage(PageProcedures page, String slug) {
    return page.section(slug).map(page::offeredBy).orElse(List.of());
  }

  private Found inFile(String file, String slug) {
    PageProcedures page;
    if (isPath(file)) {
      page = library.read(Path.of(file));
    } else {
      Found named = byName(file);
      if (named.page().isEmpty()) {
        return named;
      }
      page = named.page().get();
    }
    Optional<Section> section = page.section(slug);
    if (section.isPresent()) {
      return new Found(page.offeredBy(section.get()), Optional.empty(), Optional.empty());
    }
    // A section is found with or without a trailing -danger, so both are names it may be near to.
    List<String> slugs =
        page.all().stream()
            .map(Procedure::name)
            .flatMap(name -> Stream.of(name, name.replaceFirst("-danger$", "")))
            .distinct()
            .toList();
    Optional<String> hint =
        asStep(file + "/" + slug, library.listings().pages())
            .or(() -> Nearest.beginningOrNear(slug, slugs))
            .or(() -> Optional.of("that page has " + String.join(", ", slugs)));
    return new Found(List.of(), Optional.empty(), hint);
  }

  private static Found wholePage(PageProcedures page) {
    return new Found(page.offered(), Optional.of(page), Optional.empty());
  }

  private static Found notFound(String target, List<PageListing> pages) {
    Optional<String> hint =
        asStep(target, pages)
            .or(
                () ->
                    Nearest.beginningOrNear(
                        target.replaceFirst("[.][a-z]{1,5}$", ""),
                        pages.stream().flatMap(PageListing::names).toList()));
    return new Found(List.of(), Optional.empty(), hint);
  }

  /** What to type where the target is a step's id, or {@code page/step}. */
  private static Optional<String> asStep(String target, List<PageListing> pages) {
    for (PageListing page : pages) {
      String within = target.replaceFirst("^" + Pattern.quote(page.name()) + "[/#]", "");
      for (String id : page.steps()) {
        if (id.equals(within) || (!within.equals(target) && id.endsWith("/" + within))) {
          return Optional.of(
              "that is a step of `"
                  + page.name()
                  + "`: runbook play "
                  + page.name()
                  + " --only "
                  + id);
        }
      }
    }
    return Optional.empty();
  }
}
