package dev.runbook.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The run of a group's steps on one host, which is ready to begin. It is played once. */
public interface HostRun extends AutoCloseable {
  /** The id of its record; empty where there is none. */
  Optional<String> id();

  /** Whether anything of it is on record: what was refused before it began leaves nothing. */
  boolean isRecorded();

  /**
   * Plays it to its end, or to where it stops, in the thread that calls; once.
   *
   * @param listeners watch
   * @param control is given what ends commands and the run, before anything runs
   */
  RunEnd play(List<RunListener> listeners, Consumer<Interruptible> control);

  /**
   * Ends its record, and closes the connections to its host.
   *
   * @throws RecordException when the record cannot be ended
   */
  @Override
  void close();
}
