package dev.runbook.cli.console;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** A numbered list from which the operator picks one entry. */
public final class Menu {
  private static final String INDENT = "     ";

  private final Dialog dialog;
  private final Predicate<PromptAnswer> leaves;
  private final ExtraChoices asides;

  /**
   * One of the list.
   *
   * @param line what it is called
   * @param details what it would do, under it
   */
  record Option(Text line, List<Text> details) {
    Option {
      details = List.copyOf(details);
    }
  }

  /** What can be typed besides. */
  interface ExtraChoices {
    /** Only a number, a name, or Enter. */
    ExtraChoices NONE =
        new ExtraChoices() {
          @Override
          public ChoiceQuestion offered(ChoiceQuestion question) {
            return question;
          }

          @Override
          public boolean took(TypedChoice choice) {
            return false;
          }
        };

    /** The question with them. */
    ChoiceQuestion offered(ChoiceQuestion question);

    /** Whether what was typed is one of them; it is done then. */
    boolean took(TypedChoice choice);
  }

  /**
   * A menu.
   *
   * @param dialog asks
   * @param leaves whether Ctrl-C or the end of the input, when typed, ends the question
   * @param asides what can be typed besides
   */
  Menu(Dialog dialog, Predicate<PromptAnswer> leaves, ExtraChoices asides) {
    this.dialog = dialog;
    this.leaves = leaves;
    this.asides = asides;
  }

  /** A menu outside of a run. */
  public static Menu on(Screen screen, Prompter prompter) {
    return new Menu(new Dialog(screen, prompter, () -> false), typed -> true, ExtraChoices.NONE);
  }

  /** The one that was picked, counted from 0; empty for none. */
  public OptionalInt pick(String question, List<Text> options) {
    return pickOne(question, options.stream().map(each -> new Option(each, List.of())).toList());
  }

  /** The same of options with details. */
  OptionalInt pickOne(String question, List<Option> options) {
    Screen screen = dialog.screen();
    screen.line(Text.of(question, Style.BOLD));
    for (int i = 0; i < options.size(); i++) {
      String number = String.format("%3d  ", i + 1);
      screen.hanging(Text.of(number, Style.BOLD), options.get(i).line());
      options.get(i).details().forEach(line -> screen.line(Text.of(INDENT).plus(line)));
    }
    while (true) {
      PromptAnswer typed = dialog.choose(asides.offered(choices(options)));
      if (typed.isLine() ? typed.text().isEmpty() : leaves.test(typed)) {
        return OptionalInt.empty();
      }
      if (!typed.isLine()) {
        continue;
      }
      OptionalInt picked = find(typed.text(), options);
      if (picked.isPresent()) {
        return picked;
      }
      if (!asides.took(TypedChoice.of(typed.text()))) {
        dialog.say("Type a number from 1 to " + options.size() + ", or a name from the list.");
      }
    }
  }

  private static ChoiceQuestion choices(List<Option> options) {
    String numbers = options.size() == 1 ? "1" : "1–" + options.size();
    return ChoiceQuestion.after("Which?").or(numbers, "that one").or("Enter", "none");
  }

  private static OptionalInt find(String typed, List<Option> options) {
    if (typed.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(typed);
      return number >= 1 && number <= options.size()
          ? OptionalInt.of(number - 1)
          : OptionalInt.empty();
    }
    for (int i = 0; i < options.size(); i++) {
      String name = options.get(i).line().plain();
      if (name.equals(typed) || name.split("\\s+")[0].equals(typed)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
