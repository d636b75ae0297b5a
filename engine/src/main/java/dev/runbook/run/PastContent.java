package dev.runbook.run;

import java.util.List;

/**
 * The content of a step when it was played.
 *
 * @param sha256 its hash, {@link dev.runbook.plan.StepContent}; empty where the step never began
 * @param edited whether the operator had edited its commands for its last attempt, so that the page
 *     does not say what ran
 * @param texts its commands as they were then, for telling what has changed
 * @param formerId the id that the step had then, where it stands under another one on the page now;
 *     else empty
 */
public record PastContent(String sha256, boolean edited, List<String> texts, String formerId) {
  /** Copies the list. */
  public PastContent {
    texts = List.copyOf(texts);
  }

  /** Of a step under its own id. */
  public PastContent(String sha256, boolean edited, List<String> texts) {
    this(sha256, edited, texts, "");
  }

  /** The same of a step that has another id on the page now. */
  PastContent formerly(String id) {
    return new PastContent(sha256, edited, texts, id);
  }
}
