package dev.runbook.play;

import dev.runbook.plan.Plan;
import java.util.Optional;

/**
 * A run that is played outside this process.
 *
 * @param id its id
 * @param plan what it plays; its secrets have other words in their place
 * @param flags how it is played
 * @param attended whether it waits for a person's answers
 * @param by who began it
 * @param leader the id of the run that leads it, where it plays steps on one host of a group
 * @param earlier its earlier parts, where it goes on with them
 */
public record RemotePlay(
    String id,
    Plan plan,
    PlayFlags flags,
    boolean attended,
    PlayContext.Player by,
    Optional<String> leader,
    Optional<EarlierParts> earlier) {
  /** One that begins. */
  public RemotePlay(
      String id, Plan plan, PlayFlags flags, boolean attended, PlayContext.Player by) {
    this(id, plan, flags, attended, by, Optional.empty(), Optional.empty());
  }

  /** The same, which goes on with earlier parts. */
  public RemotePlay after(EarlierParts parts) {
    return new RemotePlay(id, plan, flags, attended, by, leader, Optional.of(parts));
  }
}
