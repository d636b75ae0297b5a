package dev.runbook.cli.console;

import dev.runbook.graph.Command;
import dev.runbook.host.Outcome;
import dev.runbook.plan.Plan;
import dev.runbook.run.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows a failure: the step, the command, its end and last lines, and the commands of the step that
 * are over or never ran.
 */
final class FailureView {
  private static final int KEY = 13;

  /** More commands than that are counted, not listed. */
  private static final int LISTED = 4;

  /** What stands around it: how it ended, what may be done now, and the prompt. */
  private static final int CHOICES = 12;

  /** The lines around what is listed: what failed, the count, the question. */
  private static final int ABOUT = 10;

  private final Screen screen;
  private final Plan plan;
  private final int rows;

  /** Shows it on a terminal of so many rows. */
  FailureView(Screen screen, Plan plan, int rows) {
    this.screen = screen;
    this.plan = plan;
    this.rows = rows;
  }

  void show(Question.Failed question, List<String> lastLines) {
    int width = screen.width();
    boolean several = question.step().commands().size() > 1;
    screen.line();
    screen.hanging(
        Text.of("✗ ", Style.DANGER),
        Text.of(question.step().title(), Style.BOLD)
            .plus(" " + question.outcome().sentence(), Style.DANGER));
    List<Text> failed = failed(question, several, width);
    boolean whole = fitsWhole(question, failed.size() + lastLines.size());
    if (several) {
      list("over", Style.GOOD, question.over(), whole);
    }
    screen.lines(failed);
    Text bar = Text.of("  │ ", Style.DANGER);
    for (String line : lastLines) {
      screen.lines(Wrap.lines(bar, bar, Text.of(line), width));
    }
    if (several) {
      list("never ran", Style.CAUTION, question.neverRan(), whole);
      screen.hanging(Text.of("  "), Text.of(count(question)));
    }
    tellOfKeyboard(question, lastLines);
    if (question.canRollBack()) {
      rollback(question, 2 * lastLines.size() + question.step().commands().size());
    }
  }

  /** Its steps, or how many they are where they would push what failed off the terminal. */
  private void rollback(Question.Failed question, int above) {
    List<Text> steps = new RollbackView(plan).lines(question.undoing(), screen.width());
    if (steps.size() + above + CHOICES > rows) {
      int count = question.undoing().size();
      String what = count == 1 ? "1 step" : count + " steps, shown before they run";
      screen.line(Text.of("  R would roll back: " + what, Style.DIM));
      return;
    }
    screen.line(Text.of("  A rollback would play:", Style.DIM));
    screen.lines(steps);
  }

  /** Whether the other commands can stand there in full, and what failed stays in sight. */
  private boolean fitsWhole(Question.Failed question, int besides) {
    int lines = besides + ABOUT;
    for (List<Command> each : List.of(question.over(), question.neverRan())) {
      lines += each.size() > LISTED ? 1 : 0;
      for (Command command : each.size() > LISTED ? List.<Command>of() : each) {
        lines += entry(Text.EMPTY, command).size();
      }
    }
    return lines <= rows;
  }

  /** The commands, a line each where they are not to be whole, or how many they are. */
  private void list(String word, Style style, List<Command> commands, boolean whole) {
    if (commands.size() > LISTED) {
      screen.line(key(word, style).plus(commands.size() + " commands", Style.DIM));
      return;
    }
    for (Command command : commands) {
      if (whole) {
        screen.lines(entry(key(word, style), command));
      } else {
        String line = Columns.fit(firstLine(command), screen.width() - KEY);
        screen.line(key(word, style).plus(line, Style.DIM));
      }
    }
  }

  private List<Text> entry(Text key, Command command) {
    Text indent = Text.of(" ".repeat(KEY));
    return Wrap.lines(key, indent, Text.of(firstLine(command), Style.DIM), screen.width());
  }

  private static String firstLine(Command command) {
    List<String> lines = command.run().strip().lines().toList();
    return lines.isEmpty() ? "" : lines.get(0) + (lines.size() > 1 ? " …" : "");
  }

  private static Text key(String word, Style style) {
    return Text.of(Columns.pad("  " + word, KEY), style);
  }

  private List<Text> failed(Question.Failed question, boolean several, int width) {
    Optional<Command> command =
        question.isCommand()
            ? Optional.of(question.step().commands().get(question.at()))
            : question
                .step()
                .commandsAndChecks()
                .filter(each -> each.text().equals(question.command()))
                .findFirst();
    String word = word(question);
    boolean named = several || !question.isCommand();
    Text first = named ? key(word, Style.DANGER) : Text.of("  ");
    int indent = first.width();
    List<Text> lines = new ArrayList<>();
    for (Text line : command.map(each -> lines(each, width - indent)).orElse(List.of())) {
      lines.add((lines.isEmpty() ? first : Text.of(" ".repeat(indent))).plus(line));
    }
    return lines;
  }

  private static String word(Question.Failed question) {
    if (!question.isCommand()) {
      return question.at() < 0 ? "condition" : "check";
    }
    return question.isOpen() ? "in doubt" : "failed";
  }

  private List<Text> lines(Command command, int width) {
    return new CommandView(plan, width).lines(command);
  }

  /** {@code 2 of 4 commands ran well; this one failed, and 1 never ran.} */
  private static String count(Question.Failed question) {
    int all = question.step().commands().size();
    int over = question.over().size();
    if (!question.isCommand()) {
      return question.at() < 0
          ? "None of its " + all + " commands ran."
          : "All " + all + " commands ran well; the check after them did not.";
    }
    int never = question.neverRan().size();
    String ran =
        over
            + " of "
            + all
            + " commands ran well; "
            + (question.isOpen() ? "nobody saw the end of this one" : "this one did not");
    return ran + (never == 0 ? "." : ", and " + never + " never ran.");
  }

  private void tellOfKeyboard(Question.Failed question, List<String> lastLines) {
    if (question.isOpen() || !FailureDialog.mayHaveTerminal(question)) {
      boolean began = !(question.outcome() instanceof Outcome.NotStarted);
      if (lastLines.isEmpty() && began) {
        screen.line(Text.of("  It wrote nothing.", Style.DIM));
      }
      return;
    }
    Optional<String> wish = KeyboardHint.line(lastLines);
    if (wish.isPresent()) {
      screen.hanging(
          Text.of("  "),
          Text.of(
              "It seems to want the keyboard, which it did not have: t runs it again with your"
                  + " terminal.",
              Style.CAUTION));
    } else if (lastLines.isEmpty()) {
      screen.hanging(
          Text.of("  "),
          Text.of(
              "It wrote nothing, and it had no keyboard: if it waits for an answer or a"
                  + " password, t runs it again with your terminal.",
              Style.DIM));
    }
  }
}
