package dev.runbook.journal.event;

import dev.runbook.run.StepAnswer;
import dev.runbook.run.StepOutcome;
import dev.runbook.run.StepVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What one line of a journal tells. The components of each event are its fields in the journal.
 *
 * <p>An event says itself what a transcript tells of it. A new one either changes how a run or a
 * step stands, and then {@link Visitor} has a method for it, or it is a {@link Remark}. All of the
 * family is in this file: a new event is one record here.
 */
public sealed interface JournalEvent {
  /** Passes it to the method that is meant for it. */
  <R> R accept(Visitor<R> visitor);

  /** What transcripts call it, in a word; empty where they tell nothing of it. */
  String label();

  /** What it says, for people; not yet harmless. */
  String sentence();

  /** Whether it must be on the disk before anything else happens. */
  default boolean isForced() {
    return true;
  }

  /**
   * Whether it may reach the disk together with the next record that is forced, where nobody is
   * asked in between: nothing happens outside before that one.
   */
  default boolean mayWait() {
    return false;
  }

  /** Whether the run departed from its page by it. */
  default boolean isDeviation() {
    return false;
  }

  /**
   * A reader that has an answer to each event.
   *
   * @param <R> the answer
   */
  interface Visitor<R> {
    /** The run began. */
    R runStarted(RunStarted event);

    /** Another process went on. */
    R runResumed(RunResumed event);

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

    /** The run ends early, and something is to be done as well. */
    R runEndsEarly(RunEndsEarly event);

    /** Values were changed on the way. */
    R valuesChanged(ValuesChanged event);

    /** A rollback begins. */
    R rollbackStarted(RollbackStarted event);

    /** A rollback came to its last step. */
    R rollbackFinished(RollbackFinished event);

    /** Something was said that changes nothing. */
    R remark(Remark event);

    /** The run ended. */
    R runFinished(RunFinished event);

    /** The record could not be written any more. */
    R runAborted(RunAborted event);
  }

  /** A part of a run begins with it. */
  sealed interface Beginning extends JournalEvent {
    /** What is played. */
    PlayedPlan plays();

    /** Who plays it. */
    Player by();

    /** The values it was given. */
    List<ParamValue> params();

    @Override
    default String label() {
      return "";
    }

    @Override
    default String sentence() {
      return "";
    }
  }

  /** A part of a run ends with it. */
  sealed interface Ending extends JournalEvent {
    /** How it ended. */
    String result();

    /** The exit status that goes with it. */
    OptionalLong status();

    /** What there is to say of it; empty for nothing. */
    String detail();

    @Override
    default String label() {
      return "";
    }

    @Override
    default String sentence() {
      return "";
    }
  }

  /** Something that is told and changes nothing about how a run or a step stands. */
  sealed interface Remark extends JournalEvent {
    @Override
    default boolean isForced() {
      return false;
    }

    @Override
    default <R> R accept(Visitor<R> visitor) {
      return visitor.remark(this);
    }
  }

  /**
   * The run began.
   *
   * @param schema which format the journal has
   * @param id the run's id
   * @param target what is played
   * @param title the title of that
   * @param section its section; empty for a whole page
   * @param reason why it is played
   * @param chosen which steps were asked for; not told by journals from which no run can go on
   * @param omitted those that were not, whole steps of the page
   */
  @EventName("run.started")
  @FieldOrder({
    "schema", "id", "runbook", "target", "title", "plan", "planFile", "mode", "mock", "operator",
    "machine", "version", "reason", "git", "folder", "pid", "since", "terminal", "section", "chosen"
  })
  record RunStarted(
      String schema,
      String id,
      String target,
      String title,
      String section,
      @InlineFields PlayedPlan plays,
      @InlineFields Player by,
      Optional<String> reason,
      Optional<StepChoice> chosen,
      List<String> hosts,
      List<ParamValue> params,
      @OmittedWhenEmpty List<OmittedStep> omitted)
      implements Beginning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runStarted(this);
    }
  }

  /**
   * Another process went on with the run.
   *
   * @param played for how many milliseconds the parts before it were played
   * @param kept the steps that were over and stay so
   * @param changed those that the page has changed since
   * @param again those that are to run again
   * @param renamed former ids, by those of now
   * @param gone those that are not on the page any more
   */
  @EventName("run.resumed")
  @FieldOrder({"runbook", "plan", "planFile", "mode", "mock", "git", "played"})
  record RunResumed(
      @InlineFields PlayedPlan plays,
      @InlineFields Player by,
      long played,
      List<String> kept,
      List<String> changed,
      List<String> again,
      Map<String, String> renamed,
      List<String> gone,
      List<ParamValue> params)
      implements Beginning {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runResumed(this);
    }
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
      implements JournalEvent {
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
    public <R> R accept(Visitor<R> visitor) {
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
      implements JournalEvent {
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
    public <R> R accept(Visitor<R> visitor) {
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
      implements JournalEvent {
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
    public <R> R accept(Visitor<R> visitor) {
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
      implements JournalEvent {
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
    public <R> R accept(Visitor<R> visitor) {
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
   */
  @EventName("command.started")
  record CommandStarted(
      String step, long number, String host, long line, boolean check, String text, String run)
      implements JournalEvent {
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
    public <R> R accept(Visitor<R> visitor) {
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
      implements JournalEvent {
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
    public <R> R accept(Visitor<R> visitor) {
      return visitor.commandFinished(this);
    }
  }

  /** A step ended. */
  @EventName("step.finished")
  record StepFinished(String step, String result, String reason, OptionalLong millis)
      implements JournalEvent {
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
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepFinished(this);
    }
  }

  /**
   * The run ends before its last step, and something is to be done as well.
   *
   * @param due what, and the steps that each takes back
   */
  @EventName("run.ends-early")
  record RunEndsEarly(List<UndoStep> due) implements JournalEvent {
    @Override
    public String label() {
      return "always";
    }

    @Override
    public String sentence() {
      return "the run ends early, and is to do as well: " + UndoStep.sentence(due);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runEndsEarly(this);
    }
  }

  /**
   * Values were changed or given on the way, for the rest of the run.
   *
   * @param step the step whose turn it was
   * @param values what was changed, each with the value of now
   * @param before the values they replace, by name; those of secrets are covered
   * @param steps the steps that use them
   * @param contents the hashes of what those steps do now that had their turn before, by their ids:
   *     they stay over
   */
  @EventName("values.changed")
  record ValuesChanged(
      String step,
      List<ParamValue> values,
      Map<String, String> before,
      List<String> steps,
      Map<String, String> contents)
      implements JournalEvent {
    /** What was missing until now departs from nothing. */
    @Override
    public boolean isDeviation() {
      return !before.isEmpty();
    }

    @Override
    public String label() {
      return "values";
    }

    /** Of a secret only that it was changed or given. */
    @Override
    public String sentence() {
      return values.stream()
          .map(value -> change(value, Optional.ofNullable(before.get(value.name()))))
          .collect(Collectors.joining(", "));
    }

    private static String change(ParamValue value, Optional<String> before) {
      if (value.secret()) {
        return value.name() + (before.isEmpty() ? " was given" : " was changed");
      }
      String was = before.map(text -> " was " + text + " and is now ").orElse(" is ");
      return value.name() + was + value.value().orElse("");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.valuesChanged(this);
    }
  }

  /**
   * A rollback begins.
   *
   * @param step the step whose failure began it
   * @param undoing its steps, in their order
   */
  @EventName("rollback.started")
  record RollbackStarted(String step, List<UndoStep> undoing) implements JournalEvent {
    @Override
    public String label() {
      return "rollback";
    }

    @Override
    public String sentence() {
      return "after " + step + " failed: " + UndoStep.sentence(undoing);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rollbackStarted(this);
    }
  }

  /**
   * A rollback came to its last step.
   *
   * @param step the step whose failure began it
   * @param complete whether all of it ended well
   */
  @EventName("rollback.finished")
  record RollbackFinished(String step, boolean complete) implements JournalEvent {
    @Override
    public String label() {
      return "rollback";
    }

    @Override
    public String sentence() {
      String how = complete ? "all of it ended well" : "not all of it ended well";
      return "after " + step + " failed: " + how;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rollbackFinished(this);
    }
  }

  /**
   * A step was to be tried again, or what it had begun to be asked for again, after a while.
   *
   * @param reason how the last try ended
   * @param next how often it had been tried again then, from 1
   * @param times how often at most, where that is limited
   * @param pause the while, in milliseconds
   */
  @EventName("step.waiting")
  record StepWaiting(String step, String reason, long next, OptionalLong times, long pause)
      implements Remark {
    @Override
    public String label() {
      return "again";
    }

    @Override
    public String sentence() {
      String of = times.isPresent() ? " of " + times.getAsLong() : "";
      return reason + "; try " + next + of + " after " + spoken(Duration.ofMillis(pause));
    }

    private static String spoken(Duration pause) {
      boolean whole = pause.toMillisPart() == 0;
      return whole ? pause.toSeconds() + " s" : pause.toMillis() + " ms";
    }
  }

  /**
   * A host was asked who it is.
   *
   * @param step the step that it was asked for; blank before the first
   * @param hostname what it calls itself
   * @param user as whom commands run there
   * @param transport how it was reached, with its address and the fingerprint of its key
   */
  @EventName("host.identified")
  record HostIdentified(
      String step,
      String host,
      String hostname,
      String user,
      Optional<String> transport,
      Optional<String> address,
      Optional<String> fingerprint)
      implements Remark {
    @Override
    public String label() {
      return "identity";
    }

    @Override
    public String sentence() {
      String who = host + " is " + user + "@" + hostname;
      return address
          .map(at -> who + ", reached at " + at + ", key " + fingerprint.orElse(""))
          .orElse(who);
    }
  }

  /**
   * A host could not be reached before the first step.
   *
   * @param why what happened
   * @param later whether it need not be, as the page or a flag says
   */
  @EventName("host.unreached")
  record HostNotReached(String host, String why, boolean later) implements Remark {
    @Override
    public String label() {
      return "host";
    }

    @Override
    public String sentence() {
      return host + " was not reached before the first step: " + why;
    }
  }

  /**
   * What a danger step acts on was found, or asked for in vain.
   *
   * @param host where its command runs
   * @param kind what it is: {@code kube context}
   * @param name its name; nobody says it where there is none
   * @param how how that is known, or why it is not
   */
  @EventName("target.identified")
  record TargetIdentified(String step, String host, String kind, Optional<String> name, String how)
      implements Remark {
    @Override
    public String label() {
      return "target";
    }

    @Override
    public String sentence() {
      return name.map(known -> kind + " " + known + ": " + how).orElse(kind + " not known: " + how);
    }
  }

  /**
   * A second person has approved a step.
   *
   * @param id what tells the approval from every other one
   * @param signer who signed it, as the list of signers names them
   * @param key the fingerprint of the key that signed it
   * @param made when it was signed
   * @param until when it expires
   * @param signed the hash of what was signed
   */
  @EventName("step.approved")
  record StepApproved(
      String step, String id, String signer, String key, String made, String until, String signed)
      implements Remark {
    @Override
    public boolean isForced() {
      return true;
    }

    @Override
    public String label() {
      return "approved";
    }

    @Override
    public String sentence() {
      return "by " + signer + ", key " + key + ", signed at " + made + ", approval " + id;
    }
  }

  /**
   * A step lacks the approval of a second person.
   *
   * @param reasons why those that were found do not count; empty where there was none
   */
  @EventName("approval.missing")
  record ApprovalMissing(String step, List<String> reasons) implements Remark {
    @Override
    public String label() {
      return "approval";
    }

    @Override
    public String sentence() {
      return reasons.isEmpty()
          ? "a second person has not approved it yet"
          : "refused: " + String.join("; ", reasons);
    }
  }

  /**
   * Every danger step of the run needs a second person.
   *
   * @param danger always true: what needs one beyond what the page says
   */
  @EventName("approval.required")
  record ApprovalRequired(boolean danger) implements Remark {
    @Override
    public boolean isForced() {
      return true;
    }

    @Override
    public String label() {
      return "approval";
    }

    @Override
    public String sentence() {
      return "every danger step needs a second person, as --require-approval says";
    }
  }

  /**
   * Success of a step that may run now says less than it seems to.
   *
   * @param rule the rule of lint that found it
   * @param line the page's line
   * @param message what would not be seen
   */
  @EventName("step.unproven")
  record StepUnproven(String step, String rule, long line, String message) implements Remark {
    @Override
    public String label() {
      return "unproven";
    }

    @Override
    public String sentence() {
      return message + " (line " + line + ", " + rule + ")";
    }
  }

  /** Something the operator should know. */
  @EventName("notice")
  record Notice(String text) implements Remark {
    @Override
    public String label() {
      return "note";
    }

    @Override
    public String sentence() {
      return text;
    }
  }

  /** An event of a later version, of which this one knows nothing but its fields. */
  record Unknown(String event, JournalObject object) implements Remark {
    /** The fields in which other events have words for people. */
    private static final List<String> WORDS =
        List.of("operator", "machine", "answer", "verdict", "by", "result", "reason", "detail");

    @Override
    public boolean isDeviation() {
      return object.flag("deviation");
    }

    @Override
    public String label() {
      return "note";
    }

    /** Its name, and its texts. */
    @Override
    public String sentence() {
      List<String> texts =
          WORDS.stream().map(object::text).filter(text -> !text.isEmpty()).toList();
      String name = event.replace('.', ' ');
      return texts.isEmpty() ? name : name + ": " + String.join(", ", texts);
    }
  }

  /**
   * The run ended, for now.
   *
   * @param between what came between its commands, in all parts so far
   * @param signal the signal that ended it
   */
  @EventName("run.finished")
  record RunFinished(
      String result,
      OptionalLong status,
      String detail,
      OptionalLong millis,
      @OmittedWhenEmpty Optional<String> signal,
      @OmittedWhenEmpty Optional<Streams> between)
      implements Ending {
    /** The same with what came between the run's commands. */
    public RunFinished with(Streams written) {
      return new RunFinished(result, status, detail, millis, signal, Optional.of(written));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runFinished(this);
    }
  }

  /** The record could not be written any more. */
  @EventName("run.aborted")
  record RunAborted(String result, OptionalLong status, String detail) implements Ending {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runAborted(this);
    }
  }

  private static String withReason(String word, String why) {
    if (why.isEmpty()) {
      return word;
    }
    return why.startsWith(word) ? why : word + ": " + why;
  }
}
