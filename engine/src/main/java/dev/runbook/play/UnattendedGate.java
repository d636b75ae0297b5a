package dev.runbook.play;

import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.plan.Plan;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.LeftOut;
import dev.runbook.run.Question;
import dev.runbook.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The gate of a batch: the flags answer every question in advance. */
public class UnattendedGate implements Gate {
  private final Plan plan;
  private final Selection selection;
  private final ConfirmFlags confirmed;
  private final boolean yes;

  /** A gate for one run of a plan, as the flags have it. */
  public UnattendedGate(Plan plan, PlayFlags flags) {
    this.plan = plan;
    this.selection = Selection.unattended(plan, flags);
    this.confirmed = new ConfirmFlags(plan, flags.confirm());
    this.yes = flags.yes();
  }

  @Override
  public Optional<Refusal> refuseSteps(Plan played, List<Step> steps) {
    if (!yes) {
      return unconfirmed(
          List.of(
              "there is no terminal to ask at, so nothing was run",
              "  = --yes runs steps that change nothing, and caution steps; danger needs --confirm"
                  + " too"));
    }
    List<String> missing = new ArrayList<>();
    List<Step> running = selection.running(steps);
    running.forEach(step -> needsPerson(step).ifPresent(missing::add));
    missing.addAll(unnamedTasks(running));
    missing.addAll(missingConfirmations(running));
    return missing.isEmpty() ? Optional.empty() : unconfirmed(missing);
  }

  private static Optional<Refusal> unconfirmed(List<String> lines) {
    return Optional.of(new Refusal(RunResult.UNCONFIRMED, String.join("\n", lines)));
  }

  private Optional<String> needsPerson(Step step) {
    List<Step> group = selection.alternatives(step);
    if (!group.isEmpty()) {
      long wanted = group.stream().filter(selection::isWanted).count();
      boolean first = group.get(0).id().equals(step.id());
      if (wanted == 0) {
        return first ? Optional.of(pickOne(group)) : Optional.empty();
      }
      if (wanted > 1) {
        return Optional.of(
            "`" + step.id() + "` is one of several alternatives that were named; name one");
      }
    }
    if (step.pickOne() || step.kind() == StepKind.INTERACTIVE) {
      return Optional.of(
          "`" + step.id() + "` needs a person; leave it out with --skip " + step.id());
    }
    return Optional.empty();
  }

  private static String pickOne(List<Step> group) {
    StringBuilder text = new StringBuilder("these are alternatives; name the one that is to run:");
    group.forEach(
        step -> text.append("\n  --with ").append(step.id()).append("   ").append(step.title()));
    return text.toString();
  }

  /** What a person has to do before something is destroyed is not simply assumed. */
  private List<String> unnamedTasks(List<Step> running) {
    List<Step> open = new ArrayList<>();
    List<Step> before = new ArrayList<>();
    for (Step step : running) {
      if (step.kind() == StepKind.MANUAL && !selection.isWanted(step)) {
        before.add(step);
      } else if (step.isDanger()) {
        open.addAll(before);
        before.clear();
      }
    }
    if (open.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        open.size() == 1
            ? "a task comes before danger, and no person is asked about it; once it is done, name"
                + " it"
            : open.size()
                + " tasks come before danger, and no person is asked about them; once they are"
                + " done, name them");
    open.forEach(step -> lines.add("  --with " + step.id() + "   " + step.title()));
    return lines;
  }

  private List<String> missingConfirmations(List<Step> running) {
    List<Step> open =
        running.stream().filter(Step::isDanger).filter(step -> !confirmed.mayCover(step)).toList();
    if (open.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        open.size() == 1
            ? "a danger step is not confirmed, so nothing was run; after reading what it does, add"
            : open.size()
                + " danger steps are not confirmed, so nothing was run; after reading what they do,"
                + " add");
    open.forEach(step -> lines.add("  " + confirmed.flag(step) + "   " + step.title()));
    open.stream()
        .flatMap(step -> confirmed.hint(step).stream())
        .distinct()
        .forEach(hint -> lines.add("  = " + hint));
    return lines;
  }

  @Override
  public Optional<LeftOut> leaveOut(Step step) {
    return selection.leftOut(step);
  }

  @Override
  public List<Step> running(List<Step> steps) {
    return selection.running(steps);
  }

  @Override
  public Answer mayRun(Question.MayRun question) {
    Step step = question.step();
    if (step.kind() != StepKind.MANUAL) {
      return new Answer.Run(true);
    }
    return new Answer.Assume(
        selection.isWanted(step) ? "named with --with; nobody was asked" : Gate.NOBODY);
  }

  @Override
  public String confirm(Question.Confirm question) {
    return confirmed.covers(question.step(), question.expected()) ? question.expected() : "";
  }

  /** The flags answer for all hosts of the group: a wave of them needs no other answer. */
  @Override
  public String confirmWave(Question.OfWave question) {
    String all = question.rollout().word();
    boolean given = question.danger().map(step -> confirmed.covers(step, all)).orElse(yes);
    return given ? question.expected() : "";
  }

  /** The one that was named; whether there is exactly one was checked before the run. */
  @Override
  public OptionalInt pick(Question.Pick question) {
    for (int i = 0; i < question.options().size() && !question.ofCommands(); i++) {
      if (selection.isWanted(question.options().get(i))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
