package dev.runbook.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One file as it was read: its name, its text, and the places of its lines.
 *
 * <p>The bytes are read once; what is hashed here is what is parsed, shown, confirmed and run.
 */
public final class Source {
  private static final int LONG = 1 << 18;
  private static final byte[] NONE = {};

  private final String name;
  private final String text;

  /** Found when they are first asked for; anyone who finds them at the same time finds the same. */
  private volatile String sha256;

  /** What was read, until its hash is known. */
  private volatile byte[] bytes;

  private volatile int[] lineStarts;

  private Source(String name, String text, String sha256, byte[] bytes) {
    this.name = name;
    this.text = text;
    this.sha256 = sha256;
    this.bytes = bytes;
  }

  /** A source from text that is already in memory; its hash is that of its UTF-8 bytes. */
  public static Source of(String name, String text) {
    return new Source(name, text, "", NONE);
  }

  /** A source from the bytes that were read; a long one is hashed when somebody asks for that. */
  static Source of(String name, String text, byte[] bytes) {
    return bytes.length < LONG
        ? new Source(name, text, sha256(bytes), NONE)
        : new Source(name, text, "", bytes);
  }

  /** The name people know it by: the path as they gave it. */
  public String name() {
    return name;
  }

  /** The whole text, line ends as they stand in the file. */
  public String text() {
    return text;
  }

  /** The SHA-256 of the bytes that were read, in lower-case hexadecimal. */
  public String sha256() {
    if (sha256.isEmpty()) {
      byte[] read = bytes;
      // Whoever has let them go has found the hash before.
      if (read != null) {
        sha256 = sha256(read.length == 0 ? text.getBytes(StandardCharsets.UTF_8) : read);
        bytes = null;
      }
    }
    return sha256;
  }

  /** The text of one span. */
  public String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** The line an offset is in, counted from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of an offset in its line, counted from 1, a surrogate pair as one. */
  public int column(int offset) {
    return text.codePointCount(lineStart(line(offset)), offset) + 1;
  }

  /** How many lines there are; a final newline does not begin another. */
  public int lines() {
    int[] starts = lineStarts();
    int count = starts.length;
    return count > 1 && starts[count - 1] == text.length() ? count - 1 : count;
  }

  /** The offset where a line begins, lines counted from 1. */
  public int lineStart(int line) {
    return lineStarts()[line - 1];
  }

  /** A line's text without its line end, lines counted from 1. */
  public String lineText(int line) {
    int[] starts = lineStarts();
    int end = line < starts.length ? starts[line] : text.length();
    int start = lineStart(line);
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return name;
  }

  private int[] lineStarts() {
    if (lineStarts == null) {
      lineStarts = lineStarts(text);
    }
    return lineStarts;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean ends =
          c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = at + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  /** The SHA-256 of some bytes, in lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
