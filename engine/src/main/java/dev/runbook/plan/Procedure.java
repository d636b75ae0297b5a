package dev.runbook.plan;

import dev.runbook.document.Section;
import dev.runbook.graph.NotPlayed;
import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.source.Source;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A section that can be played: it has steps, or its subsections have.
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

  /**
   * The steps that are played from top to bottom: all but those of a rollback section below it, and
   * those that only undo others ({@code rollback=}).
   */
  public List<Step> steps() {
    List<Step> forwards = forwards();
    Set<String> undoing = undoing(forwards);
    return forwards.stream().filter(step -> !undoing.contains(step.id())).toList();
  }

  /** The steps outside of a rollback section that only undo others. */
  public List<Step> undoSteps() {
    List<Step> forwards = forwards();
    Set<String> undoing = undoing(forwards);
    return forwards.stream().filter(step -> undoing.contains(step.id())).toList();
  }

  private List<Step> forwards() {
    return page.stepsBelow(section).stream()
        .filter(step -> !isInRollback(step.section(), section.index()))
        .toList();
  }

  /** What another step needs, and what is always done, is no undoing alone. */
  private static Set<String> undoing(List<Step> steps) {
    Set<String> undoing = new HashSet<>();
    steps.forEach(step -> step.options().rollback().ifPresent(name -> named(steps, name, undoing)));
    if (!undoing.isEmpty()) {
      Set<String> needed = new HashSet<>();
      steps.forEach(step -> step.options().needs().forEach(name -> named(steps, name, needed)));
      steps.stream().filter(step -> step.options().always()).map(Step::id).forEach(needed::add);
      undoing.removeAll(needed);
    }
    return undoing;
  }

  private static void named(List<Step> steps, String name, Set<String> ids) {
    References.named(steps, name).forEach(step -> ids.add(step.id()));
  }

  /** The section titled Rollback, below or beside it, whose steps are offered when one fails. */
  public Optional<Section> rollbackSection() {
    return rollbackSections().stream().filter(each -> !page.stepsBelow(each).isEmpty()).findFirst();
  }

  /** The steps of the rollback section below or beside it, which are offered when a step fails. */
  public List<Step> rollbackSteps() {
    Map<String, Step> steps = new LinkedHashMap<>();
    for (Section each : rollbackSections()) {
      page.stepsBelow(each).forEach(step -> steps.putIfAbsent(step.id(), step));
    }
    return List.copyOf(steps.values());
  }

  private List<Section> rollbackSections() {
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
    return below.isEmpty() && !isRollback(section) ? beside : below;
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
    String title = section.title().strip();
    return title.regionMatches(true, 0, "roll", 0, 4) && ROLLBACK.matcher(title).matches();
  }
}
