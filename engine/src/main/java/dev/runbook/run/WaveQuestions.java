package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Rollout;
import dev.runbook.plan.Wave;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks about a wave of hosts: a second person about each step that needs one, then whoever plays,
 * about each danger step or once where there is none. What was typed is compared here.
 */
final class WaveQuestions {
  private final ExecutionContext run;
  private final Gate gate;
  private final Announcer announcer;
  private final ApprovalTurn approvals;
  private final Set<String> used = new HashSet<>();

  WaveQuestions(ExecutionContext run, Gate gate, Announcer announcer, ApprovalTurn approvals) {
    this.run = run;
    this.gate = gate;
    this.announcer = announcer;
    this.approvals = approvals;
  }

  /**
   * A wave that is asked about.
   *
   * @param wave those of its hosts that were reached
   * @param hosts all of its hosts
   * @param running the steps that run on each of them
   */
  record Asked(Rollout rollout, Wave wave, List<Question.WaveHost> hosts, List<Step> running) {
    List<Step> dangers() {
      return running.stream().filter(Step::isDanger).toList();
    }

    Map<String, HostAnswer> answers() {
      Map<String, HostAnswer> answers = new LinkedHashMap<>();
      hosts.forEach(host -> host.answer().ifPresent(answer -> answers.put(host.host(), answer)));
      return answers;
    }
  }

  /**
   * What was said.
   *
   * @param refused how the run ends; empty where the wave has its turn
   * @param consents what was confirmed and approved for each host
   */
  record Said(Optional<RunEnd> refused, Map<String, HostConsent> consents) {
    private static Said no(RunEnd end) {
      return new Said(Optional.of(end), Map.of());
    }
  }

  Said ask(Asked asked) {
    Map<String, Approval.Granted> approved = new LinkedHashMap<>();
    List<Optional<Step>> questions =
        asked.dangers().isEmpty()
            ? List.of(Optional.empty())
            : asked.dangers().stream().map(Optional::of).toList();
    for (Optional<Step> danger : questions) {
      Optional<RunEnd> refused = ask(asked, danger, approved);
      if (refused.isPresent()) {
        return Said.no(refused.get());
      }
    }
    return use(approved).map(Said::no).orElseGet(() -> given(asked, approved));
  }

  private static Said given(Asked asked, Map<String, Approval.Granted> approved) {
    Set<String> confirmed = asked.dangers().stream().map(Step::id).collect(Collectors.toSet());
    Map<String, HostConsent> consents = new LinkedHashMap<>();
    asked
        .answers()
        .forEach(
            (host, answer) ->
                consents.put(host, new HostConsent(confirmed, approved, Optional.of(answer))));
    return new Said(Optional.empty(), consents);
  }

  private Optional<RunEnd> ask(
      Asked asked, Optional<Step> danger, Map<String, Approval.Granted> approved) {
    Rollout rollout = asked.rollout();
    Wave wave = asked.wave();
    String expected = danger.isPresent() ? rollout.word(wave) : Question.OfWave.GO;
    announcer.announce(new RunEvent.WaveShown(wave, danger, expected));
    Optional<RunEnd> missing = approve(asked, danger, approved);
    if (missing.isPresent()) {
      return missing;
    }
    String typed =
        gate.confirmWave(
            new Question.OfWave(rollout, wave, asked.hosts(), asked.running(), danger, expected));
    if (run.interruption().runEnds().isPresent()) {
      return Optional.of(new RunEnd(run.interruption().runEnds().get(), ""));
    }
    boolean given = typed.equals(expected);
    announcer.announce(new RunEvent.WaveAnswered(wave, danger, expected, given));
    return given ? Optional.empty() : Optional.of(notGiven(wave, danger, expected));
  }

  /** Steps that are no danger and need a second person are asked about with the first question. */
  private Optional<RunEnd> approve(
      Asked asked, Optional<Step> danger, Map<String, Approval.Granted> approved) {
    for (Step step : asked.running()) {
      boolean now = danger.equals(Optional.of(step)) || !step.isDanger();
      if (now && !approved.containsKey(step.id()) && approvals.isNeeded(step)) {
        Optional<RunEnd> missing = approve(asked, step, approved);
        if (missing.isPresent()) {
          return missing;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<RunEnd> approve(
      Asked asked, Step onHost, Map<String, Approval.Granted> approved) {
    Plan plan = run.plan().now();
    Step step = plan.step(onHost.id()).orElseThrow();
    Optional<String> file = Optional.of("");
    ApprovalTurn.Search look = ApprovalTurn.Search.NONE;
    while (look.given().isEmpty() && file.isPresent()) {
      look = approvals.look(step, asked.answers(), List.of(), file.get());
      file = look.again();
    }
    if (run.interruption().runEnds().isPresent()) {
      return Optional.of(new RunEnd(run.interruption().runEnds().get(), ""));
    }
    if (look.given().isEmpty()) {
      return Optional.of(new RunEnd(RunResult.UNCONFIRMED, look.why()));
    }
    approved.put(step.id(), look.given().get());
    return Optional.empty();
  }

  /** One that covers several waves is used up with the first of them. */
  private Optional<RunEnd> use(Map<String, Approval.Granted> approved) {
    for (Map.Entry<String, Approval.Granted> each : approved.entrySet()) {
      Step step = run.plan().now().step(each.getKey()).orElseThrow();
      if (used.contains(each.getValue().id())) {
        approvals.usedAgain(step, each.getValue());
        continue;
      }
      Optional<String> refused = approvals.use(step, each.getValue());
      if (refused.isPresent()) {
        return Optional.of(new RunEnd(RunResult.UNCONFIRMED, refused.get()));
      }
      used.add(each.getValue().id());
    }
    return Optional.empty();
  }

  private RunEnd notGiven(Wave wave, Optional<Step> danger, String expected) {
    if (danger.isPresent()) {
      String title = danger.get().title();
      return new RunEnd(
          RunResult.UNCONFIRMED, "\"" + title + "\" was not confirmed for " + expected);
    }
    return gate.isPerson()
        ? new RunEnd(RunResult.STOPPED, "stopped before wave " + wave.number())
        : new RunEnd(RunResult.UNCONFIRMED, "wave " + wave.number() + " was not let go");
  }
}
