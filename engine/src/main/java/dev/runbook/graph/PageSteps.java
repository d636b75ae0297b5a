package dev.runbook.graph;

import dev.runbook.document.Alert;
import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.Element;
import dev.runbook.document.Section;
import dev.runbook.document.Task;
import dev.runbook.shell.Reason;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads the steps of one page from top to bottom. */
final class PageSteps {
  /** Attributes that hold for lines that are typed inside as well. */
  private static final Set<String> TYPED_TOO =
      Set.of("danger", "caution", "safe", "title", "interactive", "confirm");

  private final Document document;
  private final Fences fences;
  private final Problems problems;
  private final ReadAhead ahead;
  private final BlockSteps blockSteps;
  private final AuthorMarks marks;
  private final StepIds ids;
  private final List<Step> steps = new ArrayList<>();
  private final WaysIn ways;
  private final Expectations expectations;
  private Optional<String> justBefore = Optional.empty();
  private boolean typedElsewhere;
  private final Set<Block> typed = Collections.newSetFromMap(new IdentityHashMap<>());
  private List<Element> prose = new ArrayList<>();

  PageSteps(
      Document document,
      Problems problems,
      PlaceholderFinder finder,
      Fences fences,
      Catalogue catalogue) {
    this.fences = fences;
    this.document = document;
    this.ahead = new ReadAhead(fences, finder, catalogue);
    this.problems = problems;
    this.marks = new AuthorMarks(document);
    this.ids = new StepIds(problems);
    this.ways = new WaysIn(document);
    this.expectations = new Expectations(problems);
    OptionsReader options = new OptionsReader(document, problems, finder, catalogue);
    this.blockSteps = new BlockSteps(document, problems, finder, options, ids, catalogue);
  }

  /** The blocks that are typed at the terminal of an earlier step. */
  Set<Block> typed() {
    return typed;
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
    ways.enter(section);
    List<Reason> soFar = new ArrayList<>(marks.ofSection(section.index()));
    Optional<Element> before = Optional.empty();
    justBefore = Optional.empty();
    for (Element element : section.elements()) {
      if (element instanceof Alert alert) {
        marks.ofAlert(alert).ifPresent(soFar::add);
      }
      typedElsewhere = false;
      List<Step> found = steps(element, section, titles, soFar, before);
      if (found.isEmpty() && !typedElsewhere) {
        prose.add(element);
      }
      add(found);
      expect(element, found);
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
    boolean executable = element instanceof Block block && fence(block).isPresent();
    if (!executable && !(element instanceof Task)) {
      return List.of();
    }
    List<Reason> all = new ArrayList<>(soFar);
    before.flatMap(marks::ofElementBefore).ifPresent(all::add);
    BlockPlace place = new BlockPlace(section, titles, all, before);
    return element instanceof Task task
        ? List.of(
            new ManualStep(document.source(), ids, place).of(task.plain().strip(), task.span()))
        : steps((Block) element, place);
  }

  private List<Step> steps(Block block, BlockPlace place) {
    ahead.from(block, blockSteps.areAway());
    List<WayIn> before = ways.before(block, place.section());
    Fence fence = fence(block).orElseThrow();
    BlockSteps.Reading reading = blockSteps.read(fence, place, before);
    for (WayIn way : reading.runsIn()) {
      change(way.spot().step(), Step::handingOver);
    }
    List<Step> found =
        new ArrayList<>(expectations.ofSession(block, fence.prompts(), reading.steps()));
    if (!found.isEmpty() && ways.left().isPresent()) {
      found.set(0, sayOutside(found.get(0), ways.left().get(), reading.standing()));
    }
    if (reading.typed().isPresent()) {
      type(reading.typed().get(), reading, block);
    }
    ways.after(reading.open());
    return found;
  }

  /** A block that is played, or typed where an earlier one leads. */
  private Optional<Fence> fence(Block block) {
    Fence fence = fences.of(block);
    Optional<WayIn> way = ways.innermost();
    boolean typed =
        way.isPresent()
            && way.get().isTyped()
            && Evidence.isClient(way.get())
            && !block.attributes().has("host");
    return typed
        ? fence.typedInto(Evidence.language(way.get()))
        : Optional.of(fence).filter(Fence::plays);
  }

  /** The first step after a section that leads inside, where it does not say where it runs. */
  private Step sayOutside(Step step, WayIn way, TerminalPosition standing) {
    boolean says =
        step.commands().isEmpty()
            || standing.named()
            || !step.commands().get(0).where().equals(standing.outside());
    if (says) {
      return step;
    }
    String where =
        standing.outside().isHere() ? "on this machine" : "on " + standing.outside().host();
    problems.warning(
        step.commands().get(0).span(),
        "outside-after-inside",
        "this runs "
            + where
            + ": the section that leads inside by `"
            + way.text()
            + "` (line "
            + way.spot().line()
            + ") has ended",
        "write `{host=…}` on the block that says where it runs, or `exit` where the page leaves");
    return step.outsideOf(way.text());
  }

  /** What is typed at the terminal of an earlier step belongs to that step. */
  private void type(Command lines, BlockSteps.Reading reading, Block block) {
    WayIn way = reading.standing().typed().orElseThrow();
    typedElsewhere = true;
    typed.add(block);
    List<Element> between = prose;
    prose = new ArrayList<>();
    change(way.spot().step(), step -> step.typingMore(way.spot().command(), lines, between));
    if (reading.steps().isEmpty()) {
      refuseAttributes(block, way);
    }
  }

  /** An attribute that cannot be kept must not look as if it were. */
  private void refuseAttributes(Block block, WayIn way) {
    block.attributes().values().entrySet().stream()
        .filter(entry -> !TYPED_TOO.contains(entry.getKey()))
        .forEach(
            entry ->
                problems.error(
                    entry.getValue().span(),
                    "bad-attribute",
                    "`"
                        + entry.getKey()
                        + "` has no effect here: this block is typed inside `"
                        + way.text()
                        + "` (line "
                        + way.spot().line()
                        + ")",
                    "take it out; or say where the block runs, with `{host=…}`"));
  }

  private void change(String id, UnaryOperator<Step> change) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).id().equals(id)) {
        steps.set(i, change.apply(steps.get(i)));
        return;
      }
    }
  }

  /** A fence that shows what the step before it prints; prose may stand between them. */
  private void expect(Element element, List<Step> found) {
    if (!(element instanceof Block block)) {
      justBefore = found.isEmpty() ? justBefore : Optional.empty();
    } else if (!Expectations.isOfStepBefore(block)) {
      justBefore =
          found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1).id());
    } else if (justBefore.isEmpty()) {
      expectations.warnOfNoStep(block);
    } else {
      change(justBefore.get(), step -> expectations.expecting(step, block));
    }
  }

  /** The first of several steps of a block carries the prose; it is shown once. */
  private void add(List<Step> found) {
    for (Step step : found) {
      steps.add(prose.isEmpty() ? step : step.withProse(prose));
      prose = new ArrayList<>(0);
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
