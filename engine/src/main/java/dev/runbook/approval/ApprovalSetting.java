package dev.runbook.approval;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts that the search for approvals needs.
 *
 * @param required whether every danger step needs one
 * @param said whether nobody is asked, because nothing is real
 * @param files the files that were named
 * @param folder the folder that names are relative to
 * @param run the run's id, once it has one
 * @param waiting the folder of the run's requests and approvals, where it has one
 * @param operator who plays
 * @param used the folder of used approvals
 * @param environment the environment
 */
public record ApprovalSetting(
    boolean required,
    boolean said,
    List<Path> files,
    Path folder,
    Optional<String> run,
    Optional<Path> waiting,
    String operator,
    Path used,
    Map<String, String> environment) {
  /** Copies list and map. */
  public ApprovalSetting {
    files = List.copyOf(files);
    environment = Map.copyOf(environment);
  }
}
