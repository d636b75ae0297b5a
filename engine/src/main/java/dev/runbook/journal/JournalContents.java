package dev.runbook.journal;

import java.util.List;
import java.util.Optional;

/**
 * The contents of a journal's file.
 *
 * @param records the records of its longest valid beginning
 * @param damage what is wrong with it, at the first place where something is
 * @param validBytes how long the valid beginning is, without what stands in the place of a line
 *     feed
 * @param head the hash of its last valid line; 64 zeros where there is none
 */
public record JournalContents(
    List<JournalRecord> records, Optional<Damage> damage, long validBytes, String head) {
  /** Copies the list. */
  public JournalContents {
    records = List.copyOf(records);
  }
}
