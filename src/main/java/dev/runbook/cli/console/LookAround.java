package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Procedure;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The views that an operator can open at any question: the page, a shell, the help for keys. */
final class LookAround {
  private final Dialog dialog;
  private final Supplier<Procedure> page;
  private final Supplier<List<String>> hosts;
  private final ShellOpener shells;
  private Optional<Step> here = Optional.empty();

  /**
   * From now on all questions of a dialog have these keys.
   *
   * @param dialog asks
   * @param page what is played, as it is now
   * @param hosts the hosts on which a shell can be opened, besides this machine
   * @param shells opens them
   */
  LookAround(
      Dialog dialog, Supplier<Procedure> page, Supplier<List<String>> hosts, ShellOpener shells) {
    this.dialog = dialog;
    this.page = page;
    this.hosts = hosts;
    this.shells = shells;
  }

  /** The questions from now on are about this step. */
  void moveTo(Optional<Step> step) {
    here = step;
  }

  /** Whether a choice only looks, at the step that the questions are about; it is done then. */
  boolean took(TypedChoice choice, List<Text> help) {
    return took(choice, here, help);
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
      dialog.say("\"" + choice.word() + "\" is not one of the choices; ? explains them.");
    }
  }

  private void showPage(Optional<Step> step) {
    dialog
        .screen()
        .paged(
            sheet -> {
              PageView view = new PageView(sheet);
              step.ifPresentOrElse(
                  where -> view.show(page.get(), where), () -> view.show(page.get()));
            });
  }

  /** On the host that was named, else on the step's first. */
  private void openShell(String named, Optional<Step> step) {
    String usual =
        step.filter(each -> each.group().isEmpty())
            .flatMap(each -> each.hosts().stream().findFirst())
            .orElse("local");
    boolean known = named.equals("local") || hosts.get().contains(named);
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
