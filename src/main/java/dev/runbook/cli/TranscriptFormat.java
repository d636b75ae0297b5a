package dev.runbook.cli;

/** What a transcript is written as. */
enum TranscriptFormat {
  /** For a person. */
  text,
  /** For a ticket: the change record first. */
  markdown,
  /** One page for a browser. */
  html,
  /** A recording for asciinema 3. */
  asciicast,
  /** A recording for asciinema 2. */
  asciicast_v2("asciicast-v2"),
  /** The journal's objects. */
  json;

  private final String word;

  TranscriptFormat() {
    this.word = name();
  }

  TranscriptFormat(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
