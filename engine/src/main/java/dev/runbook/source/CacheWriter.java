package dev.runbook.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes texts and numbers as a file of the {@linkplain CacheFolder cache folder} keeps them.
 *
 * <p>A text is there once, however often it is written, and as Java keeps it, so that most of it is
 * taken in without being looked at. From one thread.
 */
public final class CacheWriter {
  static final int FORMAT = 2;
  private static final int LATIN = 256;

  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private ByteBuffer out = ByteBuffer.allocate(1 << 16);

  /**
   * Begins what is kept.
   *
   * @param identity of the program, and of all else that what is kept depends on
   */
  public CacheWriter(String identity) {
    text(identity);
  }

  /** Adds a text. */
  public CacheWriter text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    return integer(known == null ? texts.size() - 1 : known);
  }

  /** Adds several texts. */
  public CacheWriter texts(Collection<String> all) {
    count(all.size());
    all.forEach(this::text);
    return this;
  }

  /** Adds a number. */
  public CacheWriter number(long number) {
    room(Long.BYTES).putLong(number);
    return this;
  }

  /** Adds whether something is so. */
  public CacheWriter flag(boolean is) {
    room(Byte.BYTES).put((byte) (is ? 1 : 0));
    return this;
  }

  /** Says how many of something follow. */
  public CacheWriter count(int count) {
    return integer(count);
  }

  /** All that was added, for {@link CacheFolder#write}. */
  public byte[] bytes() {
    byte[] contents = taken();
    integer(FORMAT).integer(texts.size());
    texts.keySet().forEach(this::newText);
    room(contents.length).put(contents);
    return taken();
  }

  private byte[] taken() {
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes).clear();
    return bytes;
  }

  private CacheWriter integer(int number) {
    room(Integer.BYTES).putInt(number);
    return this;
  }

  private void newText(String text) {
    boolean latin = text.chars().allMatch(c -> c < LATIN);
    byte[] bytes = text.getBytes(latin ? ISO_8859_1 : UTF_8);
    room(Integer.BYTES + bytes.length).putInt(latin ? bytes.length : ~bytes.length).put(bytes);
  }

  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      ByteBuffer larger = ByteBuffer.allocate(2 * out.capacity() + bytes);
      out = larger.put(out.flip());
    }
    return out;
  }
}
