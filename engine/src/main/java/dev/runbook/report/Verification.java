package dev.runbook.report;

import dev.runbook.journal.Damage;
import dev.runbook.journal.JournalContents;
import dev.runbook.journal.JournalObject;
import dev.runbook.journal.JournalReader;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a run's folder is what was written: the chain of its journal, the page that was played,
 * and every finished command's output.
 *
 * <p>Who can write the folder can forge all of it but a head that was kept elsewhere. The plan and
 * output between commands have no hash in the journal and are not judged.
 */
public final class Verification {
  private final RunFolder folder;
  private final JournalContents contents;
  private final List<String> problems = new ArrayList<>();
  private final Set<Path> known = new HashSet<>();
  private int outputs;
  private String after = "";

  private Verification(RunFolder folder) {
    this.folder = folder;
    this.contents = JournalReader.read(folder.journal());
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
    verification.contents.damage().map(Damage::message).ifPresent(verification.problems::add);
    head.ifPresent(verification::head);
    verification.page();
    verification.contents.records().forEach(verification::outputs);
    verification.strangers();
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

  /** What holds, in one sentence with the head of the chain. */
  public String sentence() {
    return "the chain of "
        + folder.id()
        + " holds; its head is "
        + contents.head()
        + "; "
        + contents.records().size()
        + " records, the page and "
        + outputs
        + " outputs are as they were written"
        + after;
  }

  private void head(String head) {
    if (head.equals(contents.head())) {
      return;
    }
    List<JournalRecord> records = contents.records();
    // A run that was resumed has gone on after the head that was noted.
    for (JournalRecord record : records.subList(Math.min(1, records.size()), records.size())) {
      if (record.text("prev").equals(head)) {
        long later = records.size() - record.seq() + 1;
        after =
            "; that head is record " + (record.seq() - 1) + "'s, " + later + " were added later";
        return;
      }
    }
    problems.add(
        "no record has the head "
            + head
            + ": records were cut off the end, or the whole chain was written anew; the head is "
            + contents.head());
  }

  private void page() {
    String expected =
        contents.records().stream()
            .findFirst()
            .map(started -> started.object().object("runbook").text("sha256"))
            .orElse("");
    if (!expected.isEmpty()) {
      compare(folder.page(), expected, "the page that was played");
    }
  }

  private void outputs(JournalRecord record) {
    long number = record.object().number("number").orElse(0);
    Path stdout = folder.stdout(number);
    Path stderr = folder.stderr(number);
    if (record.event().startsWith("command.")) {
      known.addAll(List.of(stdout, stderr));
    }
    if (record.event().equals("command.finished")) {
      output(record, stdout, record.object().object("stdout"));
      output(record, stderr, record.object().object("stderr"));
    }
  }

  private void output(JournalRecord record, Path file, JournalObject tally) {
    long bytes = tally.number("bytes").orElse(0);
    boolean unknown = tally.text("sha256").isEmpty();
    if (unknown || (bytes == 0 && !Files.exists(file))) {
      return;
    }
    compare(
        file, tally.text("sha256"), "output/" + file.getFileName() + " of record " + record.seq());
  }

  private void compare(Path file, String expected, String what) {
    if (!Files.isRegularFile(file)) {
      problems.add(what + " is missing");
    } else if (!sha256(file).equals(expected)) {
      problems.add(what + " was changed: it does not have the hash that the journal says");
    } else if (!file.equals(folder.page())) {
      outputs++;
    }
  }

  /** Files beside the outputs that no record tells of; 0000 is what came between the commands. */
  private void strangers() {
    known.addAll(List.of(folder.stdout(0), folder.stderr(0)));
    try (Stream<Path> files =
        Files.exists(folder.output()) ? Files.list(folder.output()) : Stream.of()) {
      files
          .filter(file -> !known.contains(file))
          .sorted()
          .map(file -> "output/" + file.getFileName() + " belongs to no command of the journal")
          .forEach(problems::add);
    } catch (IOException e) {
      throw unreadable(folder.output(), e);
    }
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static UnreadableException unreadable(Path file, IOException e) {
    return new UnreadableException(
        file.toString(), "unreadable", "cannot be read: " + e.getMessage());
  }
}
