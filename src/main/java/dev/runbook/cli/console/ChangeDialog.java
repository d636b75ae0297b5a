package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.ParamCheck;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes a value for the rest of a run: asks for the parameter and the value, shows the steps that
 * change with it, and asks for a yes.
 */
final class ChangeDialog {
  private final Dialog dialog;
  private final Plan plan;

  ChangeDialog(Dialog dialog, Plan plan) {
    this.dialog = dialog;
    this.plan = plan;
  }

  /** Whether there is a value to change. */
  static boolean isOffered(Plan plan) {
    return !plan.params().isEmpty();
  }

  /**
   * The new value by its name; empty when nothing is changed after all.
   *
   * @param typed what came after the key: perhaps a name, and perhaps a value after it
   * @param here the step whose turn it is
   */
  Optional<Map<String, String>> ask(String typed, Step here) {
    TypedChoice words = TypedChoice.of(typed.replaceFirst("^([^\\s=]+)=", "$1 "));
    Optional<PlanParam> param = words.isEmpty() ? only().or(this::pick) : named(words.word());
    if (param.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> value = value(param.get(), words.rest());
    return value
        .filter(text -> isMeant(param.get(), text, here))
        .map(text -> Map.of(param.get().name(), text));
  }

  private Optional<PlanParam> only() {
    return plan.params().size() == 1 ? Optional.of(plan.params().get(0)) : Optional.empty();
  }

  private Optional<PlanParam> named(String name) {
    Optional<PlanParam> found =
        plan.params().stream().filter(param -> param.name().equals(name)).findFirst();
    if (found.isEmpty() && name.matches("[0-9]{1,3}")) {
      int number = Integer.parseInt(name);
      return number >= 1 && number <= plan.params().size()
          ? Optional.of(plan.params().get(number - 1))
          : unknown(name);
    }
    return found.or(() -> unknown(name));
  }

  private Optional<PlanParam> unknown(String name) {
    dialog.say("No value is called \"" + name + "\" here; p alone lists them.");
    return Optional.empty();
  }

  private Optional<PlanParam> pick() {
    Screen screen = dialog.screen();
    screen.line();
    int number = 0;
    for (PlanParam param : plan.params()) {
      String before = String.format("%3d  ", ++number);
      screen.hanging(
          Text.of(before, Style.BOLD),
          Text.of(param.name(), Style.VALUE).plus(" is ").plus(shown(param)));
    }
    Prompt prompt = Prompt.of(Text.of("Which value? ", Style.BOLD).plus("› "));
    PromptAnswer typed = dialog.askFreely(prompt, Help::whenPickingValue);
    return typed.isLine() && !typed.text().isEmpty() ? named(typed.text()) : Optional.empty();
  }

  private static Text shown(PlanParam param) {
    if (param.value().isEmpty()) {
      return Text.of("not known yet", Style.DIM);
    }
    return Text.of(param.secret() ? Plan.MASK : param.value().get(), Style.BOLD);
  }

  /** Asks until the value can be used; the one of now stands there to be changed. */
  private Optional<String> value(PlanParam param, String typedAlready) {
    String now = param.value().filter(any -> !param.secret()).orElse("");
    if (!typedAlready.isEmpty() && !typedAlready.equals(now)) {
      return usable(param, typedAlready);
    }
    String start = now;
    while (true) {
      Prompt prompt = Prompt.of(Text.of("  " + param.name(), Style.BOLD).plus(" › "));
      PromptAnswer typed =
          dialog.askFreely(
              param.secret() ? prompt.unseen() : prompt.startingWith(start),
              Help::whenChangingValue);
      if (!typed.isLine() || typed.text().isEmpty() || typed.text().equals(now)) {
        dialog.say("Left as it was.");
        return Optional.empty();
      }
      Optional<String> value = usable(param, typed.text());
      if (value.isPresent()) {
        return value;
      }
      start = typed.text();
    }
  }

  private Optional<String> usable(PlanParam param, String value) {
    Optional<String> complaint =
        ParamCheck.complaint(param, value)
            .or(
                () ->
                    Planner.withValues(plan, Map.of(param.name(), value)).errors().stream()
                        .findFirst()
                        .map(error -> error.message()));
    complaint.ifPresent(
        what -> dialog.screen().hanging(Text.of("  ✗ ", Style.DANGER), Text.of(what)));
    return complaint.isEmpty() ? Optional.of(value) : Optional.empty();
  }

  private boolean isMeant(PlanParam param, String value, Step here) {
    Plan then = Planner.withValues(plan, Map.of(param.name(), value));
    tell(then, param, here);
    PromptAnswer typed =
        dialog.decide(
            ChoiceQuestion.after("Use it from here on?").or("y", "yes").or("n", "leave it"),
            Help::whenUsingValue);
    boolean meant = typed.isLine() && TypedChoice.of(typed.text()).isYes();
    if (!meant) {
      dialog.say("Left as it was.");
    }
    return meant;
  }

  /** The steps that are others by it, each with its commands as they will be. */
  private void tell(Plan then, PlanParam param, Step here) {
    Screen screen = dialog.screen();
    List<Step> before = new ArrayList<>();
    boolean forwards = then.steps().stream().anyMatch(step -> step.id().equals(here.id()));
    boolean reached = !forwards;
    for (Step step : Stream.concat(then.steps().stream(), then.rollback().stream()).toList()) {
      reached |= step.id().equals(here.id());
      if (!param.steps().contains(step.id())) {
        continue;
      }
      boolean rollback = then.steps().stream().noneMatch(each -> each.id().equals(step.id()));
      if (!reached && !rollback) {
        before.add(step);
        continue;
      }
      String number = rollback ? "rollback" : "step " + then.position(step);
      screen.hanging(
          Text.of("  "),
          Text.of(number + " · ", Style.DIM)
              .plus(step.title(), Style.BOLD)
              .plus(step.isDanger() ? " · danger, confirmed again" : "", Style.DANGER));
      CommandView view = new CommandView(then, screen.width() - 4);
      step.commands().stream()
          .filter(
              command ->
                  command.placeholders().stream()
                      .anyMatch(each -> each.name().equals(param.name())))
          .flatMap(command -> view.lines(command).stream())
          .forEach(line -> screen.line(Text.of("    ").plus(line)));
    }
    if (!before.isEmpty()) {
      dialog.say("The steps before this one were played with the old value, and stay as they are.");
    }
  }
}
