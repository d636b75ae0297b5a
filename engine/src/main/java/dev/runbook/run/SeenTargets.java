package dev.runbook.run;

import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.plan.Plan;
import dev.runbook.plan.StepTarget;
import dev.runbook.plan.StepTargets;
import dev.runbook.source.PrintableText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the targets of a danger step at the gate: from the text if it names them, else by a
 * question to the program itself, in the shell where the command would run.
 *
 * @param targets what it acts on
 * @param seen the hosts, and what lies beyond them, each with how it is known
 */
record SeenTargets(StepTargets targets, List<TargetSeen> seen) {
  private static final int LONGEST_NAME = 200;

  SeenTargets {
    seen = List.copyOf(seen);
  }

  /** The word that confirms the step. */
  String word() {
    return targets.chains().isEmpty() ? "" : targets.wordAsKnown();
  }

  /** All of it in one text, for comparing. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (TargetSeen each : seen) {
      text.append(each.target().command().where().host())
          .append('\0')
          .append(each.target().kind())
          .append('\0')
          .append(each.name().orElse(""))
          .append('\0');
    }
    return text.toString();
  }

  /** Asks for the targets of steps; the same question is asked once. */
  static final class Asking {
    private record Asked(HostUse where, Optional<String> folder, String question) {}

    private final Plan plan;
    private final StepExecutor executor;
    private final Mask mask;
    private final Map<Asked, ProbeResult> answers = new HashMap<>();
    private final Set<String> silent = new HashSet<>();

    Asking(Plan plan, StepExecutor executor, Mask mask) {
      this.plan = plan;
      this.executor = executor;
      this.mask = mask;
    }

    SeenTargets of(Step step) {
      StepTargets targets = plan.targets(step);
      Map<StepTarget, TargetSeen> seen = new LinkedHashMap<>();
      for (StepTarget each : targets.all()) {
        seen.put(each, see(step, each));
      }
      List<TargetSeen> shown = new ArrayList<>(seen.values());
      shown.removeIf(each -> each.name().isEmpty() && each.how().isEmpty());
      return new SeenTargets(
          targets.answered(
              each -> Optional.ofNullable(seen.get(each)).orElseGet(() -> see(step, each)).name()),
          shown);
    }

    private TargetSeen see(Step step, StepTarget target) {
      if (target.name().isPresent()) {
        return new TargetSeen(target, target.isBeyond() ? "the page says so" : "");
      }
      if (target.question().isEmpty()) {
        return new TargetSeen(target, "its text decides that only when it runs");
      }
      Asked asked =
          new Asked(
              target.command().where(),
              step.options().directory(),
              target.question().orElseThrow());
      String program = target.asked().orElseThrow().split(" ")[0];
      if (silent.contains(program) && !answers.containsKey(asked)) {
        return new TargetSeen(target, "`" + program + "` did not answer before");
      }
      ProbeResult looked = answers.computeIfAbsent(asked, key -> executor.look(step, target));
      if (looked.outcome() instanceof Outcome.TimedOut) {
        silent.add(program);
      }
      return seen(target, looked);
    }

    private TargetSeen seen(StepTarget target, ProbeResult looked) {
      String question = "`" + target.asked().orElseThrow() + "`";
      if (looked.outcome() instanceof Outcome.NotStarted && target.isMaybe()) {
        return new TargetSeen(target, "");
      }
      if (!looked.outcome().isOk()) {
        String complaint = looked.complaint();
        return new TargetSeen(
            target.named(Optional.empty()),
            shown(
                question
                    + " "
                    + looked.outcome().sentence()
                    + (complaint.isEmpty() ? "" : ": " + complaint)));
      }
      if (target.isSilence(looked.stdout())) {
        return new TargetSeen(target.named(Optional.empty()), question + " says nothing");
      }
      Optional<String> name = target.nameIn(looked.stdout()).map(this::shown);
      return new TargetSeen(target.named(name), name.isPresent() ? question + " says so" : "");
    }

    private String shown(String text) {
      String line = PrintableText.line(mask.text(text));
      return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    }
  }
}
