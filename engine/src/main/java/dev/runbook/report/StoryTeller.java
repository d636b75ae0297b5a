package dev.runbook.report;

/** Writes each part of a run's story in one format. */
interface StoryTeller {
  /** A later part begins. */
  void resumed(RunPart part, String sentence);

  /** A step's turn begins. */
  void turn(StepHistory turn);

  /** Something was said. */
  void said(TranscriptEntry.Remark said);

  /** A command started. */
  void began(TranscriptEntry.Began began);

  /** What a command wrote to one of its streams. */
  void output(Output output);

  /** What is to be said of output that is not in its place. */
  void missing(String what);

  /** A command ended; its output was told. */
  void ended(TranscriptEntry.Ended ended);

  /** A command did not end; its output was told. */
  void noEnd(StepHistory turn, String what);

  /** A step's turn is told to its end. */
  void turnEnds();

  /** A part of the run ended. */
  void partEnds(RunPart part, String sentence);

  /** What was written between the commands follows. */
  void between();

  /** What was written between the commands is told to its end. */
  void betweenEnds();

  /** The journal is not what was written. */
  void damaged(String message);
}
