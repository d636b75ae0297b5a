package dev.runbook.report;

/** The state of a page compared with when it was played. */
public enum PageState {
  /** It still has the bytes that were played. */
  SAME("same"),
  /** It was edited. */
  CHANGED("changed"),
  /** It is not there any more. */
  GONE("gone"),
  /** It cannot be read. */
  UNREADABLE("unreadable");

  private final String word;

  PageState(String word) {
    this.word = word;
  }

  /** The word that people and JSON get. */
  public String word() {
    return word;
  }
}
