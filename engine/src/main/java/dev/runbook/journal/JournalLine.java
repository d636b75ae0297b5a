package dev.runbook.journal;

import dev.runbook.journal.event.JournalObject;
import dev.runbook.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * The form of a journal's line: a JSON object, with a checksum of its own as the last field.
 *
 * <p>First come {@code seq}, {@code prev}, {@code time}, {@code mono} and {@code event}. {@code
 * prev} is the SHA-256 of the line before, its line feed included ({@code sed -n 3p journal.jsonl |
 * sha256sum} gives line 4's), or 64 zeros. {@code sum} is the CRC-32C, in 8 hexadecimal digits, of
 * the line's bytes up to the comma before it.
 */
final class JournalLine {
  static final String NO_LINE_BEFORE = "0".repeat(64);

  /** The longest line, its line feed included. */
  static final int LONGEST = 64 * 1024;

  private static final byte[] SUM = ",\"sum\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final int SUM_LENGTH = SUM.length + 8 + END.length;

  private JournalLine() {}

  /** An object as a line, with its line feed; long fields are cut until it fits. */
  static byte[] encode(Map<String, Object> object) {
    byte[] json = ShortenedJson.json(object, LONGEST - SUM_LENGTH);
    byte[] sum = sum(json, 0, json.length - 1);
    byte[] line = Arrays.copyOf(json, json.length + SUM_LENGTH);
    System.arraycopy(sum, 0, line, json.length - 1, SUM_LENGTH);
    line[line.length - 1] = '\n';
    return line;
  }

  /** The record in a stretch of bytes, line feed excluded; empty unless it is whole. */
  static Optional<JournalRecord> decode(byte[] bytes, int from, int to) {
    int end = to - SUM_LENGTH;
    if (end <= from || !Arrays.equals(bytes, end, to, sum(bytes, from, end), 0, SUM_LENGTH)) {
      return Optional.empty();
    }
    return parse(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  /** Whether a stretch looks like a record from its first to its last byte, whatever it says. */
  static boolean looksWhole(byte[] bytes, int from, int to) {
    try {
      return Json.object(new String(bytes, from, to - from, StandardCharsets.UTF_8))
          .containsKey("sum");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Where the first thing that looks like the end of a record ends, from an offset on; or -1. */
  static int endOfRecord(byte[] bytes, int from, int to) {
    int at = indexOf(bytes, SUM, from, to);
    return at < 0 || at + SUM_LENGTH > to ? -1 : at + SUM_LENGTH;
  }

  static int indexOf(byte[] bytes, byte[] wanted, int from, int to) {
    for (int at = from; at <= to - wanted.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private static Optional<JournalRecord> parse(String text) {
    try {
      JournalObject object = new JournalObject(Json.object(text));
      OptionalLong seq = object.number(JournalRecord.SEQ);
      Instant time = Instant.parse(object.text(JournalRecord.TIME));
      String event = object.text(JournalRecord.EVENT);
      return seq.isEmpty() || event.isEmpty()
          ? Optional.empty()
          : Optional.of(JournalRecord.of(seq.getAsLong(), time, event, object));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The last field of a line whose other bytes are given, with the brace that ends the line. */
  private static byte[] sum(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    byte[] sum = Arrays.copyOf(SUM, SUM_LENGTH);
    byte[] digits =
        HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, sum, SUM.length, digits.length);
    System.arraycopy(END, 0, sum, SUM.length + digits.length, END.length);
    return sum;
  }
}
