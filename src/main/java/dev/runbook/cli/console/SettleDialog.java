package dev.runbook.cli.console;

import dev.runbook.run.PastStep;
import dev.runbook.run.Question;
import dev.runbook.run.Settlement;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Asks how a step stands that an earlier part of the run has left, until there is an answer with a
 * reason: none of the choices is a default.
 */
final class SettleDialog {
  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Desk desk;

  SettleDialog(Desk desk) {
    this.desk = desk;
  }

  Settlement ask(Question.Settle question) {
    if (question.changed()) {
      desk.say("\"" + question.step().title() + "\" is done, and the page has changed it since.");
    } else {
      tell(question.past());
    }
    while (true) {
      Optional<Settlement> answer = askOnce(question.changed());
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  private void tell(PastStep past) {
    past.last().ifPresent(this::tell);
    desk.screen()
        .paragraph(Text.of("Find out whether it took effect before you answer.", Style.CAUTION));
  }

  private void tell(PastStep.PastCommand command) {
    Screen screen = desk.screen();
    screen.line();
    screen.hanging(
        Text.of("? ", Style.DANGER),
        Text.of("Nobody saw the end of this command", Style.BOLD)
            .plus(" · started " + SINCE.format(command.since())));
    screen.hanging(
        Text.of("  "),
        Text.of(command.host(), Style.ofHost(command.host()))
            .plus(" $ ", Style.DIM)
            .plus(command.text(), Style.CODE));
    Text bar = Text.of("  │ ", Style.DANGER);
    command.lastLines().forEach(line -> screen.hanging(bar, Text.of(line)));
    if (command.lastLines().isEmpty()) {
      screen.line(Text.of("  It had written nothing that was recorded.", Style.DIM));
    }
  }

  /** Empty when the question has to be asked again. */
  private Optional<Settlement> askOnce(boolean changed) {
    Choices choices =
        changed
            ? Choices.after("What now?")
                .or("k", "keep it as done")
                .or("r", "run it as it is now")
                .or("q", "stop")
            : Choices.after("Did it happen?")
                .or("h", "it happened")
                .or("n", "it did not happen")
                .or("q", "stop");
    Typed typed = desk.choose(choices);
    if (!typed.isLine()) {
      return desk.stops(typed)
          ? Optional.of(new Settlement.Stop("stopped by the operator"))
          : Optional.empty();
    }
    Choice choice = Choice.of(typed.text());
    if (changed ? choice.is("k", "keep") : choice.is("h", "happened")) {
      return reason(choice, "How do you know?").map(Settlement.Happened::new);
    }
    if (changed ? choice.is("r", "run") : choice.is("n", "not")) {
      return reason(choice, "How do you know?").map(Settlement.DidNotHappen::new);
    }
    if (choice.is("q", "stop") || choice.is("q", "quit")) {
      return reason(choice, "Why does it stop here?").map(Settlement.Stop::new);
    }
    desk.say("Type one of the letters; Enter alone does nothing here.");
    return Optional.empty();
  }

  /** A reason must be typed: what is said here cannot be read off any machine later. */
  private Optional<String> reason(Choice choice, String question) {
    if (!choice.rest().isEmpty()) {
      return Optional.of(choice.rest());
    }
    Typed typed = desk.ask(Prompt.of(Text.of(question + " › ", Style.BOLD)));
    if (!typed.isLine() || typed.text().isEmpty()) {
      desk.say("It needs a reason, for the record.");
      return Optional.empty();
    }
    return Optional.of(typed.text());
  }
}
