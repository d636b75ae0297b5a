package dev.runbook.cli.console;

import dev.runbook.plan.Plan;
import dev.runbook.run.Question;
import java.util.List;

/**
 * Asks about a wave of a group's hosts, in sight of what is going to run and where: a frame that is
 * higher than the terminal is leafed through first.
 */
final class WaveDialog {
  /** The frame's own two lines, one before and one after it, and the prompt with what wraps. */
  private static final int AROUND = 6;

  private static final int LEAST = 6;

  private final Dialog dialog;
  private final Plan plan;
  private final PlayMode mode;
  private final Deviations deviations;
  private final LookAround around;

  WaveDialog(Dialog dialog, Plan plan, PlayMode mode, Deviations deviations, LookAround around) {
    this.dialog = dialog;
    this.plan = plan;
    this.mode = mode;
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
      show("", new WaveView(plan, deviations, width()).lines(question), question);
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
    WaveView view = new WaveView(plan, deviations, width());
    List<Text> lines = view.lines(question);
    int room = Math.max(LEAST, dialog.rows() - AROUND);
    int parts = (lines.size() + room - 1) / room;
    for (int part = 0; part < parts; part++) {
      int from = part * room;
      show(
          parts == 1 ? "" : " · part " + (part + 1) + " of " + parts,
          lines.subList(from, Math.min(lines.size(), from + room)),
          question);
      if (part + 1 < parts && !goesOn()) {
        return false;
      }
    }
    return true;
  }

  private int width() {
    return Box.inside(dialog.screen().frameWidth());
  }

  private boolean goesOn() {
    PromptAnswer typed =
        dialog.askFreely(
            Prompt.of(Text.of("Enter", Style.BOLD).plus(" goes on, q leaves it › ", Style.DIM))
                .destroying(),
            Help::whenLeafing);
    return typed.isLine() && typed.text().isEmpty();
  }

  private void show(String part, List<Text> lines, Question.OfWave question) {
    boolean danger = question.danger().isPresent();
    Screen screen = dialog.screen();
    screen.line();
    screen.frame(
        mode.after(danger ? "DANGER" : "WAVE") + part, lines, danger ? Style.DANGER : Style.NOTE);
    screen.line();
  }
}
