package dev.runbook.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a {@link CacheWriter} has written; from one thread. */
public final class CacheReader {
  private final ByteBuffer in;
  private String[] texts = {};

  private CacheReader(ByteBuffer in) {
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
    CacheReader reader = new CacheReader(ByteBuffer.wrap(bytes));
    try {
      if (bytes.length == 0 || !reader.begins(identity)) {
        return Optional.empty();
      }
      T all = contents.apply(reader);
      return reader.in.hasRemaining() ? Optional.empty() : Optional.of(all);
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty(); // made anew
    }
  }

  private boolean begins(String identity) {
    if (in.getInt() != CacheWriter.FORMAT) {
      return false;
    }
    texts = new String[count()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = newText();
    }
    return text().equals(identity);
  }

  private String newText() {
    int length = in.getInt();
    int bytes = length < 0 ? ~length : length;
    if (bytes > in.remaining()) {
      throw new BufferUnderflowException();
    }
    int from = in.position();
    in.position(from + bytes);
    return new String(in.array(), from, bytes, length < 0 ? UTF_8 : ISO_8859_1);
  }

  /** A text. */
  public String text() {
    return texts[in.getInt()];
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
    return in.getLong();
  }

  /** Whether something is so. */
  public boolean flag() {
    return in.get() != 0;
  }

  /** How many of something follow. */
  public int count() {
    int count = in.getInt();
    if (count < 0 || count > in.remaining()) { // each takes a byte at least
      throw new BufferUnderflowException();
    }
    return count;
  }
}
