package dev.runbook.host;

/**
 * A value that a shell gets under a name.
 *
 * @param name what it is called, in the words of that shell
 * @param value the value, of any characters
 * @param number whether it is a whole number, for shells that know the difference
 */
public record Variable(String name, String value, boolean number) {
  /** A text. */
  public static Variable text(String name, String value) {
    return new Variable(name, value, false);
  }

  /** Never the value: it may be a secret. */
  @Override
  public String toString() {
    return name;
  }
}
