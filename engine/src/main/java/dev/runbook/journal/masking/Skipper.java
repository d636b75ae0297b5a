package dev.runbook.journal.masking;

import java.util.Arrays;
import java.util.List;

/**
 * Skips bytes where no needle can begin (Wu and Manber, 1994).
 *
 * <p>All needles are at least some bytes long. Looking at the last two bytes of a window of that
 * length tells how far it can move on: until those two could be where they stand in a needle.
 */
final class Skipper {
  private static final int PAIRS = 1 << 16;
  private static final int LONGEST_WINDOW = 64;

  private final int window;
  private final byte[] leap = new byte[PAIRS];

  /** A skipper for needles; it leaps nowhere when one is too short. */
  Skipper(List<byte[]> needles) {
    window =
        Math.min(
            LONGEST_WINDOW, needles.stream().mapToInt(needle -> needle.length).min().orElse(0));
    Arrays.fill(leap, (byte) Math.max(0, window - 1));
    for (byte[] needle : needles) {
      for (int end = 1; end < window; end++) {
        int pair = pair(needle[end - 1], needle[end]);
        leap[pair] = (byte) Math.min(leap[pair], window - 1 - end);
      }
    }
  }

  /**
   * The first place from which a needle may begin.
   *
   * <p>Nothing is said about the last bytes, which are fewer than a needle has.
   */
  int next(byte[] bytes, int from, int to) {
    if (window < 2) {
      return from;
    }
    int at = from;
    int last = to - window;
    while (at <= last) {
      int end = at + window - 1;
      int far = leap[pair(bytes[end - 1], bytes[end])];
      if (far == 0) {
        return at;
      }
      at += far;
    }
    return at;
  }

  private static int pair(byte first, byte second) {
    return (first & 0xFF) << 8 | second & 0xFF;
  }
}
