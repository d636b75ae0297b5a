package dev.runbook.cli.console;

import dev.runbook.run.Question;
import java.util.List;
import java.util.Optional;

/** Lets the operator choose a value from a list; Enter takes the first. */
final class ValueMenu {
  private static final int SHOWN = 20;

  private final Dialog dialog;
  private final LookAround around;

  ValueMenu(Dialog dialog, LookAround around) {
    this.dialog = dialog;
    this.around = around;
  }

  /** The one that was chosen; empty when the operator left. */
  Optional<String> choose(Question.Value question) {
    List<String> choices = question.choices();
    Screen screen = dialog.screen();
    screen.line();
    Text about =
        question.param().description().map(text -> Text.of(" · " + text)).orElse(Text.EMPTY);
    screen.paragraph(Text.of(question.param().name(), Style.VALUE).plus(about));
    for (int i = 0; i < Math.min(SHOWN, choices.size()); i++) {
      screen.hanging(Text.of(String.format("%3d  ", i + 1), Style.BOLD), Text.of(choices.get(i)));
    }
    if (choices.size() > SHOWN) {
      screen.line(Text.of("     … and " + (choices.size() - SHOWN) + " more; type one", Style.DIM));
    }
    while (true) {
      PromptAnswer typed =
          dialog.ask(
              Prompt.of(
                  Text.of("  " + question.param().name(), Style.BOLD)
                      .plus(" [" + choices.get(0) + "]", Style.DIM)
                      .plus(" › ")));
      if (!typed.isLine()) {
        if (dialog.stops(typed)) {
          return Optional.empty();
        }
        continue;
      }
      Optional<String> chosen = find(typed.text().strip(), choices);
      if (chosen.isPresent()) {
        return chosen;
      }
      TypedChoice choice = TypedChoice.of(typed.text());
      List<Text> help = Help.whenChoosing(screen.readableWidth());
      if (!around.took(choice, Optional.of(question.step()), help)) {
        dialog.say("It is one of these: type its number, or itself; ? explains the rest.");
      }
    }
  }

  private static Optional<String> find(String typed, List<String> choices) {
    if (typed.isEmpty()) {
      return Optional.of(choices.get(0));
    }
    if (choices.contains(typed)) {
      return Optional.of(typed);
    }
    boolean number = typed.matches("[1-9][0-9]{0,2}") && Integer.parseInt(typed) <= choices.size();
    return number ? Optional.of(choices.get(Integer.parseInt(typed) - 1)) : Optional.empty();
  }
}
