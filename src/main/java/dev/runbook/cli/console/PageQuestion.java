package dev.runbook.cli.console;

import dev.runbook.plan.Procedure;
import java.util.List;

/** Asks whether a run goes on with its own copy of a page that is gone. */
public final class PageQuestion {
  private final Dialog dialog;

  /**
   * Asks at a terminal.
   *
   * @param copy the page that the run has kept
   * @param shells opens a shell on this machine for the operator
   */
  public PageQuestion(Screen screen, Prompter prompter, Procedure copy, ShellOpener shells) {
    this.dialog = new Dialog(screen, prompter, () -> false);
    dialog.allowLookAround(new LookAround(dialog, () -> copy, List::of, shells));
  }

  /** Whether the copy is to be played; anything but a plain yes is no. */
  public boolean playsCopy(String what) {
    dialog.screen().line();
    dialog.screen().notice(what + ".");
    dialog.say("The run has kept a copy of the page as it was when it began.");
    PromptAnswer typed =
        dialog.decide(
            ChoiceQuestion.after("Go on with the copy?").or("y", "yes").or("n", "leave"),
            Help::whenPageIsGone);
    return typed.isLine() && TypedChoice.of(typed.text()).isYes();
  }
}
