package dev.runbook.cli;

/** The formats of a transcript. */
enum TranscriptFormat {
  /** For a person. */
  text,
  /** For a ticket: the change record first. */
  markdown,
  /** One page for a browser. */
  html,
  /** A recording for asciinema 3. */
  asciicast,
  /** The journal's objects. */
  json
}
