package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What can be looked at while a question of a run is open: the page, a shell, what keys mean. */
final class LookAround {
  private final Dialog dialog;
  private final Supplier<Plan> plan;
  private final ShellOpener shells;

  LookAround(Dialog dialog, Supplier<Plan> plan, ShellOpener shells) {
    this.dialog = dialog;
    this.plan = plan;
    this.shells = shells;
  }

  /** Adds the keys that every question has; the last word of them ends the run. */
  static ChoiceQuestion offered(ChoiceQuestion question, String quit) {
    return question.or("v", "page").or("!", "shell").or("q", quit).or("?", "help");
  }

  /** Whether a choice only looks; it is done then. */
  boolean took(TypedChoice choice, Optional<Step> step, List<Text> help) {
    if (choice.is("v", "view") || choice.is("v", "page")) {
      showPage(step);
    } else if (choice.is("!", "shell")) {
      openShell(choice.rest(), step);
    } else if (choice.is("?", "help")) {
      dialog.screen().lines(help);
    } else {
      return false;
    }
    return true;
  }

  /** Says of what was typed that it is no answer; Enter alone is none either. */
  void refuse(TypedChoice choice) {
    if (choice.isEmpty()) {
      dialog.say("Type one of the letters; Enter alone does nothing here.");
    } else if (choice.saysYes() && !choice.isYes()) {
      dialog.say("Only y or yes alone is a yes: nothing ran.");
    } else {
      dialog.say("\"" + choice.word() + "\" is none of the choices; ? explains them.");
    }
  }

  private void showPage(Optional<Step> step) {
    dialog
        .screen()
        .paged(
            page -> {
              PageView view = new PageView(page);
              step.ifPresentOrElse(
                  here -> view.show(plan.get().procedure(), here),
                  () -> view.show(plan.get().procedure()));
            });
  }

  /** On the host that was named, else on the step's first. */
  private void openShell(String named, Optional<Step> step) {
    String usual = step.flatMap(each -> each.hosts().stream().findFirst()).orElse("local");
    boolean known = named.equals("local") || plan.get().hosts().contains(named);
    if (!named.isEmpty() && !known) {
      dialog.say("\"" + named + "\" is no host of this plan; ! alone opens one on " + usual + ".");
      return;
    }
    String complaint = shells.open(named.isEmpty() ? usual : named);
    if (!complaint.isEmpty()) {
      dialog.say(complaint);
    }
  }
}
