package dev.runbook.cli.console;

import dev.runbook.plan.StepTarget;
import dev.runbook.run.Question;
import dev.runbook.run.TargetSeen;
import java.util.ArrayList;
import java.util.List;

/** Shows the targets of danger beyond its hosts, and how they are known. */
final class TargetView {
  private TargetView() {}

  /** One target of a plan: its name, or who will be asked for it. */
  static Text planned(StepTarget target) {
    Text kind = Text.of(target.kind() + " ");
    if (target.name().isPresent()) {
      return kind.plus(target.name().get(), Style.BOLD);
    }
    String when =
        target
            .asked()
            .map(question -> "what `" + question + "` says when its turn comes")
            .orElse("its text decides that only when it runs");
    return Text.of(target.kind() + ": ").plus(when, Style.DIM);
  }

  /** The targets of a question, and what is typed where none of them has a name. */
  static List<Text> lines(Question.Confirm question, int width) {
    List<Text> lines = new ArrayList<>();
    List<TargetSeen> beyond =
        question.targets().stream().filter(each -> each.target().isBeyond()).toList();
    for (TargetSeen each : beyond) {
      lines.addAll(Wrap.lines(seen(each), width));
    }
    boolean missed =
        beyond.stream().anyMatch(each -> each.name().isEmpty() && each.target().isTyped());
    boolean host =
        question.targets().stream()
            .filter(each -> !each.target().isBeyond())
            .anyMatch(each -> each.name().filter(question.expected()::equals).isPresent());
    if (missed && host) {
      lines.addAll(
          Wrap.lines(
              Text.of("So type " + whose(question) + " name: ")
                  .plus(question.expected(), Style.DANGER),
              width));
    }
    return lines;
  }

  private static String whose(Question.Confirm question) {
    boolean here =
        question.targets().stream().allMatch(each -> each.target().command().where().isHere());
    return here ? "this machine's" : "the host's";
  }

  private static Text seen(TargetSeen seen) {
    Text kind = Text.of(seen.target().kind() + " ");
    return seen.name().isPresent()
        ? kind.plus(seen.name().get(), Style.DANGER).plus(" · " + seen.how(), Style.DIM)
        : kind.plus("not known: ", Style.CAUTION).plus(seen.how());
  }
}
