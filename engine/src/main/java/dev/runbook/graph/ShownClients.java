package dev.runbook.graph;

import dev.runbook.shell.ClientPrompt;
import dev.runbook.shell.Statement;
import java.util.Optional;

/** The clients that the commands of one block lead to, by the prompts that the page shows. */
final class ShownClients {
  private final Fence fence;
  private final boolean any;
  private final LineStarts script;
  private final String[] lines;

  ShownClients(Fence fence) {
    this.fence = fence;
    this.any = ClientPrompt.standsIn(fence.block().text());
    this.script = new LineStarts(any ? fence.prompts().script() : "");
    this.lines = any ? fence.block().text().split("\n", -1) : new String[0];
  }

  /** The client whose prompt is the next thing after a command, in its block or in the next. */
  Optional<Statement> after(Statement command) {
    String text = fence.prompts().script();
    if (fence.shown().isPresent() && text.substring(command.end()).isBlank()) {
      return fence.shown();
    }
    for (int line = any ? script.of(command.end()) + 1 : lines.length;
        line < lines.length;
        line++) {
      Optional<Statement> client = ClientEvidence.after(command, lines[line]);
      if (client.isPresent()) {
        return client;
      }
      if (!isPrinted(line, text)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether nothing of a line was typed. */
  private boolean isPrinted(int line, String text) {
    int start = line < script.count() ? script.start(line) : text.length();
    return text.substring(start, BlankLines.lineAfter(text, start)).isBlank();
  }
}
