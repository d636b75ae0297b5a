package dev.runbook.cli.console;

import dev.runbook.run.RunResult;
import dev.runbook.run.Runner;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Handles Ctrl-C and other signals during a run.
 *
 * <p>With a person, the first Ctrl-C ends the command that runs and not the run; one more asks,
 * before anything else runs, whether to stop. In a batch it ends the run. While a question is open
 * Ctrl-C belongs to the question. Safe from any thread.
 */
public final class RunControl {
  private final boolean person;
  private Consumer<Text> aside;
  private Runner runner;
  private Prompter prompter;
  private RunResult ending;
  private boolean interrupted;
  private boolean stopWanted;
  private boolean elsewhere;

  /** Control over a run with a person who can be asked, or without. */
  public RunControl(boolean person, Screen screen) {
    this.person = person;
    this.aside = screen::line;
  }

  /** The runner that signals reach from now on. */
  public synchronized void runs(Runner newRunner) {
    runner = newRunner;
    if (ending != null) {
      runner.endRun(ending);
    }
  }

  /** The prompter whose open question a signal ends. */
  public synchronized void askWith(Prompter newPrompter) {
    prompter = newPrompter;
  }

  /** Ctrl-C. */
  public synchronized void interrupt() {
    if (elsewhere) {
      return;
    }
    if (!person) {
      end(RunResult.INTERRUPTED);
      return;
    }
    boolean first = !interrupted;
    interrupted = true;
    if (first && runner != null && runner.interruptCommand()) {
      say("Ending this command. Ctrl-C again to be asked about the run.");
    } else {
      stopWanted = true;
      say("You will be asked about the run before it goes on.");
    }
  }

  /** Does something in which the operator has left for another program: Ctrl-C means that one. */
  public <T> T elsewhere(Supplier<T> visit) {
    leaves(true);
    try {
      return visit.get();
    } finally {
      leaves(false);
    }
  }

  private synchronized void leaves(boolean left) {
    elsewhere = left;
  }

  private void say(String sentence) {
    aside.accept(Text.of("  " + sentence, Style.DIM));
  }

  /** Whoever owns the screen while a command runs says what is to be said in between. */
  synchronized void speakThrough(Consumer<Text> newAside) {
    aside = newAside;
  }

  /** The run ends now, whatever it is doing. */
  public synchronized void end(RunResult how) {
    ending = how;
    if (runner != null) {
      runner.endRun(how);
    }
    if (prompter != null) {
      prompter.interrupt();
    }
  }

  /** How the run ends, once a signal has ended it. */
  public synchronized Optional<RunResult> ending() {
    return Optional.ofNullable(ending);
  }

  /** Another command begins: Ctrl-C means that one. */
  synchronized void commandBegins() {
    interrupted = false;
  }

  /** Whether the operator wants to be asked about the run; asked once. */
  synchronized boolean takeStopWish() {
    boolean wanted = stopWanted;
    stopWanted = false;
    return wanted;
  }
}
