package dev.runbook.journal.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** An event that begins, ends or changes a run as a whole. */
public sealed interface JournalRunEvent extends JournalEvent {
  /**
   * A reader that has an answer to each event of a run.
   *
   * @param <R> the answer
   */
  interface RunVisitor<R> {
    /** The run began. */
    R runStarted(RunStarted event);

    /** Another process went on. */
    R runResumed(RunResumed event);

    /** The run ends early, and something is to be done as well. */
    R runEndsEarly(RunEndsEarly event);

    /** Values were changed on the way. */
    R valuesChanged(ValuesChanged event);

    /** A rollback begins. */
    R rollbackStarted(RollbackStarted event);

    /** A rollback came to its last step. */
    R rollbackFinished(RollbackFinished event);

    /** It was settled how steps are rolled out over a group of hosts. */
    R rolloutPlanned(RolloutPlanned event);

    /** A host of a group has its turn. */
    R hostStarted(HostStarted event);

    /** A host of a group is left out. */
    R hostLeftOut(HostLeftOut event);

    /** A host of a group had its turn. */
    R hostFinished(HostFinished event);

    /** The run ended. */
    R runFinished(RunFinished event);

    /** The record could not be written any more. */
    R runAborted(RunAborted event);
  }

  /** A part of a run begins with it. */
  sealed interface Beginning extends JournalRunEvent {
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
  sealed interface Ending extends JournalRunEvent {
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
   * @param rollout the run whose steps it plays on one host of a group, and that host
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
      @OmittedWhenEmpty List<OmittedStep> omitted,
      @OmittedWhenEmpty Optional<HostPart> rollout)
      implements Beginning {
    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
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
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.runResumed(this);
    }
  }

  /**
   * The run ends before its last step, and something is to be done as well.
   *
   * @param due what, and the steps that each takes back
   */
  @EventName("run.ends-early")
  record RunEndsEarly(List<UndoStep> due) implements JournalRunEvent {
    @Override
    public String label() {
      return "always";
    }

    @Override
    public String sentence() {
      return "the run ends early, and is to do as well: " + UndoStep.sentence(due);
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
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
      implements JournalRunEvent {
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
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
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
  record RollbackStarted(String step, List<UndoStep> undoing) implements JournalRunEvent {
    @Override
    public String label() {
      return "rollback";
    }

    @Override
    public String sentence() {
      return "after " + step + " failed: " + UndoStep.sentence(undoing);
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
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
  record RollbackFinished(String step, boolean complete) implements JournalRunEvent {
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
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.rollbackFinished(this);
    }
  }

  /**
   * It was settled how steps are rolled out over a group of hosts.
   *
   * @param order the order, as it was written
   * @param waves the hosts, wave by wave
   * @param contents the hashes of what the group's steps do, by their ids
   */
  @EventName("rollout.planned")
  record RolloutPlanned(
      String group,
      String order,
      List<HostWave> waves,
      long concurrency,
      long stopAfterErrors,
      Map<String, String> contents)
      implements JournalRunEvent {
    @Override
    public String label() {
      return "group";
    }

    @Override
    public String sentence() {
      String sizes =
          waves.stream()
              .map(wave -> String.valueOf(wave.hosts().size()))
              .collect(Collectors.joining(", "));
      return group + ", in waves of " + sizes + " (" + order + ")";
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.rolloutPlanned(this);
    }
  }

  /**
   * A host of a group is left out: it has no turn in this run any more.
   *
   * @param flag the option that says so
   */
  @EventName("host.left-out")
  record HostLeftOut(String host, String flag) implements JournalRunEvent {
    @Override
    public boolean isDeviation() {
      return true;
    }

    @Override
    public String label() {
      return "host";
    }

    @Override
    public String sentence() {
      return host + " is left out with " + flag;
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.hostLeftOut(this);
    }
  }

  /**
   * A host of a group has its turn.
   *
   * @param wave the number of its wave
   * @param run the id of its own run
   */
  @EventName("host.started")
  record HostStarted(String host, long wave, Optional<String> run) implements JournalRunEvent {
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
      return visitor.hostStarted(this);
    }
  }

  /**
   * A host of a group had its turn.
   *
   * @param result the word for how it ended
   * @param status the exit status that goes with it
   * @param detail what there is to say of it; empty for nothing
   * @param step the step that did not end well; empty where there is none
   */
  @EventName("host.finished")
  record HostFinished(
      String host,
      long wave,
      Optional<String> run,
      String result,
      OptionalLong status,
      String detail,
      String step,
      OptionalLong millis)
      implements JournalRunEvent {
    @Override
    public String label() {
      return "host";
    }

    @Override
    public String sentence() {
      return host
          + ": "
          + result.replace('-', ' ')
          + (step.isEmpty() ? "" : " at " + step)
          + (detail.isEmpty() ? "" : ": " + detail)
          + run.map(id -> " · run " + id).orElse("");
    }

    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.hostFinished(this);
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
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.runFinished(this);
    }
  }

  /** The record could not be written any more. */
  @EventName("run.aborted")
  record RunAborted(String result, OptionalLong status, String detail) implements Ending {
    @Override
    public <R> R accept(JournalEvent.Visitor<R> visitor) {
      return visitor.runAborted(this);
    }
  }
}
