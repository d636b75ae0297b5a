package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Section;
import dev.runbook.document.Slugs;
import dev.runbook.source.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives steps their ids: {@code section-slug/step-slug}, unique in the page, and not dependent on
 * other sections.
 */
final class StepIds {
  /** The section slug of steps that stand before any heading. */
  static final String TOP = "_";

  private final Problems problems;
  private final Map<String, Integer> namedAtLine = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> handedOut = new HashSet<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, Integer> suffixes = new HashMap<>();

  StepIds(Problems problems) {
    this.problems = problems;
  }

  /** Notes a name that an author gave, before any id is made: derived ids give way to names. */
  void reserve(Section section, Attributes.Value name) {
    String slug = Slugs.of(name.text());
    if (slug.isEmpty()) {
      problems.error(
          name.span(),
          "bad-attribute",
          "`name` cannot be `" + name.text() + "`",
          "a name needs a letter or a digit");
      return;
    }
    String id = id(section, slug);
    Integer first = namedAtLine.putIfAbsent(id, problems.source().line(name.span().start()));
    if (first != null) {
      problems.error(
          name.span(),
          "duplicate-name",
          "the name `" + name.text() + "` is taken in this section (line " + first + ")",
          "give each block its own name");
    }
    taken.add(id);
  }

  /** The id of a section's next step: its name, else its title, else its position. */
  String next(Section section, Optional<String> name, Optional<String> title) {
    int position = positions.merge(of(section), 1, Integer::sum);
    Optional<String> named = name.map(Slugs::of).filter(slug -> !slug.isEmpty());
    if (named.isPresent() && handedOut.add(id(section, named.get()))) {
      return id(section, named.get());
    }
    String slug =
        named.or(() -> title.map(Slugs::of)).filter(text -> !text.isEmpty()).orElse("" + position);
    return firstFree(section, slug);
  }

  private String firstFree(Section section, String slug) {
    String plain = id(section, slug);
    String id = plain;
    while (!taken.add(id)) {
      id = plain + "-" + suffixes.merge(plain, 1, Integer::sum);
    }
    return id;
  }

  private static String id(Section section, String slug) {
    return of(section) + "/" + slug;
  }

  private static String of(Section section) {
    return section.slug().isEmpty() ? TOP : section.slug();
  }
}
