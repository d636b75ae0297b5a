package dev.runbook.replay;

import dev.runbook.document.Block;
import dev.runbook.document.Section;
import dev.runbook.graph.Step;
import dev.runbook.plan.Procedure;
import dev.runbook.shell.Reason;
import dev.runbook.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** All mutants of a page. */
final class Mutants {
  private final Procedure page;
  private final Source source;
  private final CommandMutants commands;
  private final BlockMutants blocks;

  private Mutants(Procedure page, Map<String, String> values, List<String> hosts) {
    this.page = page;
    this.source = page.source();
    this.commands = new CommandMutants(source, values, hosts);
    this.blocks = new BlockMutants(source, page.page().document().blocks(), commands, hosts);
  }

  /**
   * Those of a page, in the order of its lines.
   *
   * @param page the whole page
   * @param values what its scenarios fill in, by name
   * @param hosts its mock hosts
   */
  static List<Mutant> of(Procedure page, Map<String, String> values, List<String> hosts) {
    List<Mutant> all = new ArrayList<>(new Mutants(page, values, hosts).all());
    all.sort((one, other) -> Integer.compare(one.line(), other.line()));
    return all;
  }

  private List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(new SettingMutants(source).all());
    List<Step> steps = page.page().steps();
    for (Step step : steps) {
      all.addAll(blocks.deleted(step));
      all.addAll(commands.of(step));
    }
    swapped(page.steps(), all);
    swapped(page.rollbackSteps(), all);
    for (Block block : page.page().document().blocks()) {
      List<Step> inside =
          steps.stream()
              .filter(step -> blocks.blockOf(step).stream().anyMatch(block::equals))
              .toList();
      if (!inside.isEmpty()) {
        all.addAll(blocks.marked(block, inside));
        all.addAll(blocks.without(block.attributes(), inside.get(0).id()));
      }
    }
    for (Section section : page.page().document().sections()) {
      String first = page.page().stepsBelow(section).stream().map(Step::id).findFirst().orElse("");
      all.addAll(blocks.without(section.attributes(), first));
    }
    marks(steps).forEach((line, step) -> blocks.unmarked(line, step).ifPresent(all::add));
    return all;
  }

  private void swapped(List<Step> steps, List<Mutant> all) {
    for (int i = 0; i + 1 < steps.size(); i++) {
      blocks.swapped(steps.get(i), steps.get(i + 1)).ifPresent(all::add);
    }
  }

  /** The lines on which the author marks steps, and the first of these. */
  private static Map<Integer, Step> marks(List<Step> steps) {
    Set<String> rules = Set.of("marked-heading", "marked-alert", "marked-comment");
    Map<Integer, Step> lines = new TreeMap<>();
    for (Step step : steps) {
      step.reasons().stream()
          .filter(reason -> rules.contains(reason.rule()))
          .map(Reason::line)
          .filter(OptionalInt::isPresent)
          .forEach(line -> lines.putIfAbsent(line.getAsInt(), step));
    }
    return lines;
  }
}
