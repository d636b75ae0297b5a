package dev.runbook.run;

import dev.runbook.graph.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a step had come when its run was cut off.
 *
 * @param state how it stood
 * @param attempts how often it had been begun
 * @param content the hash of what it did, {@link dev.runbook.plan.StepContent}; empty where it
 *     never began
 * @param edited whether the operator had edited its commands for its last attempt, so that the page
 *     does not say what ran
 * @param finished how many of its commands had ended well in its last attempt
 * @param last the command that was in flight, or the last that ran
 * @param detail why it failed or was skipped; empty where there is nothing to say
 * @param texts its commands as they were then, for telling what has changed
 * @param formerId the id that it had then, where it stands under another one on the page now; else
 *     empty
 */
public record PastStep(
    State state,
    int attempts,
    String content,
    boolean edited,
    int finished,
    Optional<PastCommand> last,
    String detail,
    List<String> texts,
    String formerId) {
  /** How a step can stand. */
  public enum State {
    /** It ended well. */
    DONE("done"),
    /** It was left out, or its condition did not hold. */
    SKIPPED("skipped"),
    /** It ended otherwise. */
    FAILED("failed"),
    /** It had begun, and nothing of it was in flight. */
    BEGUN("begun"),
    /** One of its commands may or may not have taken effect. */
    UNKNOWN("unknown");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word that journals use. */
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

  /** A step under its own id. */
  public PastStep(
      State state,
      int attempts,
      String content,
      boolean edited,
      int finished,
      Optional<PastCommand> last,
      String detail,
      List<String> texts) {
    this(state, attempts, content, edited, finished, last, detail, texts, "");
  }

  /** Copies the list. */
  public PastStep {
    texts = List.copyOf(texts);
  }

  /** The same step, of which the page calls something that does the same by another id now. */
  PastStep formerly(String id) {
    return new PastStep(state, attempts, content, edited, finished, last, detail, texts, id);
  }

  /** Whether the page calls it otherwise now. */
  public boolean isRenamed() {
    return !formerId.isEmpty();
  }

  /** Whether nothing of it is left to be done. */
  public boolean isOver() {
    return state == State.DONE || state == State.SKIPPED;
  }

  /**
   * Whether the page's text of a step is what it was then, so that only its values or options can
   * be others.
   */
  public boolean hasTextsOf(Step step) {
    return texts.equals(textsOf(step));
  }

  /** What is another about a step now, in a clause. */
  public String difference(Step step) {
    if (isRenamed()) {
      return "was called " + formerId + " then";
    }
    return hasTextsOf(step)
        ? "its values or options are others now"
        : "the page has changed it since";
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
