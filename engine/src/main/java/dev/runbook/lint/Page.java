package dev.runbook.lint;

import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.Section;
import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.graph.StepKind;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A page as rules look at it: its steps, and the commands in them taken apart. */
final class Page {
  private static final Set<String> SHELL_LANGUAGES =
      Set.of("", "bash", "sh", "shell", "zsh", "console", "shell-session", "sh-session");

  private final StepGraph graph;
  private final List<ReadCommand> commands = new ArrayList<>();
  private final TreeMap<Integer, Block> blocks = new TreeMap<>();

  Page(StepGraph graph) {
    this.graph = graph;
    graph.document().blocks().forEach(block -> blocks.put(block.span().start(), block));
    for (Step step : graph.steps()) {
      if (isShell(step)) {
        for (Command command : step.commands()) {
          commands.add(new ReadCommand(source(), step, command));
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

  /** The commands of one step. */
  List<ReadCommand> commandsOf(Step step) {
    return commands.stream().filter(each -> each.step() == step).toList();
  }

  Section section(Step step) {
    return document().sections().get(step.section());
  }

  /** The section and those it stands in, from the inside outwards; the page itself is last. */
  List<Section> lineage(Section section) {
    List<Section> all = new ArrayList<>();
    for (int at = section.index(); at >= 0; at = document().sections().get(at).parent()) {
      all.add(document().sections().get(at));
    }
    return all;
  }

  /** The fenced block that a place lies in. */
  Optional<Block> blockAt(int offset) {
    return Optional.ofNullable(blocks.floorEntry(offset))
        .map(java.util.Map.Entry::getValue)
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
        && SHELL_LANGUAGES.contains(step.language())
        && step.options().interpreter().isEmpty();
  }
}
