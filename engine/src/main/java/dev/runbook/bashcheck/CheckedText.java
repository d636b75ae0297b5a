package dev.runbook.bashcheck;

import dev.runbook.source.PassedTexts;

/**
 * A text that bash checks.
 *
 * @param text the text
 * @param extglob whether {@code shopt -s extglob} is in force where it is read
 */
record CheckedText(String text, boolean extglob) {
  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CheckedText checked
        && extglob == checked.extglob
        && text.equals(checked.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The same question about another text. */
  CheckedText about(String other) {
    return new CheckedText(other, extglob);
  }

  /** What tells it from every other question. */
  String hash() {
    return PassedTexts.hash(script());
  }

  /**
   * The script that is read instead of the text. After its first line bash executes nothing any
   * more; that line is not counted in what bash says.
   */
  String script() {
    return (extglob ? "shopt -s extglob; set -n\n" : "set -n\n") + text;
  }
}
