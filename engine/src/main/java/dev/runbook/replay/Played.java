package dev.runbook.replay;

import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.host.mock.MockFile;
import dev.runbook.host.mock.MockPlace;
import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import dev.runbook.run.RunEnd;
import dev.runbook.run.StepOutcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The result of a play against mock hosts. */
public final class Played {
  private final ReadyScenario scenario;
  private final RunEnd ended;
  private final PlayNotes notes;
  private final Map<String, Map<String, String>> state;
  private final List<MockPlace> used;
  private final Mask mask;
  private final List<Played> parts;

  /**
   * What was noted of a play.
   *
   * @param asked the steps whose danger was asked about, in order
   * @param outcomes how each step stands at the end, by id, rollback steps included
   * @param turns how the turns of a group's hosts ended, by host
   * @param sent what hosts were given, in order
   * @param output what each step printed to standard output, secrets covered, by id
   * @param isCut whether the run was cut off
   */
  record PlayNotes(
      List<String> asked,
      Map<String, StepOutcome> outcomes,
      Map<String, String> turns,
      List<SentCommand> sent,
      Map<String, String> output,
      boolean isCut) {
    /** Copies lists and maps, order kept. */
    PlayNotes {
      asked = List.copyOf(asked);
      outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
      turns = Collections.unmodifiableMap(new LinkedHashMap<>(turns));
      sent = List.copyOf(sent);
      output = Collections.unmodifiableMap(new LinkedHashMap<>(output));
    }
  }

  /**
   * What came of a scenario.
   *
   * @param state the state of each host at the end
   * @param used the replies that were given
   * @param mask covers the secrets of what is shown of it
   */
  Played(
      ReadyScenario scenario,
      RunEnd ended,
      PlayNotes notes,
      Map<String, Map<String, String>> state,
      List<MockPlace> used,
      Mask mask) {
    this(scenario, ended, notes, state, used, mask, List.of());
  }

  private Played(
      ReadyScenario scenario,
      RunEnd ended,
      PlayNotes notes,
      Map<String, Map<String, String>> state,
      List<MockPlace> used,
      Mask mask,
      List<Played> parts) {
    this.parts = List.copyOf(parts);
    this.scenario = scenario;
    this.ended = ended;
    this.notes = notes;
    this.state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    this.used = List.copyOf(used);
    this.mask = mask;
  }

  /** The same with all parts of its run, itself the first of them. */
  Played with(List<Played> all) {
    return new Played(scenario, ended, notes, state, all.get(all.size() - 1).used, mask, all);
  }

  /** The parts of its run, one after the other: where it was not gone on with, itself alone. */
  public List<Played> parts() {
    return parts.isEmpty() ? List.of(this) : parts;
  }

  /** The scenario, or the part of one. */
  Scenario scenario() {
    return scenario.scenario();
  }

  /** What was played. */
  public Plan plan() {
    return scenario.plan();
  }

  /** The files that its mock hosts are from; the first that fits answers. */
  List<MockFile> layers() {
    return scenario.layers();
  }

  /** How the run ended. */
  public RunEnd ended() {
    return ended;
  }

  /** The steps whose danger was asked about, in order. */
  public List<String> asked() {
    return notes.asked();
  }

  /** How each step stands at the end, by id, rollback steps included. */
  public Map<String, StepOutcome> outcomes() {
    return notes.outcomes();
  }

  /** How the turn of a group's host ended, in the words of results; {@code not-begun} without. */
  public String turn(String host) {
    return notes.turns().getOrDefault(host, HostTurns.NOT_BEGUN);
  }

  /** What hosts were given, in order. */
  public List<SentCommand> sent() {
    return notes.sent();
  }

  /** What each step printed to standard output, secrets covered, by id. */
  public Map<String, String> output() {
    return notes.output();
  }

  /** The state of each host at the end. */
  public Map<String, Map<String, String>> state() {
    return state;
  }

  /** The replies that were given. */
  public List<MockPlace> used() {
    return used;
  }

  /** What covers the secrets of what is shown of it. */
  public Mask mask() {
    return mask;
  }

  /** The exit status that the command line would have; 137 where the run was cut off. */
  public int exit() {
    return notes.isCut() ? ScenarioLevel.KILLED : ended.result().exitStatus();
  }

  /** How it ended, in the word that journals use; {@code cut} where it was cut off. */
  public String word() {
    return notes.isCut() ? "cut" : ended.result().word();
  }

  /**
   * How a step stands at the end.
   *
   * @param step its id
   */
  public StepOutcome outcome(String step) {
    return outcomes().getOrDefault(step, StepOutcome.NOT_REACHED);
  }

  /** The step that a scenario names: by its id, or else by what that ends with. */
  Step step(String name) {
    Plan plan = plan();
    return plan.step(name)
        .orElseGet(
            () ->
                References.named(
                        Stream.concat(plan.steps().stream(), plan.rollback().stream()).toList(),
                        name)
                    .get(0));
  }

  /**
   * Repeats the play with one fault each time: each command that was sent fails, hangs, or loses
   * its connection before, in or after its work; each host is another one.
   */
  public Drill drill() {
    return Drill.of(scenario, this);
  }

  /** Where a command stands on the page. */
  SourcePlace placeOf(SentCommand sent) {
    return new SourcePlace(plan().procedure().source(), sent.command().span());
  }
}
