package dev.runbook.graph;

import dev.runbook.document.Element;
import dev.runbook.source.Span;
import java.util.List;

/**
 * Where a step is on its page.
 *
 * @param section the index of its section in the page
 * @param sectionTitles the titles from the page's first level down to its section
 * @param span its first command or its task in the source
 * @param line the line it begins on, counted from 1
 * @param prose the page's text since the step before
 */
public record StepPlace(
    int section, List<String> sectionTitles, Span span, int line, List<Element> prose) {
  /** Copies the lists. */
  public StepPlace {
    sectionTitles = List.copyOf(sectionTitles);
    prose = List.copyOf(prose);
  }

  /** The place of a step in a block or task, whose prose is not known yet. */
  static StepPlace in(BlockPlace block, Span span, int line) {
    return new StepPlace(block.section().index(), block.titles(), span, line, List.of());
  }

  /** The same with other prose before it. */
  StepPlace after(List<Element> others) {
    return new StepPlace(section, sectionTitles, span, line, others);
  }
}
