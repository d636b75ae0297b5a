package dev.runbook.plan;

import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.source.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Orders steps as on the page, except that the steps that a step needs come before it. */
final class StepOrder {
  /** A step that waits for what it needs. */
  private record Waiting(Step step, Iterator<Step> needs) {}

  private final StepGraph page;
  private final Problems problems;
  private final Map<String, Step> done = new LinkedHashMap<>();
  private final Map<String, Step> open = new LinkedHashMap<>();

  StepOrder(StepGraph page, Problems problems) {
    this.page = page;
    this.problems = problems;
  }

  /**
   * The steps, and those they need, in order; a cycle is a problem, and is then left as written.
   */
  List<Step> order(List<Step> chosen) {
    chosen.forEach(this::place);
    return List.copyOf(done.values());
  }

  /** Without recursion: a page may chain as many steps as it likes. */
  private void place(Step wanted) {
    Deque<Waiting> waiting = new ArrayDeque<>();
    begin(wanted, waiting);
    while (!waiting.isEmpty()) {
      Waiting top = waiting.peek();
      if (top.needs().hasNext()) {
        begin(top.needs().next(), waiting);
      } else {
        waiting.pop();
        open.remove(top.step().id());
        done.put(top.step().id(), top.step());
      }
    }
  }

  private void begin(Step step, Deque<Waiting> waiting) {
    if (open.containsKey(step.id())) {
      reportCycle(step);
    } else if (!done.containsKey(step.id())) {
      open.put(step.id(), step);
      waiting.push(new Waiting(step, needs(step).iterator()));
    }
  }

  private List<Step> needs(Step step) {
    return step.options().needs().isEmpty()
        ? List.of()
        : step.options().needs().stream()
            .flatMap(name -> References.named(page.steps(), name).stream().limit(1))
            .toList();
  }

  private void reportCycle(Step step) {
    List<String> ids = new ArrayList<>(open.keySet());
    String path =
        ids.subList(ids.indexOf(step.id()), ids.size()).stream()
            .collect(Collectors.joining(" needs "));
    problems.error(
        step.span(), "cycle", path + " needs " + step.id(), "take one of these `needs` away");
  }
}
