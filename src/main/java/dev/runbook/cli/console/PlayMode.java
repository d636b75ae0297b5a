package dev.runbook.cli.console;

/** The mode of a play on screens: real, mock or dry. */
public enum PlayMode {
  /** It does. */
  REAL(""),
  /** On scripted hosts only. */
  MOCK("mock"),
  /** Nothing runs at all. */
  DRY("dry run");

  private final String word;

  PlayMode(String word) {
    this.word = word;
  }

  /** {@code " · mock"} after a heading; nothing where all of it is real. */
  Text mark() {
    return word.isEmpty() ? Text.EMPTY : Text.of(" · " + word, Style.NOTE);
  }

  /** {@code "DANGER · mock"}. */
  String after(String title) {
    return word.isEmpty() ? title : title + " · " + word;
  }
}
