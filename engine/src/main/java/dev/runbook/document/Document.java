package dev.runbook.document;

import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.util.List;

/**
 * A page that was read.
 *
 * @param source the text it was read from
 * @param frontMatter what the YAML at its top says
 * @param sections its sections in page order; the first is the page itself, before any heading
 * @param problems what is wrong in it, in page order
 */
public record Document(
    Source source, FrontMatter frontMatter, List<Section> sections, List<Problem> problems) {
  /** Copies the lists. */
  public Document {
    sections = List.copyOf(sections);
    problems = List.copyOf(problems);
  }

  /**
   * The page's title: the front matter's, else the only first-level heading, else the file's name.
   */
  public String title() {
    return frontMatter
        .title()
        .orElseGet(
            () ->
                sections.stream()
                    .filter(section -> section.level() == 1)
                    .map(Section::title)
                    .findFirst()
                    .orElse(source.name()));
  }

  /** All its blocks in page order. */
  public List<Block> blocks() {
    return sections.stream()
        .flatMap(section -> section.elements().stream())
        .filter(Block.class::isInstance)
        .map(Block.class::cast)
        .toList();
  }
}
