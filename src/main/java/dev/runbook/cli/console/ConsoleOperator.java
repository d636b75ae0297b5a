package dev.runbook.cli.console;

import dev.runbook.host.HostException;
import dev.runbook.host.Operator;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The person at this console, as hosts know them. Until it gets a prompter, there is nobody to ask.
 *
 * <p>Whoever shows output learns when the screen is lent, and when a question is on it.
 */
public final class ConsoleOperator implements Operator {
  private Optional<Supplier<Prompter>> prompters = Optional.empty();
  private Optional<LiveOutput> output = Optional.empty();
  private Consumer<String> secrets = secret -> {};
  private volatile List<String> offered = List.of();

  /** There is a person, and this asks them. */
  public void askWith(Supplier<Prompter> prompter) {
    prompters = Optional.of(prompter);
  }

  /** The screen belongs to this while nothing is lent and nothing is asked. */
  void shareScreenWith(LiveOutput live) {
    output = Optional.of(live);
  }

  /** What is typed unseen is told to this before it is used, so that it can be covered. */
  public void tellSecretsTo(Consumer<String> keeper) {
    secrets = keeper;
  }

  /** What the page has to be typed into the next program that is lent the terminal. */
  void offer(List<String> lines) {
    offered = List.copyOf(lines);
  }

  @Override
  public TerminalLoan lend() {
    TerminalLoan loan = prompter().lend();
    output.ifPresent(LiveOutput::lend);
    return new ScreenLoan(offered.isEmpty() ? loan : new OfferedLines(loan, offered));
  }

  @Override
  public PseudoTerminal pseudoTerminal(TerminalSize size) {
    return prompter().pseudoTerminal(size);
  }

  @Override
  public Optional<String> secret(String question) {
    if (prompters.isEmpty()) {
      return Optional.empty();
    }
    output.ifPresent(LiveOutput::beginAsking);
    try {
      String line = question.strip().replaceAll("\\s+", " ");
      PromptAnswer typed = prompter().ask(Prompt.of(Text.of("  " + line + " ")).unseen());
      if (!typed.isLine()) {
        return Optional.empty();
      }
      secrets.accept(typed.text());
      return Optional.of(typed.text());
    } finally {
      output.ifPresent(LiveOutput::endAsking);
    }
  }

  private Prompter prompter() {
    return prompters
        .orElseThrow(
            () -> new HostException(HostException.Kind.SETUP, "there is no terminal to lend"))
        .get();
  }

  /** The terminal while it is lent; at the end its screen is put in order, too. */
  private final class ScreenLoan extends PassedOnLoan {
    private boolean over;

    ScreenLoan(TerminalLoan loan) {
      super(loan);
    }

    @Override
    public int keys(byte[] buffer, long millis) throws IOException {
      return loan.keys(buffer, millis);
    }

    @Override
    public void close() {
      if (!over) {
        over = true;
        output.ifPresent(live -> live.takeBack(loan.size().columns()));
        loan.close();
      }
    }
  }
}
