package dev.runbook.host.jshell.remote;

import java.util.List;

/**
 * How an evaluation ended.
 *
 * @param begun whether any of it ran
 * @param findings what kept it from ending well; empty when nothing did
 */
public record Reply(boolean begun, List<Finding> findings) {
  /** Copies the list. */
  public Reply {
    findings = List.copyOf(findings);
  }

  static Reply ok() {
    return new Reply(true, List.of());
  }

  static Reply failed(List<Finding> findings) {
    return new Reply(true, findings);
  }

  static Reply refused(Finding finding) {
    return new Reply(false, List.of(finding));
  }
}
