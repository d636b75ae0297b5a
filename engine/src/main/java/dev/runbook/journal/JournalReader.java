package dev.runbook.journal;

import dev.runbook.source.Source;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a journal up to its first damaged record.
 *
 * <p>A record holds when its checksum fits, its number is the next one and it names the hash of the
 * line before.
 */
public final class JournalReader {
  private static final byte[] BEGIN = "{\"seq\":".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] HOLE = new byte[8];

  private final byte[] bytes;
  private final List<JournalRecord> records = new ArrayList<>();
  private Optional<Damage> damage = Optional.empty();
  private String head = JournalLine.NO_LINE_BEFORE;
  private int at;
  private int validBytes;

  private JournalReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a journal's file.
   *
   * @throws UnreadableException when there is none or it may not be read
   */
  public static JournalContents read(Path file) {
    try {
      return read(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new UnreadableException(file.toString(), "unreadable", "there is no such journal");
    } catch (IOException e) {
      throw new UnreadableException(
          file.toString(), "unreadable", "cannot be read: " + PrivateFiles.why(e));
    }
  }

  /**
   * The first record alone; empty where it is not whole.
   *
   * @throws IOException when the file cannot be read
   */
  static Optional<JournalRecord> first(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(JournalLine.LONGEST);
    }
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return JournalLine.decode(bytes, 0, end);
  }

  /**
   * The first record whose checksum, number or chain does not hold.
   *
   * @throws UnreadableException when the file may not be read
   */
  public static Optional<Damage> verify(Path file) {
    return read(file).damage();
  }

  static JournalContents read(byte[] bytes) {
    return new JournalReader(bytes).read();
  }

  private JournalContents read() {
    while (at < bytes.length && takeRecord()) {
      continue;
    }
    return new JournalContents(records, damage, validBytes, head);
  }

  /** Takes the next record; whether there may be more. */
  private boolean takeRecord() {
    int end = lineEnd(at);
    Optional<JournalRecord> record = JournalLine.decode(bytes, at, end);
    if (record.isEmpty()) {
      // A line feed that was overwritten leaves a whole record with something else after it.
      int wholeEnd = JournalLine.endOfRecord(bytes, at, end);
      if (wholeEnd >= 0) {
        record = JournalLine.decode(bytes, at, wholeEnd);
        end = wholeEnd;
      }
    }
    if (record.isEmpty()) {
      note(badTail());
      return false;
    }
    Optional<String> wrong = misplaced(record.get());
    if (wrong.isPresent()) {
      note(damage(Damage.Kind.CHANGED, wrong.get()));
      return false;
    }
    if (end == bytes.length || bytes[end] != '\n') {
      note(damage(Damage.Kind.UNENDED, "record " + nextSeq() + " lacks its line feed"));
    }
    accept(record.get(), end);
    return true;
  }

  private void accept(JournalRecord record, int end) {
    byte[] line = Arrays.copyOfRange(bytes, at, end + 1);
    line[line.length - 1] = '\n';
    head = Source.sha256(line);
    records.add(record);
    at = Math.min(end + 1, bytes.length);
    // What stands in the place of its line feed is no part of it.
    validBytes = end < bytes.length && bytes[end] == '\n' ? end + 1 : end;
  }

  private Optional<String> misplaced(JournalRecord record) {
    if (record.seq() != nextSeq()) {
      return Optional.of("record " + record.seq() + " stands where " + nextSeq() + " should");
    }
    if (!record.prev().equals(head)) {
      return Optional.of("record " + record.seq() + " does not follow the line before it");
    }
    return Optional.empty();
  }

  private Damage badTail() {
    int end = lineEnd(at);
    boolean written = isEnded() || JournalLine.looksWhole(bytes, at, end);
    if (written || validRecordAfter(at + 1)) {
      return damage(Damage.Kind.CHANGED, "record " + nextSeq() + " was changed");
    }
    return damage(
        Damage.Kind.TORN,
        "the writing was cut off within record "
            + nextSeq()
            + ": its "
            + (bytes.length - at)
            + " bytes do not count");
  }

  /**
   * Whether what stands at the end was once written to its end, so that it may have been
   * acknowledged: of a write that was cut off, the line feed is missing, or the disk shows zeros
   * where its blocks did not arrive.
   */
  private boolean isEnded() {
    return bytes[bytes.length - 1] == '\n'
        && JournalLine.indexOf(bytes, HOLE, at, bytes.length) < 0;
  }

  private boolean validRecordAfter(int from) {
    int begin = JournalLine.indexOf(bytes, BEGIN, from, bytes.length);
    while (begin >= 0) {
      int end = JournalLine.endOfRecord(bytes, begin, lineEnd(begin));
      if (end >= 0 && JournalLine.decode(bytes, begin, end).isPresent()) {
        return true;
      }
      begin = JournalLine.indexOf(bytes, BEGIN, begin + 1, bytes.length);
    }
    return false;
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private long nextSeq() {
    return records.size() + 1;
  }

  private Damage damage(Damage.Kind kind, String message) {
    return new Damage(kind, nextSeq(), at, message);
  }

  /** The first damage is what is told, unless it lost nothing and a worse one follows. */
  private void note(Damage found) {
    if (damage.isEmpty() || damage.get().kind() == Damage.Kind.UNENDED) {
      damage = Optional.of(found);
    }
  }
}
