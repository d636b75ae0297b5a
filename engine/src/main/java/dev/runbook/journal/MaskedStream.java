package dev.runbook.journal;

import dev.runbook.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One stream on its way through the mask, chunk by chunk.
 *
 * <p>What comes out does not depend on how the bytes were cut into chunks: every byte that belongs
 * to a needle is covered, touching and overlapping needles by one mask text, and no other byte is.
 * Held back is exactly what may still become part of a needle.
 */
final class MaskedStream {
  /** Takes the bytes that may be seen. */
  interface Out {
    void write(byte[] buffer, int offset, int length);
  }

  private static final byte[] MASK = Plan.MASK.getBytes(StandardCharsets.UTF_8);

  private final Automaton automaton;
  private final Out out;
  private int state;
  private byte[] held = {};

  /** Whether the last thing passed on was a mask: a needle that begins here has no second one. */
  private boolean masked;

  /** Found needles from {@code held} on that are not passed on yet: start and end, in pairs. */
  private int[] found = new int[8];

  private int founds;

  MaskedStream(Automaton automaton, Out out) {
    this.automaton = automaton;
    this.out = out;
  }

  void write(byte[] buffer, int offset, int length) {
    if (held.length == 0) {
      scan(buffer, offset, 0, length);
      return;
    }
    byte[] both = Arrays.copyOf(held, held.length + length);
    System.arraycopy(buffer, offset, both, held.length, length);
    scan(both, 0, held.length, both.length);
  }

  /** The stream has ended: what was held back is passed on. */
  void finish() {
    passOn(held, 0, held.length, held.length);
    state = 0;
    masked = false;
  }

  /** Looks at the bytes that are new, then passes on whatever can be decided. */
  private void scan(byte[] window, int offset, int from, int length) {
    int at = from;
    int now = state;
    while (at < length) {
      if (now == 0) {
        at = automaton.skip(window, offset + at, offset + length) - offset;
      }
      now = automaton.step(now, window[offset + at]);
      at++;
      int needle = automaton.found(now);
      if (needle > 0) {
        remember(at - needle, at);
      }
    }
    state = now;
    passOn(window, offset, length, length - automaton.live(now));
  }

  private void remember(int start, int end) {
    int from = Math.max(start, 0);
    while (founds > 0 && found[founds - 1] >= from) {
      from = Math.min(from, found[founds - 2]);
      founds -= 2;
    }
    if (founds == found.length) {
      found = Arrays.copyOf(found, found.length * 2);
    }
    found[founds++] = from;
    found[founds++] = end;
  }

  /** No needle that is still to come begins before {@code decided}. */
  private void passOn(byte[] window, int offset, int length, int decided) {
    int at = 0;
    int first = 0;
    while (first < founds && found[first] <= decided) {
      clear(window, offset, at, found[first]);
      cover();
      at = found[first + 1];
      first += 2;
    }
    clear(window, offset, at, decided);
    at = Math.max(at, decided);
    held = Arrays.copyOfRange(window, offset + at, offset + length);
    System.arraycopy(found, first, found, 0, founds - first);
    founds -= first;
    for (int i = 0; i < founds; i++) {
      found[i] -= at;
    }
  }

  private void clear(byte[] window, int offset, int from, int to) {
    if (from < to) {
      out.write(window, offset + from, to - from);
      masked = false;
    }
  }

  private void cover() {
    if (!masked) {
      out.write(MASK, 0, MASK.length);
      masked = true;
    }
  }
}
