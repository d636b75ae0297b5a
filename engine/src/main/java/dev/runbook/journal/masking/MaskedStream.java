package dev.runbook.journal.masking;

import dev.runbook.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Masks one stream, chunk by chunk.
 *
 * <p>It is looked at three times: as it is, mended where colour codes or line ends tear it, and as
 * what a dump shows. What comes out does not depend on how the bytes were cut into chunks: every
 * byte that belongs to a needle is covered, touching and overlapping needles by one mask text, and
 * no other byte is. Held back is exactly what may still become part of a needle.
 */
final class MaskedStream {
  /** Takes the bytes that may be seen. */
  interface Sink {
    void write(byte[] buffer, int offset, int length);
  }

  private static final byte[] MASK = Plan.MASK.getBytes(StandardCharsets.UTF_8);

  private final Supplier<Automaton> needles;
  private final Sink out;
  private final MendedView mended;
  private final DumpView dumped;
  private Automaton automaton;
  private int state;
  private byte[] held = {};

  /** Whether the last thing passed on was a mask: a needle that begins here has no second one. */
  private boolean masked;

  private boolean hasCovered;

  /** Found needles from {@code held} on that are not passed on yet: start and end, in pairs. */
  private int[] found = new int[8];

  private int founds;

  /** A stream that covers what is a needle at the time. Needles may be added, not taken away. */
  MaskedStream(Supplier<Automaton> needles, Sink out) {
    this.needles = needles;
    this.out = out;
    this.automaton = needles.get();
    this.mended = new MendedView(automaton);
    this.dumped = new DumpView(automaton);
  }

  void write(byte[] buffer, int offset, int length) {
    learn();
    if (automaton.isEmpty()) {
      out.write(buffer, offset, length);
      return;
    }
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
    learn();
    passOn(held, 0, held.length, held.length);
    state = 0;
    mended.end();
    dumped.end();
    masked = false;
  }

  /** Whether it has covered anything. */
  boolean hasCovered() {
    return hasCovered;
  }

  /** What is held back may be the beginning of a needle that came to be known meanwhile. */
  private void learn() {
    Automaton now = needles.get();
    if (now == automaton) {
      return;
    }
    byte[] read = automaton.read(state);
    automaton = now;
    state = 0;
    find(read, 0, 0, read.length, held.length - read.length);
    mended.learn(now, this::remember);
    dumped.learn(now, this::remember);
  }

  /** Looks at the bytes that are new, then passes on whatever can be decided. */
  private void scan(byte[] window, int offset, int from, int length) {
    int before = state;
    find(window, offset, from, length, 0);
    boolean whole = MendedView.tear(window, offset + from, offset + length) == offset + length;
    if (!whole || !mended.follows(before, state, window, offset, from, length)) {
      mended.scan(window, offset, from, length, this::remember);
    }
    if (!whole || !dumped.waitsForLine()) {
      dumped.scan(window, offset, from, length, this::remember);
    }
    int seen = Math.min(mended.live(length), dumped.live(length));
    int decided = Math.min(length - automaton.live(state), seen);
    passOn(window, offset, length, decided);
  }

  private void find(byte[] bytes, int offset, int from, int length, int before) {
    int at = from;
    int now = state;
    while (at < length) {
      if (now == 0) {
        at = automaton.skip(bytes, offset + at, offset + length) - offset;
      }
      now = automaton.step(now, bytes[offset + at]);
      at++;
      int needle = automaton.found(now);
      if (needle > 0) {
        remember(before + at - needle, before + at);
      }
    }
    state = now;
  }

  /** Puts a range among those that are known, in order, as one with those it touches. */
  private void remember(int start, int end) {
    int from = Math.max(start, 0);
    int to = end;
    int last = founds;
    while (last > 0 && found[last - 2] > to) {
      last -= 2;
    }
    int first = last;
    while (first > 0 && found[first - 1] >= from) {
      first -= 2;
      from = Math.min(from, found[first]);
      to = Math.max(to, found[first + 1]);
    }
    if (founds + 2 > found.length) {
      found = Arrays.copyOf(found, found.length * 2);
    }
    System.arraycopy(found, last, found, first + 2, founds - last);
    found[first] = from;
    found[first + 1] = to;
    founds += first + 2 - last;
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
    mended.passed(at);
    dumped.passed(at);
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
      hasCovered = true;
      masked = true;
    }
  }
}
