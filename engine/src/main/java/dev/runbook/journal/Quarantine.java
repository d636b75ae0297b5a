package dev.runbook.journal;

import dev.runbook.journal.masking.Masking;
import dev.runbook.run.RecordException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Searches all files of a run for its secrets, and moves those that hold one.
 *
 * <p>The mask has already been there: a find is a mistake of this program, or a secret that came in
 * a way that no mask is on. Copies of the page are left out, since they are the page and not what
 * the run wrote.
 */
public final class Quarantine {
  private final Masking mask;

  private Quarantine(Masking mask) {
    this.mask = mask;
  }

  /** One that looks for whatever a mask covers by now. */
  public static Quarantine of(Masking mask) {
    return new Quarantine(mask);
  }

  /**
   * Looks through a run that is closed, and moves each file that holds a secret to the run's folder
   * {@code quarantine}.
   *
   * @return where the files lie now; none when nothing was found
   * @throws RecordException when files cannot be looked through or moved
   */
  public List<Path> inspect(RunFolder run) {
    try {
      List<Path> moved = new ArrayList<>();
      for (Path file : files(run)) {
        if (holdsSecret(file)) {
          moved.add(move(file, run));
        }
      }
      return moved;
    } catch (IOException e) {
      throw new RecordException(
          "the run "
              + run.path()
              + " cannot be searched for secrets: "
              + PrivateFiles.why(e)
              + "; look through it before you pass it on",
          e);
    }
  }

  private static List<Path> files(RunFolder run) throws IOException {
    if (!Files.exists(run.path())) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(run.path())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !run.isPage(file) && !file.equals(run.lock()))
          .filter(file -> !file.startsWith(run.quarantine()))
          .sorted()
          .toList();
    }
  }

  private boolean holdsSecret(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return mask.isNeededFor(in);
    }
  }

  private static Path move(Path file, RunFolder run) throws IOException {
    if (!Files.exists(run.quarantine())) {
      PrivateFiles.createFolder(run.quarantine());
    }
    Path aside = run.quarantined(file);
    Files.move(file, aside);
    PrivateFiles.syncFolder(run.quarantine());
    PrivateFiles.syncFolder(file.getParent());
    return aside;
  }
}
