package dev.runbook.cli.console;

import dev.runbook.plan.Plan;
import dev.runbook.run.Question;
import java.util.List;
import java.util.Optional;

/**
 * Asks for the name of a danger step's target, under a frame with the commands and their hosts. The
 * operator pages through a frame that is higher than the terminal first, and a summary is at the
 * prompt.
 */
final class DangerDialog {
  private final Dialog dialog;
  private final Plan plan;
  private final QuestionFrame frame;
  private final Deviations deviations;
  private final LookAround around;

  DangerDialog(Dialog dialog, Plan plan, PlayMode mode, Deviations deviations, LookAround around) {
    this.dialog = dialog;
    this.plan = plan;
    this.frame = new QuestionFrame(dialog, mode);
    this.deviations = deviations;
    this.around = around;
  }

  /** What was typed; empty is no. */
  String ask(Question.Confirm question) {
    boolean inSight = leafThrough(question);
    while (inSight) {
      sum(question);
      PromptAnswer typed = dialog.ask(Prompt.of(prompt(question)).destroying());
      if (typed.text().equals(question.expected())) {
        return typed.text();
      }
      TypedChoice choice = TypedChoice.of(typed.text());
      List<Text> help = Help.whenConfirming(dialog.screen().readableWidth());
      if (!typed.isLine() || !around.took(choice, Optional.of(question.step()), help)) {
        return refused(question, typed.text());
      }
    }
    return refused(question, "");
  }

  private String refused(Question.Confirm question, String typed) {
    dialog.say(
        "That is not \""
            + question.expected()
            + "\": it was not confirmed, and nothing of it ran.");
    return typed;
  }

  private static Text prompt(Question.Confirm question) {
    return Text.of("Type ", Style.BOLD)
        .plus(question.expected(), Style.DANGER)
        .plus(" to run this: ", Style.BOLD);
  }

  /**
   * Shows what does not fit on the terminal at once, part by part. Whether all of it was seen:
   * whoever leaves before has said no.
   */
  private boolean leafThrough(Question.Confirm question) {
    List<List<Text>> parts = frame.parts(view().lines(question));
    if (parts.size() <= 1) {
      return true;
    }
    for (int part = 0; part < parts.size(); part++) {
      frame(QuestionFrame.part(part, parts.size()), parts.get(part));
      if (!frame.goesOn()) {
        return false;
      }
    }
    return true;
  }

  /** All of it, or its sum where it does not fit: it stands right above the prompt. */
  private void sum(Question.Confirm question) {
    List<Text> lines = view().lines(question);
    if (lines.size() <= frame.room()) {
      frame("", lines);
    } else {
      frame(" · in sum", view().summary(question, frame.room()));
    }
  }

  private DangerView view() {
    return new DangerView(plan, deviations, frame.width());
  }

  private void frame(String part, List<Text> lines) {
    frame.show("DANGER", part, lines, Style.DANGER);
  }
}
