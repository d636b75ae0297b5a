package dev.runbook.host.bash;

/** Quotes text for one reading by a shell. */
public final class Quote {
  private Quote() {}

  /** The text as one word, whatever it holds. */
  public static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
