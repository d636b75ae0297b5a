package dev.runbook.cli;

import dev.runbook.cli.console.Prompt;
import dev.runbook.cli.console.PromptAnswer;
import dev.runbook.host.TerminalSize;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers questions in order; a question that no answer is left for fails at once. */
final class ScriptedPrompter implements WithoutTerminal {
  private final Deque<PromptAnswer> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final PrintStream screen;
  private final TerminalSize size;

  ScriptedPrompter(PrintStream screen, TerminalSize size, List<PromptAnswer> answers) {
    this.screen = screen;
    this.size = size;
    this.answers.addAll(answers);
  }

  @Override
  public PromptAnswer ask(Prompt prompt) {
    String question = prompt.text().plain();
    asked.add(question);
    if (answers.isEmpty()) {
      throw new AssertionError("nobody answers the question \"" + question + "\"");
    }
    PromptAnswer answer = answers.removeFirst();
    screen.println(question + (prompt.secret() ? "" : answer.text()));
    return answer;
  }

  @Override
  public int columns() {
    return size.columns();
  }

  @Override
  public int rows() {
    return size.rows();
  }

  @Override
  public void close() {
    if (!answers.isEmpty()) {
      throw new AssertionError("nobody asked for the answers " + answers);
    }
  }

  List<String> asked() {
    return asked;
  }
}
