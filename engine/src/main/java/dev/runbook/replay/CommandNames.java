package dev.runbook.replay;

import dev.runbook.graph.Command;
import dev.runbook.shell.Placeholder;

/** Writes commands with the names of their values. */
final class CommandNames {
  private CommandNames() {}

  /** What a host receives of a command of the page, {@code {{name}}} in the place of values. */
  static String in(Command command) {
    String text = command.run();
    for (Placeholder placeholder : command.placeholders()) {
      text = text.replace(placeholder.raw(), "{{" + placeholder.name() + "}}");
    }
    return text;
  }
}
