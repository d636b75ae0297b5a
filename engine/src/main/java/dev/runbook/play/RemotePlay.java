package dev.runbook.play;

import dev.runbook.plan.Plan;

/**
 * A run that is played outside this process.
 *
 * @param id its id
 * @param plan what it plays; its secrets have other words in their place
 * @param flags how it is played
 * @param attended whether it waits for a person's answers
 * @param by who began it
 */
public record RemotePlay(
    String id, Plan plan, PlayFlags flags, boolean attended, PlayContext.Player by) {}
