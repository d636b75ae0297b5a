package dev.runbook.replay;

import dev.runbook.graph.Step;
import dev.runbook.host.mock.ReceivedCommand;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepOutcome;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One repetition of a play with one fault, and its result. */
public final class DrillRun {
  private final Scenario scenario;
  private final Optional<SentCommand> struck;
  private final String step;
  private final String fault;
  private final boolean isFine;
  private final Played good;
  private final Played played;

  /**
   * A repetition.
   *
   * @param struck the command with the fault; empty if a host is another machine
   * @param step the step from which on the fault holds; empty for the whole play
   * @param isFine whether the page says that this is no failure
   * @param good the play without a fault
   */
  DrillRun(
      Scenario scenario,
      Optional<SentCommand> struck,
      String step,
      String fault,
      boolean isFine,
      Played good,
      Played played) {
    this.scenario = scenario;
    this.struck = struck;
    this.step = step;
    this.fault = fault;
    this.isFine = isFine;
    this.good = good;
    this.played = played;
  }

  /** The exit status of the run. */
  public int exit() {
    return played.exit();
  }

  /** What went wrong, in a few words. */
  public String fault() {
    return fault;
  }

  /** The id of the step in which it did; empty for all the time. */
  public String step() {
    return step;
  }

  /** What came of the play. */
  public Played played() {
    return played;
  }

  /** Where it went wrong: the command on the page, or the scenario. */
  public SourcePlace place() {
    return struck
        .map(good::placeOf)
        .or(
            () ->
                played
                    .plan()
                    .step(step)
                    .map(each -> new SourcePlace(played.plan().procedure().source(), each.span())))
        .orElseGet(() -> new SourcePlace(played.plan().procedure().source(), Span.at(0)));
  }

  /**
   * Whether the page means this to be no failure: {@code ok-exit} has its status, it is the answer
   * of a condition, or the step after it is there for it.
   */
  public boolean isMeant() {
    return isFine || struck.filter(sent -> isCondition(sent) || isAnswered(sent)).isPresent();
  }

  private boolean isCondition(SentCommand sent) {
    boolean status = fault.startsWith("exit ");
    return status
        && sent.step()
            .options()
            .condition()
            .filter(command -> command.span().equals(sent.command().span()))
            .isPresent();
  }

  /** An optional step right after a check takes the check's failure for its yes. */
  private boolean isAnswered(SentCommand sent) {
    List<Step> steps = played.plan().steps();
    int next = 1 + steps.stream().map(Step::id).toList().indexOf(sent.step().id());
    return fault.startsWith("exit ")
        && next > 0
        && next < steps.size()
        && steps.get(next).optional()
        && played.ended().result() == RunResult.DONE
        && played.outcome(steps.get(next).id()) != StepOutcome.LEFT_OUT
        && good.outcome(steps.get(next).id()) == StepOutcome.LEFT_OUT;
  }

  /** Where the page says that it is meant, in words. */
  public String meaning() {
    return isFine ? "`ok-exit` has it" : "it is the answer to a question of the page";
  }

  /** The commands that ran after what went wrong, but for those that always run. */
  public List<SentCommand> after() {
    return struck.map(this::after).orElse(List.of());
  }

  private List<SentCommand> after(SentCommand sent) {
    return played.sent().stream()
        .filter(SentCommand::isReceived)
        .filter(each -> each.received().number() > sent.received().number())
        .filter(each -> !isTriedAgain(each, sent) && !each.step().options().always())
        .toList();
  }

  /** A step that may be tried again begins with its first command, and comes to the same one. */
  private static boolean isTriedAgain(SentCommand each, SentCommand struck) {
    return each.step().id().equals(struck.step().id())
        && each.command().span().start() <= struck.command().span().start();
  }

  /** What must not be, in a sentence each; nothing where all is as it should. */
  public List<String> complaints() {
    List<String> all = new ArrayList<>();
    if (isMeant()) {
      return all;
    }
    if (exit() == 0) {
      all.add("the run ended with 0, as if all was well");
    }
    after().stream()
        .findFirst()
        .ifPresent(
            sent -> all.add("the run went on: " + sent.step().id() + " was sent " + shown(sent)));
    played.sent().stream()
        .filter(sent -> sent.received().kind() == ReceivedCommand.Kind.FORBIDDEN)
        .forEach(
            sent ->
                all.add(
                    "a host received a command that its mock forbids: "
                        + sent.received().forbidden().orElseThrow().because()));
    return all;
  }

  private String shown(SentCommand sent) {
    return "`" + played.mask().text(sent.received().text()).lines().findFirst().orElse("") + "`";
  }

  /** Whether a danger step had begun, and nothing undoes it. */
  public boolean lacksRollback() {
    return struck
        .filter(sent -> sent.step().isDanger())
        .filter(sent -> played.plan().rollback().isEmpty())
        .filter(sent -> sent.step().options().rollback().isEmpty())
        .isPresent();
  }

  /** All of it, for people. */
  public String story() {
    StringBuilder story = new StringBuilder();
    story.append(scenario.title()).append(": ").append(place().at());
    story.append("  ").append(step.isEmpty() ? "" : step + ": ").append(fault);
    story.append("; the run ended with ").append(exit());
    story.append(" (").append(played.ended().result().words()).append(")");
    complaints().forEach(complaint -> story.append("\n  ").append(complaint));
    return story.toString();
  }
}
