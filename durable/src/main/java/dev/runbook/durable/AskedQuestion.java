package dev.runbook.durable;

/**
 * A question that a run waits with.
 *
 * @param kind which kind of question
 * @param step the id of the step that it is about; empty where it is about none
 * @param expected what must be typed, where only that is a yes; empty else
 * @param request what a second person would sign; null where nobody has to
 */
public record AskedQuestion(String kind, String step, String expected, String request) {
  static final String APPROVAL = "approval";

  AskedQuestion(String kind, String step, String expected) {
    this(kind, step, expected, null);
  }

  static AskedQuestion approval(String step, String request) {
    return new AskedQuestion(APPROVAL, step, "", request);
  }
}
