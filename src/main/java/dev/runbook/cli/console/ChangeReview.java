package dev.runbook.cli.console;

import dev.runbook.replay.Change;
import java.util.ArrayList;
import java.util.List;

/** Asks about changes to files, one at a time. */
public final class ChangeReview {
  private final Screen screen;
  private final Prompter prompter;

  /** Asks on a screen. */
  public ChangeReview(Screen screen, Prompter prompter) {
    this.screen = screen;
    this.prompter = prompter;
  }

  /** Those that are accepted; after {@code q} none is. */
  public List<Change> of(List<Change> changes) {
    List<Change> accepted = new ArrayList<>();
    for (Change change : changes) {
      screen.line(Text.of(change.at(), Style.BOLD).plus("  " + change.what()));
      change.difference().forEach(line -> screen.line(Text.of("    " + line, styleOf(line))));
      PromptAnswer typed = ask();
      if (!typed.isLine() || typed.text().equals("q")) {
        return accepted;
      }
      if (typed.text().equals("a")) {
        accepted.add(change);
      }
    }
    return accepted;
  }

  private PromptAnswer ask() {
    ChoiceQuestion choices =
        ChoiceQuestion.after("").or("a", "accept").or("s", "skip").or("q", "quit");
    while (true) {
      PromptAnswer typed = prompter.ask(Prompt.of(choices.line().plus(" › ")));
      if (!typed.isLine() || List.of("a", "s", "q").contains(typed.text())) {
        return typed;
      }
    }
  }

  private static Style styleOf(String line) {
    return line.startsWith("-") ? Style.DANGER : Style.GOOD;
  }
}
