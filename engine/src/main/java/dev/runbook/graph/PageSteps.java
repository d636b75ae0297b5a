package dev.runbook.graph;

import dev.runbook.document.Alert;
import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.Element;
import dev.runbook.document.Section;
import dev.runbook.document.Task;
import dev.runbook.shell.Reason;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the steps of one page from top to bottom. */
final class PageSteps {
  private final Document document;
  private final Fences fences;
  private final Problems problems;
  private final BlockSteps blockSteps;
  private final Marks marks;
  private final StepIds ids;
  private final List<Step> steps = new ArrayList<>();
  private List<Element> prose = new ArrayList<>();

  PageSteps(Document document, Problems problems, PlaceholderFinder finder, Fences fences) {
    this.fences = fences;
    this.document = document;
    this.problems = problems;
    this.marks = new Marks(document);
    this.ids = new StepIds(problems);
    OptionsReader options = new OptionsReader(document, problems, finder);
    this.blockSteps = new BlockSteps(document, problems, finder, options, ids);
  }

  /** What bash is given of the blocks that were read. */
  List<BashText> texts() {
    return blockSteps.texts();
  }

  List<Step> read() {
    for (Section section : document.sections()) {
      for (Element element : section.elements()) {
        if (element instanceof Block block) {
          block.attributes().get("name").ifPresent(name -> ids.reserve(section, name));
        }
      }
    }
    document.sections().forEach(this::read);
    return steps;
  }

  private void read(Section section) {
    List<String> titles = titles(section);
    List<Reason> soFar = new ArrayList<>(marks.ofSection(section.index()));
    Optional<Element> before = Optional.empty();
    for (Element element : section.elements()) {
      if (element instanceof Alert alert) {
        marks.ofAlert(alert).ifPresent(soFar::add);
      }
      List<Step> found = steps(element, section, titles, soFar, before);
      if (found.isEmpty()) {
        prose.add(element);
      }
      add(found);
      before = Optional.of(element);
    }
  }

  /** What an element asks to be done; text, and a block that holds no command, ask for nothing. */
  private List<Step> steps(
      Element element,
      Section section,
      List<String> titles,
      List<Reason> soFar,
      Optional<Element> before) {
    boolean executable = element instanceof Block block && fences.of(block).plays();
    if (element instanceof Block block) {
      block.attributes().get("expect").ifPresent(this::warnThatNothingIsCompared);
    }
    if (!executable && !(element instanceof Task)) {
      return List.of();
    }
    List<Reason> all = new ArrayList<>(soFar);
    before.flatMap(marks::ofElementBefore).ifPresent(all::add);
    Place place = new Place(section, titles, all, before);
    return element instanceof Task task
        ? List.of(
            new ManualStep(document.source(), ids, place).of(task.plain().strip(), task.span()))
        : blockSteps.read(fences.of((Block) element), place);
  }

  /** A check that checks nothing must not look like one. */
  private void warnThatNothingIsCompared(Attributes.Value expect) {
    problems.warning(
        expect.span(),
        "expect-not-checked",
        "this version does not compare expected output",
        "to check the outcome now, give the step a `verify` command");
  }

  /** The first of several steps of a block carries the prose; it is shown once. */
  private void add(List<Step> found) {
    for (Step step : found) {
      steps.add(step.withProse(prose));
      prose = new ArrayList<>();
    }
  }

  private List<String> titles(Section section) {
    List<String> titles = new ArrayList<>();
    for (int at = section.index(); at >= 0; at = document.sections().get(at).parent()) {
      String title = document.sections().get(at).title();
      if (!title.isEmpty()) {
        titles.add(0, title);
      }
    }
    return titles;
  }
}
