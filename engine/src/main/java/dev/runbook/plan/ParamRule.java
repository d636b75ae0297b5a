package dev.runbook.plan;

import dev.runbook.document.Settings.ParamType;
import dev.runbook.graph.ChoicesFrom;
import java.util.List;
import java.util.Optional;

/**
 * The values that a parameter allows.
 *
 * @param type what it may hold
 * @param secret whether it must never be shown or written
 * @param pattern a regular expression for the whole value
 * @param choices the values it may have; empty for any
 * @param choicesFrom what names its choices when it is asked for
 */
public record ParamRule(
    ParamType type,
    boolean secret,
    Optional<String> pattern,
    List<String> choices,
    Optional<ChoicesFrom> choicesFrom) {
  /** Copies the list. */
  public ParamRule {
    choices = List.copyOf(choices);
  }
}
