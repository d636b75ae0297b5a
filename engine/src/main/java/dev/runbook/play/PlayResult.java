package dev.runbook.play;

import dev.runbook.journal.RunFolder;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import java.util.Optional;

/**
 * The result of a play.
 *
 * @param ended how the run ended
 * @param record where it is recorded; empty where nothing was
 */
public record PlayResult(RunEnd ended, Optional<RunFolder> record) {
  /** How it ended. */
  public RunResult result() {
    return ended.result();
  }

  /** What there is to say of its end; empty for nothing. */
  public String detail() {
    return ended.detail();
  }

  static PlayResult refused(String why) {
    return ended(RunResult.REFUSED, why);
  }

  static PlayResult ended(RunResult result, String why) {
    return new PlayResult(new RunEnd(result, why), Optional.empty());
  }
}
