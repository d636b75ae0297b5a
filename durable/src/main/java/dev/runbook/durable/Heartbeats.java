package dev.runbook.durable;

/** Signs of life of the commands that a worker runs. */
interface Heartbeats extends AutoCloseable {
  /**
   * A command begins.
   *
   * @param interrupt ends it, where nobody wants it any more; from any thread
   */
  Beating begin(Runnable interrupt);

  @Override
  void close();

  /** The signs of life of one command. */
  interface Beating {
    /** The command is over. */
    void end();
  }
}
