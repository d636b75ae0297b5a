package dev.runbook.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The facts of one page that lists, the look-up of targets and completion need.
 *
 * @param path where the page was found
 * @param name the target that names the page
 * @param title its title
 * @param id the id of its front matter
 * @param offered what it offers to play
 * @param sections the names of all its sections with steps, in page order
 * @param steps the ids of all its steps
 */
public record PageListing(
    Path path,
    String name,
    String title,
    Optional<String> id,
    List<ProcedureListing> offered,
    List<String> sections,
    List<String> steps) {
  /** Copies the lists. */
  public PageListing {
    offered = List.copyOf(offered);
    sections = List.copyOf(sections);
    steps = List.copyOf(steps);
  }

  static PageListing of(PageProcedures page, Path path) {
    Procedure whole = page.wholePage();
    return new PageListing(
        path,
        page.pageName(),
        whole.title(),
        whole.page().document().frontMatter().id(),
        page.offered().stream().map(ProcedureListing::of).toList(),
        page.all().stream().map(Procedure::name).toList(),
        whole.steps().stream().map(step -> step.id()).toList());
  }

  /** The same page, found at another path. */
  PageListing at(Path elsewhere) {
    return new PageListing(elsewhere, name, title, id, offered, sections, steps);
  }

  /** Whether a target names the whole page. */
  boolean isNamed(String target) {
    return name.equals(PageProcedures.pageName(target)) || id.equals(Optional.of(target));
  }

  /** Whether a target names one of its sections, with or without a trailing {@code -danger}. */
  boolean hasSection(String slug) {
    return sections.contains(slug) || sections.contains(slug + "-danger");
  }

  /** Everything that names it or a part of it. */
  Stream<String> names() {
    return Stream.of(Stream.of(name), sections.stream(), id.stream()).flatMap(each -> each);
  }
}
