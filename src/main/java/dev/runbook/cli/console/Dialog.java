package dev.runbook.cli.console;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/** The screen and the keys of all dialogs, and their common questions. */
final class Dialog {
  private static final String NO_REASON = "no reason given";

  private final Screen screen;
  private final Prompter prompter;
  private final BooleanSupplier ending;
  private Optional<LookAround> around = Optional.empty();

  /**
   * A dialog.
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

  /** Offers the views of the page, a shell and the help at every question from now on. */
  void allowLookAround(LookAround with) {
    around = Optional.of(with);
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

  /**
   * Asks for one of a few choices until there is an answer: who looks around first has not
   * answered.
   *
   * @param help what the choices mean, in so many columns
   */
  PromptAnswer decide(ChoiceQuestion choices, IntFunction<List<Text>> help) {
    boolean page = around.isPresent();
    choices.orIf(page, "v", "page").orIf(page, "!", "shell").or("?", "help");
    while (true) {
      PromptAnswer typed = choose(choices);
      if (!typed.isLine() || !looked(TypedChoice.of(typed.text()), help)) {
        return typed;
      }
    }
  }

  /**
   * Asks for a text until there is one. The keys that look around do so where they stand alone;
   * with a backslash before it, such a key is the text itself.
   *
   * @param help what the text is for, in so many columns
   */
  PromptAnswer askFreely(Prompt prompt, IntFunction<List<Text>> help) {
    return askFreely(prompt, help, List.of());
  }

  /** The same where some texts are answers even if they look like keys. */
  PromptAnswer askFreely(Prompt prompt, IntFunction<List<Text>> help, List<String> answers) {
    while (true) {
      PromptAnswer typed = ask(prompt);
      String text = typed.text();
      if (answers.contains(text)) {
        return typed;
      }
      if (text.matches("[\\\\][v!?]")) {
        return PromptAnswer.line(text.substring(1));
      }
      if (!text.matches("[v!?]") || !looked(TypedChoice.of(text), help)) {
        return typed;
      }
    }
  }

  private boolean looked(TypedChoice choice, IntFunction<List<Text>> help) {
    List<Text> lines = help.apply(screen.readableWidth());
    if (around.isPresent()) {
      return around.get().took(choice, lines);
    }
    boolean asksForHelp = choice.is("?", "help");
    if (asksForHelp) {
      screen.lines(lines);
    }
    return asksForHelp;
  }

  /**
   * The reason for something, for the record; empty when Ctrl-C or the end of the input takes back
   * what the reason is for.
   */
  Optional<String> reasonOrNone(String typedAlready, String question) {
    if (!typedAlready.isEmpty()) {
      return Optional.of(typedAlready);
    }
    Prompt prompt = Prompt.of(Text.of(question + " › ", Style.BOLD));
    PromptAnswer typed = askFreely(prompt, Help::whenGivingReason);
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
        decide(
            ChoiceQuestion.after("Stop the run?").or("y", "stop").or("n", "go on"),
            Help::whenStopping);
    TypedChoice choice = TypedChoice.of(answer.text());
    return !answer.isLine() || choice.isYes() || choice.is("q", "stop");
  }

  void say(String sentence) {
    screen.paragraph(Text.of(sentence));
  }
}
