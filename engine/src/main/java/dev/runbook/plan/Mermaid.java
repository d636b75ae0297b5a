package dev.runbook.plan;

import dev.runbook.graph.AlternativeSteps;
import dev.runbook.graph.Edge;
import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.shell.Risk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a plan as a Mermaid flow chart, which GitHub draws: hosts are frames, danger is red,
 * alternatives and rollback are branches.
 */
public final class Mermaid {
  private static final String BY_HAND = "by hand";

  private final Plan plan;
  private final AlternativeSteps alternatives;
  private final Map<String, String> nodes = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  private Mermaid(Plan plan) {
    this.plan = plan;
    this.alternatives = new AlternativeSteps(plan.steps());
    plan.steps().forEach(step -> nodes.putIfAbsent(step.id(), "s" + (nodes.size() + 1)));
    plan.rollback().forEach(step -> nodes.putIfAbsent(step.id(), "r" + (nodes.size() + 1)));
  }

  /** The chart; each line ends with a line feed. */
  public static String of(Plan plan) {
    Mermaid chart = new Mermaid(plan);
    chart.lines.add("flowchart TD");
    chart.frames();
    chart.way();
    chart.needs();
    chart.always();
    chart.rollback();
    chart.lines.add("  classDef danger fill:#b62324,stroke:#8b1a1b,color:#ffffff");
    chart.lines.add("  classDef caution fill:#fff3cd,stroke:#9a6700,color:#1f2328");
    chart.lines.add("  classDef looks fill:#f6f8fa,stroke:#57606a,color:#1f2328");
    return String.join("\n", chart.lines) + "\n";
  }

  private void frames() {
    Map<String, List<Step>> byHost = new LinkedHashMap<>();
    for (Step step : plan.steps()) {
      String host = step.hosts().isEmpty() ? BY_HAND : step.hosts().get(0);
      byHost.computeIfAbsent(host, any -> new ArrayList<>()).add(step);
    }
    int number = 0;
    for (Map.Entry<String, List<Step>> host : byHost.entrySet()) {
      frame("h" + ++number, host.getKey(), host.getValue());
    }
    if (!plan.rollback().isEmpty()) {
      frame("undo", "rollback", plan.rollback());
    }
  }

  private void frame(String id, String title, List<Step> steps) {
    lines.add("  subgraph " + id + "[\"" + escaped(title) + "\"]");
    steps.forEach(step -> lines.add("    " + node(step)));
    lines.add("  end");
  }

  private String node(Step step) {
    String label = escaped(step.title()) + (step.optional() ? "<br/>(optional)" : "");
    String others =
        step.hosts().stream().skip(1).map(Mermaid::escaped).collect(Collectors.joining(", "));
    String text = label + (others.isEmpty() ? "" : "<br/>also on " + others);
    String shape = step.commands().isEmpty() ? "([\"" + text + "\"])" : "[\"" + text + "\"]";
    return name(step) + shape + ":::" + (step.risk() == Risk.NONE ? "looks" : step.risk().word());
  }

  /** From what came last to what comes next; alternatives come from and lead to the same. */
  private void way() {
    List<String> last = List.of();
    List<Step> steps = plan.steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      List<Step> group = group(step);
      if (group.size() > 1 && !group.get(0).id().equals(step.id())) {
        continue;
      }
      if (group.size() > 1) {
        for (Step each : group) {
          last.forEach(from -> lines.add("  " + from + " -->|either| " + name(each)));
        }
        last = group.stream().map(this::name).toList();
      } else if (step.isConditional()) {
        String label = step.optional() ? "if needed" : "if its condition holds";
        last.forEach(from -> lines.add("  " + from + " -.->|" + label + "| " + name(step)));
        last = Stream.concat(last.stream(), Stream.of(name(step))).toList();
      } else {
        last.forEach(from -> lines.add("  " + from + " --> " + name(step)));
        last = List.of(name(step));
      }
    }
  }

  private List<Step> group(Step step) {
    List<Step> group = alternatives.of(step);
    return group.isEmpty() ? List.of(step) : group;
  }

  /** What comes before the procedure stands outside of its frames. */
  private void needs() {
    int number = 0;
    for (Edge edge : plan.edges()) {
      if (edge.kind() == Edge.Kind.NEEDS && nodes.containsKey(edge.to())) {
        String from = nodes.getOrDefault(edge.from(), "n" + ++number);
        if (!nodes.containsKey(edge.from())) {
          lines.add("  " + from + "{{\"" + escaped(edge.from()) + "\"}}");
        }
        lines.add("  " + from + " -.->|before| " + nodes.get(edge.to()));
      }
    }
  }

  /** What is done as well where the run ends early. */
  private void always() {
    for (Step step : plan.steps()) {
      if (step.options().always()) {
        step.options().needs().stream()
            .flatMap(name -> References.named(plan.steps(), name).stream())
            .forEach(from -> lines.add("  " + name(from) + " -.->|ends early| " + name(step)));
      }
    }
  }

  /** Whatever changes something may have to be undone. */
  private void rollback() {
    List<Step> undo = plan.rollback();
    for (int i = 1; i < undo.size(); i++) {
      lines.add("  " + name(undo.get(i - 1)) + " --> " + name(undo.get(i)));
    }
    for (Step step : plan.steps()) {
      List<Step> own =
          step.options().rollback().stream()
              .flatMap(name -> References.named(all(), name).stream())
              .toList();
      List<Step> first =
          undo.isEmpty() || step.risk() == Risk.NONE ? List.of() : undo.subList(0, 1);
      for (Step to : own.isEmpty() ? first : own) {
        lines.add("  " + name(step) + " -.->|fails| " + name(to));
      }
    }
  }

  private List<Step> all() {
    return Stream.concat(plan.steps().stream(), plan.rollback().stream()).toList();
  }

  private String name(Step step) {
    return nodes.get(step.id());
  }

  /** Everything that means something to Mermaid or HTML is written by its number. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = Character.isLetterOrDigit(c) || " .,:-_/@+".indexOf(c) >= 0;
              out.append(plain ? Character.toString(c) : "#" + c + ";");
            });
    return out.toString();
  }
}
