package dev.runbook.run;

import dev.runbook.graph.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of a step in the earlier parts of its run.
 *
 * @param state how it stood
 * @param attempts how often it had been begun
 * @param did what it did then
 * @param finished how many of its commands had ended well in its last attempt
 * @param last the command that was in flight, or the last that ran
 * @param detail why it failed or was skipped; empty where there is nothing to say
 */
public record PastStep(
    State state,
    int attempts,
    PastContent did,
    int finished,
    Optional<PastCommand> last,
    String detail) {
  /** How a step can stand. */
  public enum State {
    /** It ended well. */
    DONE("done", StepOutcome.OK),
    /** The operator skipped it, or its condition did not hold. */
    SKIPPED("skipped", StepOutcome.SKIPPED),
    /** It was left out without asking. */
    LEFT_OUT("left out", StepOutcome.LEFT_OUT),
    /** A task that nobody was asked about. */
    ASSUMED("assumed", StepOutcome.ASSUMED),
    /** It ended otherwise. */
    FAILED("failed", StepOutcome.FAILED),
    /** It ended otherwise, and the run went on without it. */
    PASSED_OVER("failed", StepOutcome.FAILED),
    /** It had begun, and nothing of it was in flight. */
    BEGUN("begun", StepOutcome.NOT_REACHED),
    /** One of its commands may or may not have taken effect. */
    UNKNOWN("unknown", StepOutcome.UNKNOWN);

    private final String word;
    private final StepOutcome outcome;

    State(String word, StepOutcome outcome) {
      this.word = word;
      this.outcome = outcome;
    }

    /** What came of the step so far. */
    public StepOutcome outcome() {
      return outcome;
    }

    /** The word that people read. */
    public String word() {
      return word;
    }
  }

  /**
   * A command of an earlier part of the run.
   *
   * @param number its number in the run
   * @param text as it stood on the page
   * @param run what its host received, secrets covered
   * @param whole whether that is all of it, and nothing covered
   * @param host where it ran
   * @param since when it was started
   * @param lastLines the end of what it wrote, as far as that was recorded
   */
  public record PastCommand(
      long number,
      String text,
      String run,
      boolean whole,
      String host,
      Instant since,
      List<String> lastLines) {
    /** Copies the list. */
    public PastCommand {
      lastLines = List.copyOf(lastLines);
    }
  }

  /** The hash of what it did; empty where it never began. */
  public String content() {
    return did.sha256();
  }

  /** Whether the operator had edited its commands for its last attempt. */
  public boolean edited() {
    return did.edited();
  }

  /** Its commands as they were then. */
  public List<String> texts() {
    return did.texts();
  }

  /** The id that it had then, where it stands under another one on the page now; else empty. */
  public String formerId() {
    return did.formerId();
  }

  /** The same step, of which the page calls something that does the same by another id now. */
  PastStep formerly(String id) {
    return new PastStep(state, attempts, did.formerly(id), finished, last, detail);
  }

  /** Whether the page calls it otherwise now. */
  public boolean isRenamed() {
    return !formerId().isEmpty();
  }

  /** Whether nothing of it is left to be done. */
  public boolean isOver() {
    return state == State.DONE || state == State.PASSED_OVER || didNotRun();
  }

  /** Whether it failed, the run having gone on after it or not. */
  public boolean hasFailed() {
    return state == State.FAILED || state == State.PASSED_OVER;
  }

  /** Whether it has done its work, or may have done a part of it. */
  boolean hasRun() {
    return attempts > 0 && !didNotRun();
  }

  /** How it failed, in a clause that follows its title. */
  public String failure() {
    return detail.isEmpty() ? "failed" : detail;
  }

  /** Whether nothing of it was run, and that was meant. */
  public boolean didNotRun() {
    return state == State.SKIPPED || state == State.LEFT_OUT || state == State.ASSUMED;
  }

  /**
   * Whether the page's text of a step is what it was then, so that only its values or options can
   * be others.
   */
  public boolean hasTextsOf(Step step) {
    return texts().equals(textsOf(step));
  }

  /** What is another about a step now, in a clause. */
  public String difference(Step step) {
    if (isRenamed()) {
      return "was called " + formerId() + " then";
    }
    return hasTextsOf(step)
        ? "its values or options are others now"
        : "the page changed this step after it ran";
  }

  /** A step's commands as {@link #texts} has them, each after its host. */
  public static List<String> textsOf(Step step) {
    return step.commands().stream()
        .map(command -> command.where().host() + " $ " + command.text())
        .toList();
  }

  /** How many commands a step has that run one after the other. */
  static int commands(Step step) {
    return step.pickOne() ? 1 : step.commands().size();
  }
}
