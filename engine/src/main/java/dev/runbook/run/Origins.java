package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.host.Origin;
import dev.runbook.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Finds the place of a command's text on its page. */
final class Origins {
  private Origins() {}

  /**
   * The place of a command that covers whole lines. Lists and quotes take indentation off the front
   * of its lines and nothing off their end, so that is where lines are aligned.
   */
  static Origin of(Source source, Command command) {
    List<Integer> lines = new ArrayList<>();
    int line = command.line();
    for (String text : command.text().split("\n", -1)) {
      if (line <= source.lines()) {
        int start = source.lineStart(line);
        lines.add(Math.max(start, start + source.lineText(line).length() - text.length()));
      }
      line++;
    }
    return new Origin(source.name(), source.text(), lines);
  }
}
