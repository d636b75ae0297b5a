package dev.runbook.cli.console;

import dev.runbook.plan.Plan;
import dev.runbook.run.Question;
import java.util.List;

/**
 * Asks about a wave of a group's hosts, in sight of what is going to run and where: a frame that is
 * higher than the terminal is leafed through first.
 */
final class WaveDialog {
  private final Dialog dialog;
  private final Plan plan;
  private final QuestionFrame frame;
  private final Deviations deviations;
  private final LookAround around;

  WaveDialog(Dialog dialog, Plan plan, PlayMode mode, Deviations deviations, LookAround around) {
    this.dialog = dialog;
    this.plan = plan;
    this.frame = new QuestionFrame(dialog, mode);
    this.deviations = deviations;
    this.around = around;
  }

  /** What was typed; anything but what is expected is no. */
  String ask(Question.OfWave question) {
    if (!leafThrough(question)) {
      return "";
    }
    while (true) {
      PromptAnswer typed = dialog.ask(prompt(question));
      if (typed.isLine() && typed.text().equals(question.expected())) {
        return typed.text();
      }
      TypedChoice choice = TypedChoice.of(typed.text());
      List<Text> help =
          Help.whenConfirmingWave(question.expected(), dialog.screen().readableWidth());
      if (!typed.isLine() || !around.took(choice, question.danger(), help)) {
        dialog.say(
            "That is not \"" + question.expected() + "\", and nothing was sent to these hosts.");
        return typed.text();
      }
      show("", view().lines(question), question);
    }
  }

  private static Prompt prompt(Question.OfWave question) {
    boolean danger = question.danger().isPresent();
    Prompt prompt =
        Prompt.of(
            Text.of("Type ", Style.BOLD)
                .plus(question.expected(), danger ? Style.DANGER : Style.GOOD)
                .plus(danger ? " to run this: " : " to begin this wave: ", Style.BOLD));
    return danger ? prompt.destroying() : prompt;
  }

  /** Shows all of it, part by part where it is too high; whether all of it was seen. */
  private boolean leafThrough(Question.OfWave question) {
    List<List<Text>> parts = frame.parts(view().lines(question));
    for (int part = 0; part < parts.size(); part++) {
      show(
          parts.size() == 1 ? "" : QuestionFrame.part(part, parts.size()),
          parts.get(part),
          question);
      if (part + 1 < parts.size() && !frame.goesOn()) {
        return false;
      }
    }
    return true;
  }

  private WaveView view() {
    return new WaveView(plan, deviations, frame.width());
  }

  private void show(String part, List<Text> lines, Question.OfWave question) {
    boolean danger = question.danger().isPresent();
    frame.show(danger ? "DANGER" : "WAVE", part, lines, danger ? Style.DANGER : Style.NOTE);
  }
}
