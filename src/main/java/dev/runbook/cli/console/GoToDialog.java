package dev.runbook.cli.console;

import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.plan.Omitted;
import dev.runbook.plan.Plan;
import dev.runbook.run.Answer;
import dev.runbook.run.Outcomes;
import dev.runbook.run.StepOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks for the step to go to, shows the steps that this passes over or comes to again, and asks for
 * the reason.
 */
final class GoToDialog {
  private final Dialog dialog;
  private final Plan plan;
  private final Outcomes outcomes;

  GoToDialog(Dialog dialog, Plan plan, Outcomes outcomes) {
    this.dialog = dialog;
    this.plan = plan;
    this.outcomes = outcomes;
  }

  /** Whether somebody wants to go somewhere: {@code g 8}, {@code g8}, {@code go step-name}. */
  static boolean isMeant(TypedChoice choice) {
    return choice.is("g", "go") || choice.word().matches("g[0-9]{1,5}");
  }

  /** Empty when the operator stays where they are. */
  Optional<Answer> ask(TypedChoice typed, Step here) {
    String rest = typed.word().matches("g[0-9]+") ? typed.word().substring(1) : "";
    TypedChoice wanted = TypedChoice.of((rest + " " + typed.rest()).strip());
    if (wanted.isEmpty()) {
      dialog.say("g and a step's number goes there, such as g 3; o shows the numbers.");
      return Optional.empty();
    }
    Optional<Step> step = step(wanted.word());
    if (step.isEmpty()) {
      dialog.say(whyNot(wanted.word()));
      return Optional.empty();
    }
    if (!plan.steps().contains(here)) {
      dialog.say("This is a rollback: its steps are played in their order.");
      return Optional.empty();
    }
    int from = plan.steps().indexOf(here);
    int to = plan.steps().indexOf(step.get());
    if (from == to) {
      dialog.say("This is " + name(step.get()) + ".");
      return Optional.empty();
    }
    return from < to
        ? ahead(plan.steps().subList(from, to), step.get(), wanted.rest())
        : back(plan.steps().subList(to, from), step.get(), wanted.rest());
  }

  private Optional<Step> step(String word) {
    if (word.matches("[0-9]{1,5}")) {
      int number = Integer.parseInt(word);
      return plan.steps().stream().filter(step -> plan.position(step) == number).findFirst();
    }
    List<Step> named = References.named(plan.steps(), word);
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  private String whyNot(String word) {
    Optional<Omitted> left =
        plan.omitted().stream().filter(each -> word.equals("" + each.position())).findFirst();
    return left.map(each -> "Step " + word + " is left out with " + each.flag() + " in this run.")
        .orElseGet(
            () ->
                "There is no step \"" + word + "\"; o shows those there are, with their numbers.");
  }

  private Optional<Answer> ahead(List<Step> between, Step to, String reason) {
    List<Step> passed = between.stream().filter(step -> !hasHadItsTurn(step)).toList();
    if (passed.isEmpty()) {
      return Optional.of(new Answer.GoTo(to, "nothing is passed over"));
    }
    dialog.say(names(passed) + (passed.size() == 1 ? " is" : " are") + " passed over:");
    dialog.screen().lines(titles(passed));
    String question = "Why go to step " + plan.position(to) + "?";
    return dialog.reasonOrNone(reason, question).map(why -> new Answer.GoTo(to, why));
  }

  private boolean hasHadItsTurn(Step step) {
    return outcomes.of(step) != StepOutcome.NOT_REACHED;
  }

  /** Nothing is undone by going back, and nobody is to think so. */
  private Optional<Answer> back(List<Step> again, Step to, String reason) {
    List<Step> ran = again.stream().filter(this::hasRun).toList();
    if (ran.isEmpty()) {
      return Optional.of(new Answer.GoTo(to, reason));
    }
    String have = ran.size() == 1 ? " has run" : " have run";
    dialog.say(
        names(ran) + have + ": going back undoes nothing, and you are asked about each again.");
    PromptAnswer typed =
        dialog.decide(
            ChoiceQuestion.after("Go back to step " + plan.position(to) + "?")
                .or("y", "go back")
                .or("n", "stay here"),
            Help::whenGoingBack);
    return typed.isLine() && TypedChoice.of(typed.text()).isYes()
        ? Optional.of(new Answer.GoTo(to, reason))
        : Optional.empty();
  }

  private boolean hasRun(Step step) {
    StepOutcome outcome = outcomes.of(step);
    return outcome == StepOutcome.OK || outcome == StepOutcome.UNKNOWN || outcome.isFailure();
  }

  private List<Text> titles(List<Step> steps) {
    return steps.stream()
        .flatMap(
            step ->
                Wrap.lines(
                    Text.of(String.format("%5d  ", plan.position(step)), Style.BOLD),
                    Text.of(" ".repeat(7)),
                    Text.of(step.title())
                        .plus(
                            step.isDanger() ? " · " + step.risk().word() : "",
                            CommandView.styleOf(step.risk())),
                    dialog.screen().readableWidth())
                    .stream())
        .toList();
  }

  private String names(List<Step> steps) {
    if (steps.size() == 1) {
      return name(steps.get(0)).replaceFirst("^s", "S");
    }
    int last = steps.size() - 1;
    return "Steps "
        + steps.subList(0, last).stream()
            .map(step -> "" + plan.position(step))
            .collect(Collectors.joining(", "))
        + " and "
        + plan.position(steps.get(last));
  }

  private String name(Step step) {
    return "step " + plan.position(step);
  }
}
