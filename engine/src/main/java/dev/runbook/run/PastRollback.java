package dev.runbook.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rollback that continues with its run.
 *
 * @param failed the id of the step whose failure began it
 * @param undoing what each of its steps undoes, by their ids, in their order
 * @param begun whether an earlier part of the run has begun it and not ended it
 */
public record PastRollback(String failed, Map<String, List<String>> undoing, boolean begun) {
  /** Keeps the order. */
  public PastRollback {
    undoing = Collections.unmodifiableMap(new LinkedHashMap<>(undoing));
  }
}
