package dev.runbook.play;

import java.time.Duration;
import java.util.Optional;

/**
 * The time limits of commands.
 *
 * @param followFor how long a step that follows something runs in a batch
 * @param timeout how long each command may take where its page does not say; empty is for ever
 */
public record PlayLimits(Duration followFor, Optional<Duration> timeout) {
  /** Ten seconds of following, and no limit for anything else. */
  public static final PlayLimits USUAL = new PlayLimits(Duration.ofSeconds(10), Optional.empty());
}
