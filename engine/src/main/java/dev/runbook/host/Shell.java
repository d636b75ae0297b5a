package dev.runbook.host;

import java.util.List;

/** A shell that stays open on a host: commands given to it one after the other share its state. */
public interface Shell extends AutoCloseable {
  /**
   * Runs one command to its end and says how it ended; its output is complete in the sink when this
   * returns. Never throws for what the command or the host does: that is the outcome.
   */
  Outcome run(Invocation command, OutputSink sink);

  /**
   * Runs a question of our own that only looks, after which the shell is as it was.
   *
   * @param plainly the same without what leads to its place, by which scripts know it
   */
  default Outcome ask(Invocation question, String plainly, OutputSink sink) {
    return run(question, sink);
  }

  /**
   * Tells a new shell again what the one before it had been told, and what it prints to nobody.
   *
   * @param command is harmless however often it runs
   */
  default Outcome remind(Invocation command) {
    return run(command, OutputSink.discard());
  }

  /**
   * Makes values known to the commands that follow, as variables of the shell's own kind. A shell
   * without state, or one that runs nothing, has no use for them.
   */
  default void assign(List<Variable> variables) {}

  /**
   * What the commands that follow start belongs together, until this is said again: ending one of
   * them ends what is left of the others, too. Until it is first said, each stands alone.
   */
  default void beginStep() {}

  /**
   * Ends the command that is running, with everything it started: INT first, then TERM, then KILL.
   * Returns at once; {@link #run} returns when it is over. May be called from any thread, and does
   * nothing when no command runs.
   */
  void interrupt();

  /**
   * Whether another command can be run in it. A command such as {@code exit} closes its own shell.
   */
  boolean isOpen();

  /** Ends the shell. Background jobs that still write are given a short grace to finish. */
  @Override
  void close();
}
