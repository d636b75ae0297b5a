package dev.runbook.host;

import java.time.Duration;
import java.util.Optional;

/**
 * The interpreter, folder and time limit of a command.
 *
 * @param interpreter the program that reads its text instead of the shell, such as {@code python3}
 * @param directory the folder to change to for the command's step, if the page names one
 * @param timeout how long it may take; empty is for ever
 * @param receipt by which it is found again on a host that writes down how it ended
 */
public record ExecutionSetting(
    Optional<String> interpreter,
    Optional<String> directory,
    Optional<Duration> timeout,
    Optional<ReceiptId> receipt) {
  /** The shell, in the folder it is in, for as long as it takes. */
  public static final ExecutionSetting USUAL =
      new ExecutionSetting(Optional.empty(), Optional.empty(), Optional.empty());

  /** One of which nothing is written down on its host. */
  public ExecutionSetting(
      Optional<String> interpreter, Optional<String> directory, Optional<Duration> timeout) {
    this(interpreter, directory, timeout, Optional.empty());
  }
}
