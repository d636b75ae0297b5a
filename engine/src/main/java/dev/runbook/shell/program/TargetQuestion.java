package dev.runbook.shell.program;

/**
 * A command that asks a program for its target. It only looks.
 *
 * @param text what a shell gets, where the command stands that it is asked for
 * @param shown what is asked, for people: {@code kubectl config current-context}
 */
public record TargetQuestion(String text, String shown) {
  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TargetQuestion question
        && text.equals(question.text)
        && shown.equals(question.shown);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
