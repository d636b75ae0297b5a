package dev.runbook.journal.event;

import dev.runbook.run.StepAnswer;
import dev.runbook.run.StepOutcome;
import dev.runbook.run.StepVerdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An event that changes the state of a step, or of one of its commands. */
public sealed interface JournalStepEvent extends JournalEvent {
  /**
   * A reader that has an answer to each event of a step.
   *
   * @param <R> the answer
   */
  interface StepVisitor<R> {
    /** A step's turn came. */
    R stepShown(StepShown event);

    /** The gate decided. */
    R stepAnswered(StepAnswered event);

    /** It was decided how a step stands. */
    R stepSettled(StepSettled event);

    /** A step's first command is about to start. */
    R stepStarted(StepStarted event);

    /** A command is about to start. */
    R commandStarted(CommandStarted event);

    /** A command ended. */
    R commandFinished(CommandFinished event);

    /** A step ended. */
    R stepFinished(StepFinished event);
  }

  /**
   * A step's turn came.
   *
   * @param position its place among the steps, from 1
   * @param total how many there are
   * @param content the hash of what it does
   * @param line where it stands on the page
   * @param kind what kind of step it is
   */
  @EventName("step.shown")
  record StepShown(
      String step,
      String title,
      long position,
      long total,
      String content,
      long line,
      String kind,
      boolean danger,
      List<String> hosts)
      implements JournalStepEvent {
    /** Whether a person does it, not a command. */
    public boolean isManual() {
      return kind.equals("manual");
    }

    @Override
    public boolean isForced() {
      return false;
    }

    @Override
    public String label() {
      return "";
    }

    @Override
    public String sentence() {
      return "";
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.stepShown(this);
    }
  }

  /**
   * The gate decided.
   *
   * @param answer the operator's word
   * @param detail the reason, or what was typed
   * @param deviation whether the run departed from its page by it
   */
  @EventName("step.answered")
  record StepAnswered(String step, String answer, String detail, boolean deviation)
      implements JournalStepEvent {
    @Override
    public boolean mayWait() {
      return true;
    }

    /** One that is a deviation where its answer says so. */
    public StepAnswered(String step, StepAnswer answer, String detail) {
      this(step, answer.word(), detail, answer.isDeviation());
    }

    /** Which answer it was; empty for one of a later version. */
    public Optional<StepAnswer> kind() {
      return StepAnswer.of(answer);
    }

    /** Whether it was this answer. */
    public boolean is(StepAnswer one) {
      return answer.equals(one.word());
    }

    /** The first journals did not say so. */
    @Override
    public boolean isDeviation() {
      return deviation || kind().filter(StepAnswer::isDeviation).isPresent();
    }

    /** Whether commands were written in the place of the page's. */
    public boolean isEdit() {
      return is(StepAnswer.EDIT)
          || kind().filter(StepAnswer::mayEdit).isPresent() && !detail.isEmpty();
    }

    @Override
    public String label() {
      return "answer";
    }

    @Override
    public String sentence() {
      return sentence(false);
    }

    /**
     * What was answered.
     *
     * @param manual whether the step is a person's task
     */
    public String sentence(boolean manual) {
      if (is(StepAnswer.CONFIRMED)) {
        return StepAnswer.CONFIRMED.words() + " " + detail;
      }
      String words =
          isEdit() && is(StepAnswer.RETRY)
              ? "try again with this instead"
              : isEdit() && is(StepAnswer.AGAIN)
                  ? "go on with this instead of the command"
                  : manual && is(StepAnswer.RUN)
                      ? "done"
                      : kind().map(StepAnswer::words).orElse(answer);
      return words.isEmpty() || detail.isEmpty() ? words + detail : words + ": " + detail;
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.stepAnswered(this);
    }
  }

  /**
   * It was decided how a step stands that an earlier part of the run has left.
   *
   * @param verdict the word of a {@link StepVerdict}
   * @param by the word of a {@link StepVerdict.By}
   * @param content the hash of what it does now
   * @param first the first of its commands that is still to run, from 0
   * @param done whether nothing of it is left to be done
   */
  @EventName("step.settled")
  record StepSettled(
      String step,
      String verdict,
      String by,
      String reason,
      String content,
      long first,
      boolean done)
      implements JournalStepEvent {
    /** Whether this was decided. */
    public boolean is(StepVerdict one) {
      return verdict.equals(one.word());
    }

    /** Whether the operator decided. */
    public boolean isByOperator() {
      return by.equals(StepVerdict.By.OPERATOR.word());
    }

    @Override
    public String label() {
      return "settled";
    }

    @Override
    public String sentence() {
      String what =
          is(StepVerdict.HAPPENED) && !done
              ? "what was in flight happened; the rest is to run"
              : StepVerdict.of(verdict).map(StepVerdict::words).orElse(verdict);
      String who = StepVerdict.By.of(by).map(StepVerdict.By::words).orElse(by);
      String why = who.isEmpty() || reason.isEmpty() ? who + reason : who + ": " + reason;
      return why.isEmpty() ? what : what + ", " + why;
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.stepSettled(this);
    }
  }

  /**
   * A step's first command is about to start.
   *
   * @param attempt counts from 1
   * @param content the hash of what it does
   * @param first the command it begins with, from 0
   */
  @EventName("step.started")
  record StepStarted(String step, long attempt, String content, long first)
      implements JournalStepEvent {
    @Override
    public boolean mayWait() {
      return true;
    }

    @Override
    public String label() {
      return attempt > 1 ? "attempt " + attempt : "";
    }

    @Override
    public String sentence() {
      return "";
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.stepStarted(this);
    }
  }

  /**
   * A command is about to start.
   *
   * @param number counts the run's commands
   * @param check whether it is its step's condition or check
   * @param text as it stands on the page
   * @param run what its host receives
   * @param receipt by which it is found again on its host
   */
  @EventName("command.started")
  record CommandStarted(
      String step,
      long number,
      String host,
      long line,
      boolean check,
      String text,
      String run,
      @OmittedWhenEmpty Optional<String> receipt)
      implements JournalStepEvent {
    /** What its host received, where that is not what stands on the page. */
    public Optional<String> sent() {
      return run.isEmpty() || text.contains(run) ? Optional.empty() : Optional.of(run);
    }

    @Override
    public String label() {
      return "command";
    }

    @Override
    public String sentence() {
      return text;
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.commandStarted(this);
    }
  }

  /**
   * A command ended.
   *
   * @param detail how, where it did not end well
   */
  @EventName("command.finished")
  record CommandFinished(
      String step,
      long number,
      String outcome,
      OptionalLong status,
      String detail,
      OptionalLong millis,
      Tally stdout,
      Tally stderr)
      implements JournalStepEvent {
    @Override
    public boolean mayWait() {
      return true;
    }

    /** How it ended. */
    public StepOutcome ended() {
      return StepOutcome.of(outcome);
    }

    @Override
    public String label() {
      return "command";
    }

    @Override
    public String sentence() {
      return withReason(outcome, detail);
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.commandFinished(this);
    }
  }

  /** A step ended. */
  @EventName("step.finished")
  record StepFinished(String step, String result, String reason, OptionalLong millis)
      implements JournalStepEvent {
    @Override
    public boolean mayWait() {
      return true;
    }

    /** How it ended. */
    public StepOutcome ended() {
      return StepOutcome.of(result);
    }

    /** Whether nothing of it ran. */
    public boolean isWithoutRunning() {
      return ended().isWithoutRunning();
    }

    @Override
    public String label() {
      return "step";
    }

    @Override
    public String sentence() {
      return withReason(result, reason);
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.stepFinished(this);
    }
  }

  private static String withReason(String word, String why) {
    if (why.isEmpty()) {
      return word;
    }
    return why.startsWith(word) ? why : word + ": " + why;
  }
}
