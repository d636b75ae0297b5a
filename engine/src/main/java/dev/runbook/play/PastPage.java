package dev.runbook.play;

import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.plan.Library;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Procedure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The page of a past run: the current file, or the copy in the run's record. */
public final class PastPage {
  private final ReopenedRun run;
  private final Library library;
  private final Path page;

  PastPage(ReopenedRun run, Library library) {
    this.run = run;
    this.library = library;
    String folder = run.progress().beginning().by().folder();
    String path = run.progress().beginning().plays().runbook().path();
    this.page = Path.of(folder).resolve(path);
  }

  /** Where the page was. */
  public Path path() {
    return page;
  }

  /** Whether it still is there. */
  public boolean exists() {
    return Files.isRegularFile(page);
  }

  /**
   * What was played, on the page as it is now; empty where the page has it no more.
   *
   * @throws dev.runbook.source.UnreadableException when the page is gone or cannot be read
   */
  public Optional<Procedure> now() {
    return on(library.read(page));
  }

  /**
   * What was played, on the copy that the run has kept.
   *
   * @throws RefusedException when that is not what was played
   */
  public Procedure kept() {
    JournalRunEvent.RunStarted beginning = run.progress().beginning();
    Procedure procedure =
        on(library.read(run.folder().page(), page))
            .orElseThrow(
                () ->
                    new RefusedException(
                        "the run's own copy of the page does not have `"
                            + beginning.target()
                            + "`"));
    if (!procedure.source().sha256().equals(beginning.plays().runbook().sha256())) {
      throw new RefusedException(
          "the run's own copy of the page is not what the run has played: "
              + run.folder().page()
              + " was changed since");
    }
    return procedure;
  }

  private Optional<Procedure> on(PageProcedures procedures) {
    String section = run.progress().beginning().section();
    return section.isEmpty()
        ? Optional.of(procedures.wholePage())
        : procedures.all().stream()
            .filter(each -> each.section().slug().equals(section))
            .findFirst();
  }
}
