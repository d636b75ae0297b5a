package dev.runbook.cli.console;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lets the operator change a step's commands for this one time. */
final class CommandEditor {
  private final Dialog dialog;
  private final Plan plan;

  CommandEditor(Dialog dialog, Plan plan) {
    this.dialog = dialog;
    this.plan = plan;
  }

  /** The changed texts; empty when nothing was changed after all. */
  Optional<List<String>> edit(Step step) {
    return edit(step, 0);
  }

  /** The changed texts of a step's commands from one of them on. */
  Optional<List<String>> edit(Step step, int from) {
    List<Command> commands = step.commands().subList(from, step.commands().size());
    if (holdsSecret(commands)) {
      dialog.say("It holds a secret, which would be seen: it cannot be edited here.");
      return Optional.empty();
    }
    dialog.say(
        "Change what runs, this once; it goes into the record. Enter takes a line as it is,"
            + " Ctrl-C leaves all as it was.");
    List<String> texts = new ArrayList<>();
    for (Command command : commands) {
      String host = command.where().host();
      Text before = Text.of(host, Style.ofHost(host)).plus(" $ ");
      PromptAnswer typed =
          dialog.askFreely(Prompt.of(before).startingWith(command.run()), Help::whenEditing);
      if (!typed.isLine() || typed.text().isEmpty()) {
        dialog.say("Left as it was.");
        return Optional.empty();
      }
      texts.add(typed.text());
    }
    boolean same = texts.equals(commands.stream().map(Command::run).toList());
    if (same) {
      dialog.say("Nothing was changed.");
    }
    return same || !isAllowed(step, texts) ? Optional.empty() : Optional.of(texts);
  }

  /**
   * What changes more than the page's own text wants a yes; where it became danger, the target's
   * name is asked for before it runs.
   */
  private boolean isAllowed(Step step, List<String> texts) {
    Optional<Reason> gravest =
        texts.stream()
            .flatMap(text -> Script.parse(text).statements().stream())
            .flatMap(statement -> plan.catalogue().reasons(statement).stream())
            .max(Comparator.comparing(Reason::risk));
    if (gravest.isEmpty() || gravest.get().risk().compareTo(step.risk()) <= 0) {
      return true;
    }
    dialog.say("This is " + gravest.get().risk().word() + ": " + gravest.get().message() + ".");
    if (gravest.get().risk() == Risk.DANGER) {
      return true;
    }
    PromptAnswer typed =
        dialog.decide(
            ChoiceQuestion.after("Run it so?").or("y", "run").or("n", "leave it as it was"),
            Help::whenEdited);
    return TypedChoice.of(typed.text()).isYes();
  }

  private boolean holdsSecret(List<Command> commands) {
    return commands.stream()
        .anyMatch(command -> plan.secrets().stream().anyMatch(command.run()::contains));
  }
}
