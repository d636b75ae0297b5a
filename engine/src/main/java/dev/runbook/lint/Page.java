package dev.runbook.lint;

import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.Languages;
import dev.runbook.document.Section;
import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.graph.StepKind;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import dev.runbook.work.RecentResults;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A page as rules see it: its steps, and their parsed commands. */
final class Page {
  /** Each rule of lint asks for the trees of the same commands. */
  private static final int KEPT_FOR_RULES = 1 << 16;

  /** A plan asks a few rules, and the trees of all commands of a long page would fill its heap. */
  private static final int KEPT_FOR_A_PLAN = 512;

  private final StepGraph graph;
  private final List<ReadCommand> commands = new ArrayList<>();
  private final Map<Step, List<ReadCommand>> byStep = new IdentityHashMap<>();
  private final TreeMap<Integer, Block> blocks = new TreeMap<>();
  private final Map<Block, List<Step>> byBlock = new IdentityHashMap<>();
  private List<LostStatuses.Lost> lost;
  private IgnoreReader comments;

  Page(StepGraph graph) {
    this(graph, any -> true, KEPT_FOR_RULES);
  }

  /**
   * A page of which a plan looks at some steps.
   *
   * @param wanted which steps' commands are taken apart
   */
  Page(StepGraph graph, Predicate<Step> wanted) {
    this(graph, wanted, KEPT_FOR_A_PLAN);
  }

  private Page(StepGraph graph, Predicate<Step> wanted, int kept) {
    this.graph = graph;
    graph.document().blocks().forEach(block -> blocks.put(block.span().start(), block));
    int count = graph.steps().stream().mapToInt(step -> step.commands().size()).sum();
    RecentResults<ReadCommand, List<ShellText>> recent =
        new RecentResults<>(Math.min(kept, 4 * Integer.highestOneBit(count + 1)));
    for (Step step : graph.steps()) {
      blockAt(step.span().start())
          .ifPresent(block -> byBlock.computeIfAbsent(block, any -> new ArrayList<>(1)).add(step));
      if (isShell(step) && wanted.test(step)) {
        for (Command command : step.commands()) {
          ReadCommand read = new ReadCommand(source(), step, command, graph.catalogue(), recent);
          commands.add(read);
          byStep.computeIfAbsent(step, any -> new ArrayList<>(1)).add(read);
        }
      }
    }
  }

  StepGraph graph() {
    return graph;
  }

  Document document() {
    return graph.document();
  }

  Source source() {
    return document().source();
  }

  /** Every command that a shell reads, in page order. */
  List<ReadCommand> commands() {
    return commands;
  }

  /** The commands whose failure does not show, in page order; several rules ask for them. */
  List<LostStatuses.Lost> lost() {
    if (lost == null) {
      lost = LostStatuses.in(this);
    }
    return lost;
  }

  /** The comments that take findings out. */
  IgnoreReader comments() {
    if (comments == null) {
      comments = IgnoreReader.of(this);
    }
    return comments;
  }

  /** The commands of one step. */
  List<ReadCommand> commandsOf(Step step) {
    return byStep.getOrDefault(step, List.of());
  }

  /** The steps of a block; none where nothing of it is run. */
  List<Step> stepsOf(Block block) {
    return byBlock.getOrDefault(block, List.of());
  }

  /** Whether something of a block is run. */
  boolean runs(Block block) {
    return byBlock.containsKey(block);
  }

  Section section(Step step) {
    return document().sections().get(step.section());
  }

  /** The section and those it is in, from the inside outwards; the page itself is last. */
  List<Section> lineage(Section section) {
    List<Section> all = new ArrayList<>();
    for (int at = section.index(); at >= 0; at = document().sections().get(at).parent()) {
      all.add(document().sections().get(at));
    }
    return all;
  }

  /** The fenced block that a place is in. */
  Optional<Block> blockAt(int offset) {
    return Optional.ofNullable(blocks.floorEntry(offset))
        .map(Map.Entry::getValue)
        .filter(block -> offset < block.span().end());
  }

  /** The first line of a stretch of the page. */
  Span firstLine(Span span) {
    String text = source().text(span);
    int end = text.indexOf('\n');
    return end < 0 ? span : new Span(span.start(), span.start() + end);
  }

  private static boolean isShell(Step step) {
    return step.kind() != StepKind.MANUAL
        && step.kind() != StepKind.JSHELL
        && (step.language().isEmpty() || Languages.isShell(step.language()))
        && step.options().interpreter().isEmpty();
  }
}
