package dev.runbook.plan;

import dev.runbook.document.Section;
import dev.runbook.graph.NotPlayed;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one plays: a section with steps of its own or below it.
 *
 * @param page the page it is on
 * @param path where the page was found
 * @param name the target that names it: the page's name for the whole page, else the section's slug
 * @param section the section; the page itself for a whole page
 */
public record Procedure(StepGraph page, Path path, String name, Section section) {
  private static final Pattern ROLLBACK =
      Pattern.compile(
          "roll(?:ing)?[ -]?back(?: (?:plan|steps|procedure))?", Pattern.CASE_INSENSITIVE);

  /** Its title: the section's, or the page's for a whole page. */
  public String title() {
    return section.title().isEmpty() ? page.document().title() : section.title();
  }

  /** The slug of its section; empty for a whole page. */
  public String slug() {
    return section.slug();
  }

  /** The page as it was read. */
  public Source source() {
    return page.document().source();
  }

  /** The steps that are played from top to bottom: all but those of a rollback section below it. */
  public List<Step> steps() {
    return page.stepsBelow(section).stream()
        .filter(step -> !isInRollback(step.section(), section.index()))
        .toList();
  }

  /** The steps of the rollback section below or beside it, which are offered when a step fails. */
  public List<Step> rollbackSteps() {
    List<Section> sections = page.document().sections();
    List<Section> below =
        sections.stream()
            .filter(each -> each.index() != section.index())
            .filter(each -> isRollback(each) && page.isWithin(each.index(), section.index()))
            .toList();
    List<Section> beside =
        sections.stream()
            .filter(each -> each.index() != section.index() && each.parent() == section.parent())
            .filter(Procedure::isRollback)
            .toList();
    return (below.isEmpty() && !isRollback(section) ? beside : below)
        .stream().flatMap(each -> page.stepsBelow(each).stream()).distinct().toList();
  }

  /** What reads as commands in it and is not played, in page order. */
  public List<NotPlayed> notPlayed() {
    return page.notPlayed().stream()
        .filter(each -> page.isWithin(each.section(), section.index()))
        .toList();
  }

  private boolean isInRollback(int step, int top) {
    for (int at = step; at >= 0 && at != top; at = page.document().sections().get(at).parent()) {
      if (isRollback(page.document().sections().get(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRollback(Section section) {
    return ROLLBACK.matcher(section.title().strip()).matches();
  }
}
