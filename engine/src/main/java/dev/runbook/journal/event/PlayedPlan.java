package dev.runbook.journal.event;

import java.util.Optional;

/**
 * The plan that a part of a run plays.
 *
 * @param runbook the page
 * @param plan the hash of what would run
 * @param planFile the hash of the plan's file; older journals have none
 * @param mode {@code real} or {@code mock}
 * @param mock the script of the hosts, where these are mocks
 * @param git the commit that the page was at
 */
public record PlayedPlan(
    Page runbook,
    String plan,
    String planFile,
    String mode,
    Optional<Script> mock,
    Optional<Commit> git) {
  /**
   * The page.
   *
   * @param id its id, where its front matter has one
   * @param title its title
   * @param path its path as the plan has it
   * @param sha256 the hash of its bytes
   */
  public record Page(Optional<String> id, String title, String path, String sha256) {}

  /**
   * A script of mock hosts.
   *
   * @param file where it lies
   * @param sha256 the hash of its bytes
   */
  public record Script(String file, String sha256) {}

  /**
   * A commit.
   *
   * @param commit its id
   * @param dirty whether the page differs from it
   */
  public record Commit(String commit, boolean dirty) {}
}
