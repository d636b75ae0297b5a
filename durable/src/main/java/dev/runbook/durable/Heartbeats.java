package dev.runbook.durable;

import java.util.function.Supplier;

/** Signs of life of the commands that a worker runs. */
interface Heartbeats extends AutoCloseable {
  /**
   * A command begins.
   *
   * @param newest says what was printed last
   * @param interrupt ends it, where nobody wants it any more; from any thread
   */
  Beating begin(Runnable interrupt, Supplier<LiveOutput> newest);

  @Override
  void close();

  /** The signs of life of one command. */
  interface Beating {
    /** The command is over. */
    void end();
  }
}
