package dev.runbook.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what a {@link CacheWriter} has written; from one thread.
 *
 * <p>It takes numbers from the bytes itself: what reads an index is over before Java compiles any
 * of it, and a buffer makes a dozen calls for each number.
 */
public final class CacheReader {
  private final byte[] in;
  private int at;
  private String[] texts = {};

  private CacheReader(byte[] in) {
    this.in = in;
  }

  /**
   * Reads all that some bytes keep; empty where they are cut off, damaged or another program's.
   *
   * @param bytes as {@link CacheFolder#read} gives them
   * @param identity of the program, and of all else that what is kept depends on
   * @param contents reads it, in the order in which it was written
   * @param <T> what it makes of it
   */
  public static <T> Optional<T> read(
      byte[] bytes, String identity, Function<CacheReader, T> contents) {
    CacheReader reader = new CacheReader(bytes);
    try {
      if (bytes.length == 0 || !reader.begins(identity)) {
        return Optional.empty();
      }
      T all = contents.apply(reader);
      return reader.at < bytes.length ? Optional.empty() : Optional.of(all);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty(); // made anew
    }
  }

  private boolean begins(String identity) {
    if (integer() != CacheWriter.FORMAT) {
      return false;
    }
    texts = new String[count()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = newText();
    }
    return text().equals(identity);
  }

  private String newText() {
    int length = integer();
    int bytes = length < 0 ? ~length : length;
    int from = at;
    at += bytes;
    return new String(in, from, bytes, length < 0 ? UTF_8 : ISO_8859_1);
  }

  /** A text. */
  public String text() {
    return texts[integer()];
  }

  /** Several texts. */
  public List<String> texts() {
    int count = count();
    if (count == 0) {
      return List.of();
    }
    String[] all = new String[count];
    for (int i = 0; i < count; i++) {
      all[i] = text();
    }
    return List.of(all);
  }

  /** A number. */
  public long number() {
    return (long) integer() << Integer.SIZE | Integer.toUnsignedLong(integer());
  }

  /** Whether something is so. */
  public boolean flag() {
    return in[at++] != 0;
  }

  /** How many of something follow. */
  public int count() {
    int count = integer();
    if (count < 0 || count > in.length - at) { // each takes a byte at least
      throw new IndexOutOfBoundsException(count);
    }
    return count;
  }

  private int integer() {
    byte[] all = in;
    int from = at;
    at = from + Integer.BYTES;
    return all[from] << 24
        | (all[from + 1] & 0xFF) << 16
        | (all[from + 2] & 0xFF) << 8
        | all[from + 3] & 0xFF;
  }
}
