package dev.runbook.host.local;

/** Quotes text for one reading by a shell. */
final class Quote {
  private Quote() {}

  static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
