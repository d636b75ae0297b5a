package dev.runbook.cli.console;

/** Asks whether a run goes on with its own copy of a page that is gone. */
public final class PageQuestion {
  private final Dialog desk;

  /** Asks at a terminal. */
  public PageQuestion(Screen screen, Prompter prompter) {
    this.desk = new Dialog(screen, prompter, () -> false);
  }

  /** Whether the copy is to be played; anything but a plain yes is no. */
  public boolean playsCopy(String what) {
    desk.screen().line();
    desk.screen().notice(what + ".");
    desk.say("The run has kept a copy of the page as it was when it began.");
    PromptAnswer typed =
        desk.choose(ChoiceQuestion.after("Go on with the copy?").or("y", "yes").or("n", "leave"));
    return typed.isLine() && TypedChoice.of(typed.text()).isYes();
  }
}
