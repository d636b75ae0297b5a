package dev.runbook.journal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The origin of a run: the page's commit, the reason, and fingerprints of its secrets.
 *
 * @param commit the commit of the page, where it lies in a git repository
 * @param reason why it is played, such as a ticket
 * @param hash makes fingerprints of secret values; without one they are not recorded
 * @param mock the script of its hosts, where these are mocks
 * @param rollout the id of the run that leads it, where it plays steps on one host of a group
 */
public record Provenance(
    Optional<PageCommit> commit,
    Optional<String> reason,
    Optional<KeyedHash> hash,
    Optional<MockScript> mock,
    Optional<String> rollout) {
  /** Of a run of which nothing is known. */
  public static final Provenance UNKNOWN =
      new Provenance(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A page's place in its history.
   *
   * @param id the commit that is checked out
   * @param dirty whether the page differs from that commit, or is not in it
   */
  public record PageCommit(String id, boolean dirty) {}

  /**
   * The file that scripts the hosts of a mock run.
   *
   * @param file where it lies, absolute
   * @param sha256 the hash of its bytes as they were read
   */
  public record MockScript(Path file, String sha256) {}
}
