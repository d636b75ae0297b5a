package dev.runbook.plan;

import dev.runbook.document.Section;
import dev.runbook.document.Settings;
import dev.runbook.document.Slugs;
import dev.runbook.graph.StepGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The procedures of one page, and whether the page is one procedure or several that share a page.
 *
 * <p>{@code runbook: kind:} decides where it stands. Else a section is one procedure when it has
 * steps of its own, or one child with steps, or children that are named like phases of a job
 * ("Prerequisites", "Verify", "Step 2"); and a page is one when its only first-level heading says
 * the file's name.
 */
public final class PageProcedures {
  private static final Pattern PHASE =
      Pattern.compile(
          "^(?:\\d+[.)]|step \\d|phase \\d|prerequisites?\\b|preparation\\b|before you"
              + " (?:begin|start)|verif|validat|clean"
              + " ?up|symptoms?$|causes?$|fix$|diagnos|mitigat|resolution$|post-)",
          Pattern.CASE_INSENSITIVE);

  private final StepGraph page;
  private final Path path;

  /** The sections with steps of their own. */
  private final Set<Integer> withOwnSteps = new HashSet<>();

  /** The sections that have steps or stand above some, by the section they stand in. */
  private final Map<Integer, List<Section>> playable = new HashMap<>();

  /** The procedures of a page that was found at a path. */
  public PageProcedures(StepGraph page, Path path) {
    this.page = page;
    this.path = path;
    page.steps().forEach(step -> withOwnSteps.add(step.section()));
    List<Section> sections = page.document().sections();
    Set<Integer> withSteps = new TreeSet<>();
    for (int own : withOwnSteps) {
      for (int at = own; at >= 0 && withSteps.add(at); at = sections.get(at).parent()) {}
    }
    for (int index : withSteps) {
      Section section = sections.get(index);
      playable.computeIfAbsent(section.parent(), any -> new ArrayList<>()).add(section);
    }
  }

  /**
   * The name of the page as a target: its file's name without {@code .md} and a leading {@code
   * runbook-}.
   */
  public String pageName() {
    return pageName(String.valueOf(path.getFileName()));
  }

  /** The name of a page whose file is called so. */
  static String pageName(String file) {
    return file.replaceFirst("(?i)\\.(?:md|markdown)$", "").replaceFirst("^runbook-", "");
  }

  /** The whole page, as one procedure. */
  public Procedure wholePage() {
    return new Procedure(page, path, pageName(), page.document().sections().get(0));
  }

  /**
   * What the page offers to play: itself where it is one procedure, else its independent
   * procedures.
   */
  public List<Procedure> offered() {
    return isOne(page.document().sections().get(0)) ? List.of(wholePage()) : independent(0);
  }

  /** Every section that can be played, by whatever name, in page order. */
  public List<Procedure> all() {
    return playable.values().stream()
        .flatMap(List::stream)
        .filter(section -> section.level() > 0)
        .sorted(Comparator.comparingInt(Section::index))
        .map(this::procedure)
        .toList();
  }

  /**
   * What playing a section means: itself where it is one procedure, else its independent
   * procedures.
   */
  public List<Procedure> offeredBy(Section section) {
    return isOne(section) ? List.of(procedure(section)) : independent(section.index());
  }

  /** The section with a slug, with or without a trailing {@code -danger}. */
  public Optional<Section> section(String slug) {
    List<Section> sections = all().stream().map(Procedure::section).toList();
    return sections.stream()
        .filter(section -> section.slug().equals(slug))
        .findFirst()
        .or(
            () ->
                sections.stream().filter(each -> each.slug().equals(slug + "-danger")).findFirst());
  }

  private Procedure procedure(Section section) {
    return new Procedure(page, path, section.slug(), section);
  }

  private boolean isOne(Section section) {
    if (section.level() == 0) {
      Optional<Settings.Kind> kind = page.document().frontMatter().settings().kind();
      if (kind.isPresent()) {
        return kind.get() == Settings.Kind.PROCEDURE;
      }
    }
    List<Section> children = childrenWithSteps(section.index());
    return hasOwnSteps(section)
        || (children.size() == 1 && isOnlyChildOne(section, children.get(0)))
        || children.stream().anyMatch(child -> PHASE.matcher(child.title()).find());
  }

  private boolean isOnlyChildOne(Section section, Section child) {
    boolean isPageTitle = section.level() == 0 && Slugs.of(child.title()).equals(pageName());
    return isPageTitle || isOne(child);
  }

  private boolean hasOwnSteps(Section section) {
    return withOwnSteps.contains(section.index());
  }

  private List<Section> childrenWithSteps(int parent) {
    return playable.getOrDefault(parent, List.of());
  }

  private List<Procedure> independent(int parent) {
    List<Procedure> found = new ArrayList<>();
    for (Section child : childrenWithSteps(parent)) {
      if (isOne(child)) {
        found.add(procedure(child));
      } else {
        found.addAll(independent(child.index()));
      }
    }
    return found;
  }
}
