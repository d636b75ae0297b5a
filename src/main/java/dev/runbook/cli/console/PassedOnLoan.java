package dev.runbook.cli.console;

import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import java.util.function.Consumer;

/** A loan of a terminal that passes all calls on to another loan. */
abstract class PassedOnLoan implements TerminalLoan {
  /** The loan that is passed on. */
  protected final TerminalLoan loan;

  PassedOnLoan(TerminalLoan loan) {
    this.loan = loan;
  }

  @Override
  public final TerminalSize size() {
    return loan.size();
  }

  @Override
  public final void onResize(Consumer<TerminalSize> listener) {
    loan.onResize(listener);
  }
}
