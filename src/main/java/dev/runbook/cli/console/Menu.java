package dev.runbook.cli.console;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** A numbered list of which one is picked. */
public final class Menu {
  private final Dialog desk;
  private final Predicate<PromptAnswer> leaves;

  /**
   * A menu.
   *
   * @param desk asks
   * @param leaves whether Ctrl-C or the end of the input, when typed, ends the question
   */
  Menu(Dialog desk, Predicate<PromptAnswer> leaves) {
    this.desk = desk;
    this.leaves = leaves;
  }

  /** A menu outside of a run. */
  public static Menu on(Screen screen, Prompter prompter) {
    return new Menu(new Dialog(screen, prompter, () -> false), typed -> true);
  }

  /** The one that was picked, counted from 0; empty for none. */
  public OptionalInt pick(String question, List<Text> options) {
    desk.screen().line(Text.of(question, Style.BOLD));
    for (int i = 0; i < options.size(); i++) {
      String number = String.format("%3d  ", i + 1);
      desk.screen().hanging(Text.of(number, Style.BOLD), options.get(i));
    }
    while (true) {
      PromptAnswer typed =
          desk.choose(
              ChoiceQuestion.after("Which?").or(numbers(options), "that one").or("Enter", "none"));
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
      desk.say("Type a number from 1 to " + options.size() + ", or a name from the list.");
    }
  }

  private static String numbers(List<Text> options) {
    return options.size() == 1 ? "1" : "1–" + options.size();
  }

  private static OptionalInt find(String typed, List<Text> options) {
    if (typed.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(typed);
      return number >= 1 && number <= options.size()
          ? OptionalInt.of(number - 1)
          : OptionalInt.empty();
    }
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).plain().split("\\s+")[0].equals(typed)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
