package dev.runbook.journal;

import dev.runbook.graph.Step;
import dev.runbook.host.Connection;
import dev.runbook.host.Outcome;
import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import dev.runbook.run.OutputTally;
import dev.runbook.run.RunEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a journal says of each event.
 *
 * <p>Events carry whole plans and steps with filled-in commands; only what is named here is
 * written, and every free text passes the mask.
 */
final class EventFields {
  /** Answers by which a run departs from its page: other commands, none, or the same once more. */
  private static final Set<String> DEVIATIONS = Set.of("edit", "skip", "skip-failed", "retry");

  private final String id;
  private final PlayedBy by;
  private final Mask mask;
  private final ResumeFields resume;

  EventFields(String id, PlayedBy by, Mask mask) {
    this.id = id;
    this.by = by;
    this.mask = mask;
    this.resume = new ResumeFields(by, mask);
  }

  /**
   * An event as journals have it.
   *
   * @param name what it is called
   * @param fields what is said of it
   * @param force whether it must be on the disk before anything else happens
   */
  record Entry(String name, Map<String, Object> fields, boolean force) {
    /** The same with one more field. */
    Entry with(String key, Object value) {
      Map<String, Object> more = new LinkedHashMap<>(fields);
      more.put(key, value);
      return new Entry(name, more, force);
    }
  }

  Entry of(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      return new Entry("run.started", runStarted(started), true);
    }
    if (event instanceof RunEvent.RunResumed resumed) {
      return new Entry("run.resumed", resume.runResumed(resumed), true);
    }
    if (event instanceof RunEvent.StepSettled settled) {
      return new Entry("step.settled", resume.stepSettled(settled), true);
    }
    if (event instanceof RunEvent.StepShown shown) {
      return new Entry("step.shown", stepShown(shown), false);
    }
    if (event instanceof RunEvent.StepAnswered answered) {
      return new Entry("step.answered", stepAnswered(answered), true);
    }
    if (event instanceof RunEvent.StepStarted started) {
      return new Entry("step.started", resume.stepStarted(started), true);
    }
    if (event instanceof RunEvent.CommandStarted started) {
      return new Entry("command.started", commandStarted(started), true);
    }
    if (event instanceof RunEvent.CommandFinished finished) {
      return new Entry("command.finished", commandFinished(finished), true);
    }
    if (event instanceof RunEvent.StepFinished finished) {
      return new Entry("step.finished", stepFinished(finished), true);
    }
    if (event instanceof RunEvent.HostIdentified identified) {
      return new Entry("host.identified", hostIdentified(identified), false);
    }
    if (event instanceof RunEvent.Noticed noticed) {
      return new Entry("notice", Json.map("text", mask.text(noticed.text())), false);
    }
    if (event instanceof RunEvent.RunFinished finished) {
      return new Entry("run.finished", runFinished(finished), true);
    }
    throw new IllegalStateException("a journal has no word for " + event.getClass().getName());
  }

  private Map<String, Object> runStarted(RunEvent.RunStarted started) {
    Plan plan = started.plan();
    PlanFile file = PlanFile.of(plan, mask);
    return Json.map(
        "schema", "runbook.journal/1",
        "id", id,
        "runbook", file.runbook(),
        "target", plan.target(),
        "title", mask.text(plan.procedure().title()),
        "plan", file.planSha256(),
        "planFile", file.sha256(),
        "mode", started.mode(),
        "mock", by.provenance().mock().map(EventFields::mock).orElse(null),
        "operator", by.operator(),
        "machine", by.machine(),
        "version", by.version(),
        "reason", by.provenance().reason().map(mask::text).orElse(null),
        "git", by.provenance().commit().map(EventFields::commit).orElse(null),
        "folder", by.folder().toString(),
        "pid", by.pid(),
        "since", by.since().map(JournalLine::time).orElse(null),
        "terminal", by.terminalFields(),
        "section", plan.procedure().slug(),
        "chosen", resume.chosen(started.chosen()),
        "hosts", plan.hosts(),
        "params", new ParamFields(by, mask).of(plan));
  }

  static Map<String, Object> commit(Provenance.PageCommit commit) {
    return Json.map("commit", commit.id(), "dirty", commit.dirty());
  }

  static Map<String, Object> mock(Provenance.MockScript script) {
    return Json.map("file", script.file().toString(), "sha256", script.sha256());
  }

  private Map<String, Object> stepShown(RunEvent.StepShown shown) {
    Step step = shown.step();
    return Json.map(
        "step", step.id(),
        "title", mask.text(step.title()),
        "position", shown.position(),
        "total", shown.total(),
        "content", shown.content(),
        "line", step.line(),
        "kind", step.kind().word(),
        "danger", step.isDanger(),
        "hosts", step.hosts());
  }

  private Map<String, Object> stepAnswered(RunEvent.StepAnswered answered) {
    return Json.map(
        "step", answered.step().id(),
        "answer", answered.answer(),
        "detail", mask.text(answered.detail()),
        "deviation", DEVIATIONS.contains(answered.answer()));
  }

  private Map<String, Object> commandStarted(RunEvent.CommandStarted started) {
    return Json.map(
        "step", started.step().id(),
        "number", started.number(),
        "host", started.command().where().host(),
        "line", started.command().line(),
        "check", started.isCheck(),
        "text", mask.text(started.command().text()),
        "run", mask.text(started.run()));
  }

  private Map<String, Object> commandFinished(RunEvent.CommandFinished finished) {
    Outcome outcome = finished.outcome();
    OutputTally output = finished.output();
    return Json.map(
        "step", finished.step().id(),
        "number", finished.number(),
        "outcome", outcome.word(),
        "status", finished.status().orElse(null),
        "detail", outcome.isOk() ? "" : mask.text(outcome.sentence()),
        "millis", finished.millis(),
        "stdout", Json.map("bytes", output.stdoutBytes(), "sha256", output.stdoutSha256()),
        "stderr", Json.map("bytes", output.stderrBytes(), "sha256", output.stderrSha256()));
  }

  private Map<String, Object> hostIdentified(RunEvent.HostIdentified identified) {
    Optional<Connection> connection = identified.answer().connection();
    return Json.map(
        "step", identified.step().id(),
        "host", identified.host(),
        "hostname", mask.text(identified.answer().identity().hostname()),
        "user", mask.text(identified.answer().identity().user()),
        "transport", connection.map(Connection::transport).orElse(null),
        "address", connection.map(Connection::address).orElse(null),
        "fingerprint", connection.map(Connection::fingerprint).orElse(null));
  }

  private Map<String, Object> stepFinished(RunEvent.StepFinished finished) {
    return Json.map(
        "step", finished.step().id(),
        "result", finished.result().word(),
        "reason", mask.text(finished.result().detail()),
        "millis", finished.millis());
  }

  private Map<String, Object> runFinished(RunEvent.RunFinished finished) {
    Map<String, Object> fields =
        Json.map(
            "result", finished.result().word(),
            "status", finished.result().exitStatus(),
            "detail", mask.text(finished.detail()),
            "millis", finished.millis());
    finished.result().signal().ifPresent(signal -> fields.put("signal", signal));
    return fields;
  }
}
