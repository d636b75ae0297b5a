package dev.runbook.cli;

import dev.runbook.Runbooks;
import dev.runbook.document.Section;
import dev.runbook.lint.Finding;
import dev.runbook.lint.LintReport;
import dev.runbook.lint.PageFiles;
import dev.runbook.lint.PageFindings;
import dev.runbook.plan.Procedure;
import dev.runbook.plan.Targets;
import dev.runbook.source.Span;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The targets of lint: whole pages, or named sections of a page. */
final class LintTargets {
  private final Map<Path, Path> pages = new LinkedHashMap<>();
  private final Map<String, List<Span>> sections = new HashMap<>();

  private final List<String> searched = new ArrayList<>();

  private LintTargets() {}

  /**
   * Finds what targets name; the library where there is none.
   *
   * @throws UsageException when one names nothing
   */
  static LintTargets find(Runbooks runbooks, ProcessContext world, List<String> targets) {
    LintTargets found = new LintTargets();
    if (targets.isEmpty()) {
      runbooks.library().folders().stream().filter(Files::isDirectory).forEach(found::addFolder);
    }
    for (String target : targets) {
      found.add(runbooks, world, target);
    }
    return found;
  }

  List<Path> pages() {
    return List.copyOf(pages.values());
  }

  /** That there is no page to look through, where, and what to do. */
  String nothing() {
    return "there is no page to lint in "
        + String.join(", ", searched.isEmpty() ? List.of("any folder of runbooks") : searched)
        + "\n  = name a page or a folder that holds Markdown: runbook lint docs";
  }

  /** Of a report, what stands in the sections that were named. */
  LintReport within(LintReport report) {
    return sections.isEmpty()
        ? report
        : new LintReport(
            report.pages().stream().map(this::within).toList(), report.gone(), report.remark());
  }

  private PageFindings within(PageFindings page) {
    List<Span> named = sections.getOrDefault(page.source().name(), List.of());
    if (named.isEmpty()) {
      return page;
    }
    List<Finding> inside =
        page.findings().stream()
            .filter(
                each ->
                    named.stream().anyMatch(span -> span.contains(each.problem().span().start())))
            .toList();
    return new PageFindings(page.source(), inside, page.ignored(), page.known());
  }

  private void add(Runbooks runbooks, ProcessContext world, String target) {
    Optional<Path> path = path(world, target);
    if (path.filter(Files::isDirectory).isPresent()) {
      addFolder(path.get());
    } else if (path.filter(Files::exists).isPresent()) {
      addPage(path.get());
    } else {
      addNamed(runbooks, target);
    }
  }

  private void addFolder(Path folder) {
    searched.add(folder.toString());
    PageFiles.in(folder).forEach(this::addPage);
  }

  private static Optional<Path> path(ProcessContext world, String target) {
    try {
      return Optional.of(world.folder().resolve(target));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private void addNamed(Runbooks runbooks, String target) {
    Targets.Found found = runbooks.find(target);
    if (found.isNothing()) {
      throw new UsageException(
          "there is no page, folder or procedure `"
              + target
              + "`"
              + "\n  = "
              + found.hint().orElse("`runbook list` shows the pages there are"));
    }
    if (found.page().isPresent()) {
      addPage(found.page().get().wholePage().path());
    } else {
      found.procedures().forEach(this::addSection);
    }
  }

  private void addSection(Procedure procedure) {
    addPage(procedure.path());
    Section section = procedure.section();
    if (section.level() > 0) {
      int end =
          procedure.page().document().sections().stream()
              .filter(each -> each.index() > section.index() && each.level() <= section.level())
              .mapToInt(each -> each.span().start())
              .findFirst()
              .orElse(procedure.page().document().source().text().length() + 1);
      sections
          .computeIfAbsent(procedure.path().toString(), any -> new ArrayList<>())
          .add(new Span(section.span().start(), end));
    }
  }

  private void addPage(Path page) {
    pages.putIfAbsent(page.toAbsolutePath().normalize(), page);
  }
}
