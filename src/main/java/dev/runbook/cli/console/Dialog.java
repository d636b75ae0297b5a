package dev.runbook.cli.console;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Where a person is asked: the screen, the keys, and the few questions that come up everywhere. */
final class Dialog {
  private static final String NO_REASON = "no reason given";

  private final Screen screen;
  private final Prompter prompter;
  private final BooleanSupplier ending;

  /**
   * A desk.
   *
   * @param screen shows
   * @param prompter asks
   * @param ending whether a signal has ended the run, so that nothing is asked any more
   */
  Dialog(Screen screen, Prompter prompter, BooleanSupplier ending) {
    this.screen = screen;
    this.prompter = prompter;
    this.ending = ending;
  }

  Screen screen() {
    return screen;
  }

  /** How many rows the terminal has now. */
  int rows() {
    return prompter.rows();
  }

  /** Asks for one of some choices, which stand on the line above. */
  PromptAnswer choose(ChoiceQuestion choices) {
    screen.line();
    screen.paragraph(choices.line());
    return ask(Prompt.of(choices.question().plus(" › ", Style.BOLD)));
  }

  /** Asks until there is an answer; a paste of several lines is none. */
  PromptAnswer ask(Prompt prompt) {
    while (!ending.getAsBoolean()) {
      PromptAnswer typed = prompter.ask(prompt);
      if (typed.kind() != PromptAnswer.Kind.SEVERAL_LINES) {
        return typed;
      }
      say("Several lines came at once, as from a paste: none of them counts.");
    }
    return PromptAnswer.ended();
  }

  /** The reason for something, for the record. */
  String reason(String typedAlready, String question) {
    if (!typedAlready.isEmpty()) {
      return typedAlready;
    }
    PromptAnswer typed = ask(Prompt.of(Text.of(question + " › ", Style.BOLD)));
    return typed.text().isEmpty() ? NO_REASON : typed.text();
  }

  /** The same; empty when Ctrl-C or the end of the input takes back what the reason is for. */
  Optional<String> reasonOrNone(String typedAlready, String question) {
    if (!typedAlready.isEmpty()) {
      return Optional.of(typedAlready);
    }
    PromptAnswer typed = ask(Prompt.of(Text.of(question + " › ", Style.BOLD)));
    return typed.isLine()
        ? Optional.of(typed.text().isEmpty() ? NO_REASON : typed.text())
        : Optional.empty();
  }

  /** After Ctrl-C or the end of the input: whether the run stops here. */
  boolean stops(PromptAnswer typed) {
    if (typed.kind() == PromptAnswer.Kind.ENDED) {
      return true;
    }
    PromptAnswer answer =
        ask(
            Prompt.of(
                Text.of("Stop the run? ", Style.BOLD)
                    .plus("y stop · n go on", Style.DIM)
                    .plus(" › ")));
    return !answer.isLine() || TypedChoice.of(answer.text()).isYes();
  }

  void say(String sentence) {
    screen.paragraph(Text.of(sentence));
  }
}
