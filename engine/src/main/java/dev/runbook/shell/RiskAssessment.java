package dev.runbook.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A risk, and the reasons for it.
 *
 * @param risk what it may do: at least the gravest of the reasons
 * @param reasons why, in the order in which they were found
 */
public record RiskAssessment(Risk risk, List<Reason> reasons) {
  /** Of what only looks, as far as anybody can tell. */
  public static final RiskAssessment NONE = new RiskAssessment(Risk.NONE, List.of());

  /** Copies the list. */
  public RiskAssessment {
    reasons = List.copyOf(reasons);
  }

  /** The one that these reasons give. */
  public static RiskAssessment of(List<Reason> reasons) {
    return NONE.with(reasons);
  }

  /** The same with more reasons; the risk is the gravest. */
  public RiskAssessment with(List<Reason> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Reason> all = new ArrayList<>(reasons);
    all.addAll(more);
    return new RiskAssessment(all.stream().map(Reason::risk).reduce(risk, Risk::or), all);
  }
}
