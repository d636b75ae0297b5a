package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.run.PastStep;
import dev.runbook.run.Question;
import dev.runbook.run.Settlement;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks for the state of a step that an earlier part of the run left open, until it gets an answer
 * with a reason: none of the choices is a default.
 */
final class SettlementDialog {
  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private final Dialog dialog;
  private final LookAround around;
  private boolean leftOpen;

  SettlementDialog(Dialog dialog, LookAround around) {
    this.dialog = dialog;
    this.around = around;
  }

  Settlement ask(Question.Settle question) {
    boolean inFlight = question.past().state() == PastStep.State.UNKNOWN;
    if (inFlight) {
      tell(question);
    } else {
      dialog.screen().line();
      dialog.say("\"" + question.step().title() + "\" " + howFar(question));
    }
    while (true) {
      Optional<Settlement> answer = askOnce(question.step(), !inFlight, false);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  /**
   * The same of a command that has just run: nobody saw how it ended. Empty where that is left
   * open.
   */
  Optional<Settlement> askOfNow(Step step) {
    leftOpen = false;
    while (!leftOpen) {
      Optional<Settlement> answer = askOnce(step, false, true);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private static String howFar(Question.Settle question) {
    PastStep past = question.past();
    String different = past.difference(question.step());
    return past.isOver()
        ? "is done, and " + different + "."
        : "had "
            + past.finished()
            + " of its commands end well, and "
            + different
            + ": it counts as done, or runs from its first command.";
  }

  private void tell(Question.Settle question) {
    PastStep past = question.past();
    past.last().ifPresent(command -> tell(command, past.edited()));
    dialog
        .screen()
        .paragraph(Text.of("Find out whether it took effect before you answer.", Style.CAUTION));
    if (question.changed()) {
      String what = past.hasTextsOf(question.step()) ? "Its values or options" : "Its commands";
      dialog.say(
          what
              + " have changed: if it happened, the step counts as done; else you are asked about"
              + " it as it is now.");
    }
  }

  private void tell(PastStep.PastCommand command, boolean edited) {
    Screen screen = dialog.screen();
    screen.line();
    screen.hanging(
        Text.of("? ", Style.DANGER),
        Text.of("Nobody saw the end of this command", Style.BOLD)
            .plus(" · started " + SINCE.format(command.since())));
    screen.hanging(
        Text.of("  ").plus(CommandView.prompt(command.host())),
        Text.of(edited ? command.run() : command.text(), Style.CODE));
    if (edited) {
      screen.line(Text.of("  The operator had edited it; the page says otherwise.", Style.DIM));
    }
    Text bar = Text.of("  │ ", Style.DANGER);
    command.lastLines().forEach(line -> screen.hanging(bar, Text.of(line)));
    if (command.lastLines().isEmpty()) {
      screen.line(Text.of("  It had written nothing that was recorded.", Style.DIM));
    }
  }

  /** Empty when the question has to be asked again, or is left open. */
  private Optional<Settlement> askOnce(Step step, boolean isOver, boolean mayStayOpen) {
    ChoiceQuestion choices =
        isOver
            ? ChoiceQuestion.after("What now?")
                .or("k", "keep it as done")
                .or("r", "run it as it is now")
            : ChoiceQuestion.after("Did it happen?")
                .or("h", "it happened")
                .or("n", "it did not happen")
                .orIf(mayStayOpen, "u", "not known yet");
    PromptAnswer typed = dialog.choose(LookAround.offered(choices, "stop"));
    if (!typed.isLine()) {
      return dialog.stops(typed)
          ? Optional.of(new Settlement.Stop("stopped by the operator"))
          : Optional.empty();
    }
    TypedChoice choice = TypedChoice.of(typed.text());
    String question = isOver ? "Why?" : "How do you know?";
    if (isOver ? choice.is("k", "keep") : choice.is("h", "happened")) {
      return reason(choice, question).map(Settlement.Happened::new);
    }
    if (isOver ? choice.is("r", "run") : choice.is("n", "not")) {
      return reason(choice, question).map(Settlement.DidNotHappen::new);
    }
    if (mayStayOpen && choice.is("u", "unknown")) {
      leftOpen = true;
      return Optional.empty();
    }
    if (choice.is("q", "stop") || choice.is("q", "quit")) {
      return mayStayOpen
          ? Optional.of(new Settlement.Stop(choice.rest()))
          : reason(choice, "Why does it stop here?").map(Settlement.Stop::new);
    }
    List<Text> help = Help.whenSettling(isOver, dialog.screen().readableWidth());
    if (!around.took(choice, Optional.of(step), help)) {
      around.refuse(choice);
    }
    return Optional.empty();
  }

  /** A reason must be typed: what is said here cannot be read off any machine later. */
  private Optional<String> reason(TypedChoice choice, String question) {
    if (!choice.rest().isEmpty()) {
      return Optional.of(choice.rest());
    }
    Prompt prompt = Prompt.of(Text.of(question + " › ", Style.BOLD));
    PromptAnswer typed = dialog.askFreely(prompt, Help::whenReasonIsNeeded);
    if (!typed.isLine() || typed.text().isEmpty()) {
      dialog.say("It needs a reason, for the record.");
      return Optional.empty();
    }
    return Optional.of(typed.text());
  }
}
