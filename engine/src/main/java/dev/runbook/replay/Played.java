package dev.runbook.replay;

import dev.runbook.host.mock.MockPlace;
import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import dev.runbook.run.RunEnd;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a play against mock hosts.
 *
 * @param plan what was played
 * @param ended how the run ended
 * @param asked the steps whose danger was asked about, in order
 * @param outcomes how each step stands at the end, by id, rollback steps included
 * @param sent what hosts were given, in order
 * @param output what each step printed to standard output, secrets covered, by id
 * @param state the state of each host at the end
 * @param used the replies that were given
 * @param mask covers the secrets of what is shown of it
 */
public record Played(
    Plan plan,
    RunEnd ended,
    List<String> asked,
    Map<String, StepOutcome> outcomes,
    List<Sent> sent,
    Map<String, String> output,
    Map<String, Map<String, String>> state,
    List<MockPlace> used,
    Mask mask) {
  /** Copies lists and maps, order kept. */
  public Played {
    asked = List.copyOf(asked);
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    sent = List.copyOf(sent);
    used = List.copyOf(used);
    output = Collections.unmodifiableMap(new LinkedHashMap<>(output));
    state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
  }

  /** The exit status that the command line would have. */
  public int exit() {
    return ended.result().exitStatus();
  }

  /**
   * How a step stands at the end.
   *
   * @param step its id
   */
  public StepOutcome outcome(String step) {
    return outcomes.getOrDefault(step, StepOutcome.NOT_REACHED);
  }

  /** Where a command stands on the page. */
  SourcePlace placeOf(Sent sent) {
    return new SourcePlace(plan.procedure().source(), sent.command().span());
  }
}
