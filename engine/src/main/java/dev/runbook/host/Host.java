package dev.runbook.host;

import java.util.Optional;

/** A place where commands run: this machine, an SSH alias, or a script that answers for one. */
public interface Host {
  /** The name the page knows it by: {@code local} or an alias. */
  String name();

  /**
   * Asks the host who it is.
   *
   * @throws HostException when it cannot be reached or does not say
   */
  Identity identity();

  /** How it is reached, once it has been; empty for this machine and for a script. */
  default Optional<Connection> connection() {
    return Optional.empty();
  }

  /**
   * Whether a failure in any part of a pipeline shows in how it ends there; not known before the
   * host was asked who it is.
   */
  default boolean countsParts() {
    return true;
  }

  /** By which the next command there is found again; empty where nothing is written down. */
  default Optional<ReceiptId> nextReceipt() {
    return Optional.empty();
  }

  /**
   * Asks the outcome of a command whose end nobody saw. One that has not begun cannot begin after
   * this.
   *
   * @param pipeline whether a failure of any part of it counts
   * @throws HostException when the host cannot be reached
   */
  default Receipt receipt(ReceiptId id, boolean pipeline) {
    return new Receipt.None();
  }

  /** What is written down of a command is not needed any more. */
  default void forgetReceipt(ReceiptId id) {}

  /**
   * Opens a shell that lasts for the run.
   *
   * @param between takes output that arrives while no command is running (a background job's, say)
   * @throws HostException when the host cannot be reached
   */
  Shell open(OutputSink between);
}
