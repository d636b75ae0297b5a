package dev.runbook.host.ssh.jsch;

import dev.runbook.host.Operator;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** An operator who types what is written down, and remembers the questions. */
final class ScriptedOperator implements Operator {
  private final Deque<String> answers;
  private final List<String> questions = new ArrayList<>();

  ScriptedOperator(String... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  List<String> questions() {
    return questions;
  }

  @Override
  public Optional<String> secret(String question) {
    questions.add(question);
    if (answers.isEmpty()) {
      throw new AssertionError("nobody wrote down an answer to: " + question);
    }
    return Optional.of(answers.remove());
  }

  @Override
  public TerminalLoan lend() {
    throw new AssertionError("nobody asked for a terminal");
  }

  @Override
  public PseudoTerminal pseudoTerminal(TerminalSize size) {
    throw new AssertionError("nobody asked for a terminal");
  }
}
