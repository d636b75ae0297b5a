package dev.runbook.report;

import dev.runbook.journal.RunSummary;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

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

  /** Looks at a run's page as it is now. */
  public static PageState of(RunSummary run) {
    try {
      String now = Source.sha256(Files.readAllBytes(run.page().file()));
      return now.equals(run.page().sha256()) ? SAME : CHANGED;
    } catch (NoSuchFileException e) {
      return GONE;
    } catch (IOException e) {
      return UNREADABLE;
    }
  }
}
