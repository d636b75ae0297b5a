package dev.runbook.replay;

import dev.runbook.document.Settings;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.host.Identity;
import dev.runbook.host.mock.DrillFault;
import dev.runbook.host.mock.Fault;
import dev.runbook.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Repeats a play that ended well, with one fault each time; no repetition may end as if all was
 * well.
 */
public final class Drill {
  /** A status that no page takes for a success unless it says so. */
  private static final int FAILS = 9;

  private static final Identity OTHER = new Identity("another-machine", "another-user");

  private static final Map<String, Fault> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put("connection lost before", Fault.DISCONNECT_BEFORE);
    FAULTS.put("connection lost in the middle", Fault.DISCONNECT_DURING);
    FAULTS.put("connection lost after", Fault.DISCONNECT_AFTER);
    FAULTS.put("hangs", Fault.HANG);
  }

  private final ReadyScenario scenario;
  private final Played good;
  private final List<DrillRun> runs = new ArrayList<>();

  private Drill(ReadyScenario scenario, Played good) {
    this.scenario = scenario;
    this.good = good;
  }

  /** Repeats a play with every fault. */
  static Drill of(ReadyScenario scenario, Played good) {
    Drill drill = new Drill(scenario, good);
    good.sent().stream()
        .filter(SentCommand::isReceived)
        .filter(sent -> !drill.isMended(sent))
        .forEach(drill::drillCommand);
    drill.drillIdentities();
    return drill;
  }

  /** The scenario, as people call it. */
  public String title() {
    return scenario.scenario().title();
  }

  /** The repetitions, in the order of the play. */
  public List<DrillRun> runs() {
    return List.copyOf(runs);
  }

  /** Passes each repetition to an action. */
  public void forEachFault(Consumer<DrillRun> look) {
    runs().forEach(look);
  }

  /** Whether the scenario has a failure of this step already, and says what a person does then. */
  private boolean isMended(SentCommand sent) {
    return Optional.ofNullable(scenario.answers().get(sent.step().id())).stream()
        .flatMap(answers -> answers.turns().stream())
        .anyMatch(turn -> !turn.onFailure().isEmpty());
  }

  private void drillCommand(SentCommand sent) {
    Set<Integer> fine = sent.step().options().okExit();
    if (sent.command().login()) { // It ends with the status of what was typed there last.
      faults(sent);
      return;
    }
    int status = fine.contains(FAILS) ? FAILS + fine.stream().reduce(0, Math::max) : FAILS;
    strike(sent, "exit " + status, DrillFault.exit(status), false);
    if (!isOwn(sent)) {
      return;
    }
    fine.stream()
        .filter(each -> each != 0)
        .sorted()
        .forEach(each -> strike(sent, "exit " + each, DrillFault.exit(each), true));
  }

  /**
   * Whether it is a command of its step, and no condition or check: to these a status is no fault.
   */
  private static boolean isOwn(SentCommand sent) {
    return sent.step().commands().stream()
        .anyMatch(command -> command.span().equals(sent.command().span()));
  }

  private void strike(SentCommand sent, String fault, DrillFault mishap, boolean fine) {
    runs.add(run(sent, fault, mishap, fine));
    if (!fine) {
      faults(sent);
    }
  }

  /** What follows something is ended by Ctrl-C, which is its success, so that it may hang. */
  private void faults(SentCommand sent) {
    FAULTS.forEach(
        (words, fault) -> {
          if (fault != Fault.HANG || sent.step().kind() != StepKind.FOLLOW) {
            runs.add(run(sent, words, DrillFault.fault(fault), false));
          }
        });
  }

  private DrillRun run(SentCommand sent, String fault, DrillFault mishap, boolean fine) {
    Replay replay = scenario.replay();
    replay.injectFault(sent.received().number(), mishap);
    Played played = replay.play();
    return new DrillRun(
        scenario.scenario(), Optional.of(sent), sent.step().id(), fault, fine, good, played);
  }

  /** Hosts of which the page says who they are, all the time and from each danger step on. */
  private void drillIdentities() {
    Plan plan = good.plan();
    Settings settings = plan.procedure().page().document().frontMatter().settings();
    List<String> hosts =
        good.sent().stream()
            .map(sent -> sent.received().host())
            .distinct()
            .filter(host -> isAsked(settings.hosts().get(host)))
            .toList();
    for (String host : hosts) {
      drillIdentity(host, Optional.empty());
      good.asked().stream()
          .flatMap(id -> plan.step(id).stream())
          .filter(step -> step.hosts().contains(host))
          .map(Step::id)
          .distinct()
          .forEach(step -> drillIdentity(host, Optional.of(step)));
    }
  }

  private static boolean isAsked(Settings.ExpectedHost expected) {
    return expected != null && (expected.hostname().isPresent() || expected.user().isPresent());
  }

  private void drillIdentity(String host, Optional<String> step) {
    Replay replay = scenario.replay();
    replay.replaceIdentity(host, step, OTHER);
    String fault = host + " is another machine";
    runs.add(
        new DrillRun(
            scenario.scenario(),
            Optional.empty(),
            step.orElse(""),
            fault,
            false,
            good,
            replay.play()));
  }
}
