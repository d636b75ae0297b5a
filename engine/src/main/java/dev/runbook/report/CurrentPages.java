package dev.runbook.report;

import dev.runbook.journal.FileHash;
import dev.runbook.journal.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The pages of some runs as they are now; reads each once. From one thread. */
public final class CurrentPages {
  private final Map<Path, Current> pages = new HashMap<>();

  /** None of which has been looked at yet. */
  public CurrentPages() {}

  /** What there is where a page was: its hash, or why there is none. */
  private record Current(String sha256, PageState otherwise) {}

  /** Looks at a run's page. */
  public PageState state(RunSummary run) {
    Current page = pages.computeIfAbsent(run.page().file(), CurrentPages::read);
    return page.sha256.equals(run.page().sha256()) ? PageState.SAME : page.otherwise;
  }

  private static Current read(Path file) {
    try {
      if (Files.isRegularFile(file)) {
        return new Current(FileHash.of(file).sha256(), PageState.CHANGED);
      }
      return new Current("", Files.notExists(file) ? PageState.GONE : PageState.UNREADABLE);
    } catch (IOException e) {
      return new Current("", PageState.UNREADABLE);
    }
  }
}
