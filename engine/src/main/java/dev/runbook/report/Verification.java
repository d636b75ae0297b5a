package dev.runbook.report;

import dev.runbook.journal.Damage;
import dev.runbook.journal.JournalContents;
import dev.runbook.journal.JournalReader;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks whether a run's folder is unchanged: the chain of its journal, its pages, plans and
 * output.
 *
 * <p>Who can write the folder can forge all of it but a head that was kept elsewhere. What an older
 * journal has no hash of, and the output of a command whose end is not recorded, is not judged, and
 * {@link #sentences} says so. A file in which a secret was found is judged where it was moved to.
 */
public final class Verification {
  private static final String MOVED = " was moved to quarantine/, because a secret was found in it";

  private final RunFolder folder;
  private final JournalContents contents;
  private final JournalledFiles files;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private String after = "";
  private int outputs;

  private Verification(RunFolder folder) {
    this.folder = folder;
    this.contents = JournalReader.read(journal());
    this.files = JournalledFiles.of(folder, contents.records());
  }

  /**
   * Looks at a run's folder.
   *
   * @throws UnreadableException when the journal or a file of the run may not be read
   */
  public static Verification of(RunFolder folder) {
    return of(folder, Optional.empty());
  }

  /**
   * Looks at a run's folder.
   *
   * @param head a head that was kept elsewhere: the journal must be at it, or have been
   * @throws UnreadableException when the journal or a file of the run may not be read
   */
  public static Verification of(RunFolder folder, Optional<String> head) {
    Verification verification = new Verification(folder);
    verification.chain();
    head.ifPresent(verification::head);
    verification.files();
    return verification;
  }

  /** Whether everything is as it was written. */
  public boolean holds() {
    return problems.isEmpty();
  }

  /** What does not hold, a sentence each, the journal's first such record first. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** What is to be said of it, a sentence each: what holds with the head, or what does not. */
  public List<String> sentences() {
    List<String> all = new ArrayList<>();
    if (holds()) {
      all.add(folder.id() + " is as it was written: " + judged() + ".");
      all.add("Its head is " + contents.head() + after + ".");
    } else {
      all.add(folder.id() + " is not as it was written.");
      problems.forEach(problem -> all.add(problem + "."));
    }
    all.addAll(notes);
    if (!files.unrecorded().isEmpty()) {
      all.add(
          "Not judged, for the journal has no hash: " + TextFormat.list(files.unrecorded()) + ".");
    }
    return all;
  }

  private String judged() {
    long pages = files.played().size() - files.plans();
    List<String> parts = new ArrayList<>();
    parts.add(TextFormat.counted(contents.records().size(), "record"));
    parts.add(pages == 1 ? "the page" : TextFormat.counted(pages, "page"));
    if (files.plans() > 0) {
      parts.add(files.plans() == 1 ? "the plan" : TextFormat.counted(files.plans(), "plan"));
    }
    parts.add(TextFormat.counted(outputs, "output"));
    return TextFormat.list(parts);
  }

  /** A journal in which a secret was found lies elsewhere. */
  private Path journal() {
    Path aside = folder.quarantined(folder.journal());
    return !Files.exists(folder.journal()) && Files.exists(aside) ? aside : folder.journal();
  }

  private void chain() {
    contents.damage().map(this::sentence).ifPresent(problems::add);
    if (Files.isSymbolicLink(folder.journal())) {
      problems.add("the journal is a link now, and was a file");
    }
    if (!journal().equals(folder.journal())) {
      notes.add("The journal" + MOVED + ".");
    }
    if (contents.damage().isEmpty() && !saysThatItEnded()) {
      notes.add(
          "It does not say that the run ended: it still goes on, was cut off, or lost its last"
              + " records. Only a head that was kept elsewhere shows which.");
    }
  }

  private boolean saysThatItEnded() {
    List<JournalRecord> records = contents.records();
    return !records.isEmpty()
        && records.get(records.size() - 1).event() instanceof JournalRunEvent.Ending;
  }

  private String sentence(Damage damage) {
    long before = damage.seq() - 1;
    boolean lost = damage.kind() == Damage.Kind.CHANGED && before > 0;
    return damage.message()
        + (lost ? "; the " + TextFormat.counted(before, "record") + " before it hold" : "");
  }

  private void head(String head) {
    if (head.equals(contents.head())) {
      after = ", the one that was given";
      return;
    }
    List<JournalRecord> records = contents.records();
    // A run that was resumed has gone on after the head that was noted.
    for (JournalRecord record : records.subList(Math.min(1, records.size()), records.size())) {
      if (record.prev().equals(head)) {
        long later = records.size() - record.seq() + 1;
        after =
            ("; the one that was given is record %d's, and %s came later")
                .formatted(record.seq() - 1, TextFormat.counted(later, "record"));
        return;
      }
    }
    problems.add(
        contents.damage().isPresent()
            ? "no intact record has the head " + head
            : "no record has the head "
                + head
                + ": records were cut off the end, or the whole chain was rewritten; the head"
                + " is "
                + contents.head());
  }

  private void files() {
    try {
      for (RecordedFile file : files.played()) {
        judge(file);
      }
      for (RecordedFile file : files.outputs()) {
        if (!file.isNothing() && judge(file)) {
          outputs++;
        }
      }
      // After a record that does not hold, nobody knows which outputs there should be.
      if (contents.damage().isEmpty()) {
        reportUnknownFiles();
      }
    } catch (IOException e) {
      throw new UnreadableException(
          folder.path().toString(), "unreadable", "cannot be read: " + e.getMessage());
    }
  }

  /** Whether a file is what was written. */
  private boolean judge(RecordedFile file) throws IOException {
    if (Files.exists(file.file(), LinkOption.NOFOLLOW_LINKS)) {
      Optional<String> wrong = file.wrongAt(file.file());
      wrong.ifPresent(what -> problems.add(file.name() + " " + what));
      return wrong.isEmpty();
    }
    Path aside = folder.quarantined(file.file());
    if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
      problems.add(file.name() + " is missing");
      return false;
    }
    Optional<String> wrong = file.wrongAt(aside);
    wrong.ifPresent(what -> problems.add(file.name() + MOVED + ", and there it " + what));
    if (wrong.isEmpty()) {
      notes.add(TextFormat.capitalised(file.name()) + MOVED + "; there it is as it was written.");
    }
    return wrong.isEmpty();
  }

  /** Files beside the outputs that no record tells of. */
  private void reportUnknownFiles() throws IOException {
    if (Files.isSymbolicLink(folder.output())) {
      problems.add("output is a link now, and was a folder");
    }
    if (!Files.isDirectory(folder.output())) {
      return;
    }
    try (Stream<Path> all = Files.list(folder.output())) {
      all.filter(file -> !files.knows(file))
          .sorted()
          .map(file -> "output/" + file.getFileName() + " belongs to no command of the journal")
          .forEach(problems::add);
    }
  }
}
