package dev.runbook.journal;

import dev.runbook.journal.event.JournalObject;
import dev.runbook.journal.event.RecordCodec;
import dev.runbook.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a recorded plan that are read back.
 *
 * @param steps its steps
 * @param rollback the steps that would undo them
 * @param rollout how those on a group of hosts would be rolled out
 */
public record RecordedPlan(
    List<PlannedStep> steps, List<PlannedStep> rollback, Optional<PlannedRollout> rollout) {
  /**
   * A step of a plan.
   *
   * @param id its id
   * @param risk {@code none}, {@code caution} or {@code danger}
   * @param commands its commands
   */
  public record PlannedStep(String id, String risk, List<PlannedCommand> commands) {}

  /**
   * A command of a plan.
   *
   * @param host where it would run
   * @param text as it stands on the page
   */
  public record PlannedCommand(String host, String text) {}

  /**
   * A rollout of a plan.
   *
   * @param hosts all hosts of the group, in their order
   * @param leftOut those of them that were left out
   */
  public record PlannedRollout(
      String group,
      String order,
      long concurrency,
      long stopAfterErrors,
      List<String> hosts,
      List<String> leftOut) {}

  /** The plan in a file; one without steps where it cannot be read. */
  public static RecordedPlan read(Path file) {
    try {
      String json = Files.exists(file) ? Files.readString(file) : "{}";
      return RecordCodec.read(RecordedPlan.class, new JournalObject(Json.object(json)));
    } catch (IOException | IllegalArgumentException e) {
      return new RecordedPlan(List.of(), List.of(), Optional.empty());
    }
  }
}
