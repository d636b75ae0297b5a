package dev.runbook.journal;

import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.run.RunMode;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run's first record says: it stays what it is, however long the journal grows.
 *
 * @param record the record
 * @param started its event
 */
record RunBeginning(JournalRecord record, JournalRunEvent.RunStarted started) {
  /** Reads it, and nothing after it; empty where it is not whole or cannot be read. */
  static Optional<RunBeginning> of(RunFolder run) {
    try {
      return JournalReader.first(run.journal())
          .flatMap(
              record ->
                  record.event() instanceof JournalRunEvent.RunStarted started
                      ? Optional.of(new RunBeginning(record, started))
                      : Optional.empty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** When the run began. */
  Instant time() {
    return record.time();
  }

  /** The word of its mode. */
  String mode() {
    return started.plays().mode();
  }

  boolean isMock() {
    return mode().equals(RunMode.MOCK.word());
  }

  /** Whether it is the part of one host in another run. */
  boolean isPart() {
    return started.rollout().isPresent();
  }

  /** Where its page was. */
  Path page() {
    try {
      return Path.of(started.by().folder()).resolve(started.plays().runbook().path());
    } catch (InvalidPathException e) {
      return Path.of(""); // Written on a system with other file names.
    }
  }
}
