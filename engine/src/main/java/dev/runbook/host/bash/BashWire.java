package dev.runbook.host.bash;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.process.Ending;
import dev.runbook.host.process.Processes;
import java.io.IOException;

/** The channels to one long-lived bash, on this machine or on another. */
public interface BashWire {
  /** What {@link #heard()} says once the bash is gone and all that it said is before this. */
  String GONE = "gone";

  /** Whether it has not ended yet. */
  boolean isAlive();

  /** How it ended; asked only after {@link #GONE} was heard. */
  Outcome ended();

  /** Which bash it is: a path, or a name to be looked up where it runs. */
  String program();

  /**
   * Writes text for it to read. Should that fail it is ended, since half a compound must never run;
   * {@link #heard()} then says so.
   */
  void send(String text);

  /**
   * The next line of its status channel, when it comes.
   *
   * @throws IOException when the bash or the way to it is gone
   */
  String heard() throws IOException;

  /**
   * From now on its output is a command's.
   *
   * @param nonce the one of the mark that will follow it
   */
  void direct(OutputSink sink, String nonce);

  /**
   * Returns when all output written so far is delivered; what follows belongs to no command.
   *
   * @throws IOException when the output could not be delivered
   * @throws InterruptedException when the waiting thread is interrupted
   */
  void finishOutput(String nonce) throws IOException, InterruptedException;

  /**
   * What the next command will start, with what is left of the commands before it in its step.
   *
   * @param step the step's nonce, which the frame exports in {@code RUNBOOK_SHELL}
   * @param spareOthers whether there is something else below it now, such as a job in the
   *     background, that is to be left alone if the step begins here
   * @throws IOException when the processes cannot be read
   */
  Processes processes(String step, boolean spareOthers) throws IOException;

  /** Ends the bash at once: it is somewhere in the middle, and nothing may meet it there. */
  void destroy();

  /** Ends the bash by the end of its input, after some last words. */
  void close(String lastWords);

  /**
   * Runs a command that owns the operator's terminal, in a shell of its own that begins where this
   * one is.
   *
   * @param state puts a question to the bash, after which it is as it was
   * @throws IOException when the shell cannot be started, or its output could not be delivered
   * @throws InterruptedException when the waiting thread is interrupted
   */
  Outcome onTerminal(Invocation command, OutputSink sink, Asking state, Running running)
      throws IOException, InterruptedException;

  /** A question that may be put to the bash between two commands. */
  interface Asking {
    /**
     * Asks it, and returns when it has been answered.
     *
     * @throws IOException when the bash or the way to it is gone
     */
    void ask(String question) throws IOException;
  }

  /** Says what is running, so that it can be interrupted. */
  interface Running {
    /** It is this, from now on. */
    Ending begin(Processes processes);
  }
}
