package dev.runbook.cli.console;

import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;

/** A prompter that passes everything on to another one. */
public class ForwardingPrompter implements Prompter {
  private final Prompter inner;

  /** Passes on to this one. */
  protected ForwardingPrompter(Prompter inner) {
    this.inner = inner;
  }

  @Override
  public PromptAnswer ask(Prompt prompt) {
    return inner.ask(prompt);
  }

  @Override
  public void interrupt() {
    inner.interrupt();
  }

  @Override
  public int columns() {
    return inner.columns();
  }

  @Override
  public int rows() {
    return inner.rows();
  }

  @Override
  public TerminalLoan lend() {
    return inner.lend();
  }

  @Override
  public PseudoTerminal pseudoTerminal(TerminalSize size) {
    return inner.pseudoTerminal(size);
  }

  @Override
  public void close() {
    inner.close();
  }
}
