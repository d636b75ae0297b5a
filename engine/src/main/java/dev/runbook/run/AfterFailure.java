package dev.runbook.run;

import java.util.List;
import java.util.Map;

/** The gate's answer after a step failed. */
public sealed interface AfterFailure {
  /** Try the step again, from its first command. */
  record Retry() implements AfterFailure {}

  /** Try it again from its first command, with other texts: a deviation from the page. */
  record EditAndRetry(List<String> texts) implements AfterFailure {
    /** Copies the list. */
    public EditAndRetry {
      texts = List.copyOf(texts);
    }
  }

  /** Try the command again that has failed, or the check, then go on with those after it. */
  record Again() implements AfterFailure {}

  /**
   * The same with other texts for that command, and for those after it as far as there are texts: a
   * deviation from the page.
   */
  record EditAndGoOn(List<String> texts) implements AfterFailure {
    /** Copies the list. */
    public EditAndGoOn {
      texts = List.copyOf(texts);
    }
  }

  /** The same, with the operator's terminal for that command. */
  record WithTerminal() implements AfterFailure {}

  /**
   * Go on with the command after it, for a reason. The step stays failed, whatever comes of the
   * others.
   */
  record NextCommand(String reason) implements AfterFailure {}

  /** The command whose end nobody saw took effect, as somebody knows: go on after it. */
  record Happened(String reason) implements AfterFailure {}

  /** The command whose end nobody saw did not take effect; what now is asked afterwards. */
  record DidNotHappen(String reason) implements AfterFailure {}

  /** Other values hold from now on, for the rest of the run; then it is asked again. */
  record Change(Map<String, String> values) implements AfterFailure {
    /** Copies the map. */
    public Change {
      values = Map.copyOf(values);
    }
  }

  /** Go on without the step, for a reason. */
  record Skip(String reason) implements AfterFailure {}

  /** Play the rollback, then end the run. */
  record RollBack() implements AfterFailure {}

  /** End the run here. */
  record Stop() implements AfterFailure {}
}
