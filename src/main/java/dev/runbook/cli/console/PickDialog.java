package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Asks the operator to pick one of several alternatives, each with its commands and their risks.
 */
final class PickDialog {
  private static final int INDENT = 5;

  private final Dialog dialog;
  private final Plan plan;
  private final LookAround around;

  PickDialog(Dialog dialog, Plan plan, LookAround around) {
    this.dialog = dialog;
    this.plan = plan;
    this.around = around;
  }

  /**
   * The one that was picked, counted from 0; empty for none.
   *
   * @param leaves whether Ctrl-C or the end of the input, when typed, ends the question
   */
  OptionalInt ask(Question.Pick question, Predicate<PromptAnswer> leaves) {
    dialog.screen().line();
    List<Menu.Option> options = new ArrayList<>();
    for (int at = 0; at < question.options().size(); at++) {
      options.add(option(question, at));
    }
    return new Menu(dialog, leaves, asides(question))
        .pickOne("One of these, for \"" + question.title() + "\":", options);
  }

  private Menu.Option option(Question.Pick question, int at) {
    Step step = question.options().get(at);
    CommandView view = new CommandView(plan, dialog.screen().width() - INDENT);
    List<Text> details = new ArrayList<>(view.commands(step));
    details.addAll(view.reasons(step));
    String name = question.names().get(at).lines().findFirst().orElse("");
    Text line = question.ofCommands() ? Text.of("this one") : Text.of(name);
    return question.ofCommands() && details.size() == 1
        ? new Menu.Option(details.get(0), List.of())
        : new Menu.Option(line, details);
  }

  private Menu.ExtraChoices asides(Question.Pick question) {
    Optional<Step> here = question.options().stream().findFirst();
    return new Menu.ExtraChoices() {
      @Override
      public ChoiceQuestion offered(ChoiceQuestion choices) {
        return choices.or("v", "page").or("!", "shell").or("?", "help");
      }

      @Override
      public boolean took(TypedChoice choice) {
        int width = dialog.screen().readableWidth();
        return around.took(choice, here, Help.whenPicking(width));
      }
    };
  }
}
