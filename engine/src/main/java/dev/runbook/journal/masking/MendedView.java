package dev.runbook.journal.masking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A stream without the characters that interrupt its text, with the real position of each byte.
 *
 * <p>A needle is found here although there are colour codes or the ends of lines in it. A first
 * byte that they tear off is not covered: else the last letter of many a line would have to wait
 * for the next line.
 */
final class MendedView {
  /** The fewest bytes of a needle after which it may be torn. */
  static final int BEFORE_A_TEAR = 2;

  private static final int SHORT_WORD = 16;

  /** Takes what was found. */
  interface MatchSink {
    void found(int start, int end);
  }

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;

  private final TornText text = new TornText();
  private Automaton automaton;
  private int state;
  private boolean torn;

  /** Bytes of mended text: those that may begin a needle, then those that are new. */
  private byte[] mended = new byte[256];

  private int count;

  /** Stretches of them that stand together in the window: where each begins in the mended text. */
  private int[] starts = new int[16];

  /**
   * For each of them twice its place in the window, and one more where it is torn from the one
   * before.
   */
  private int[] places = new int[16];

  private int stretches;

  MendedView(Automaton automaton) {
    this.automaton = automaton;
  }

  /** Looks at the bytes of a window from one on. */
  void scan(byte[] window, int offset, int from, int to, MatchSink finds) {
    int known = count;
    mend(window, offset, from, to);
    find(known, finds);
  }

  /** Where in the window something begins that may become a needle; its end where nothing does. */
  int live(int end) {
    int length = automaton.live(state);
    if (length == 0 || (torn && length < BEFORE_A_TEAR)) {
      return end;
    }
    return start(count - length, count);
  }

  /**
   * Looks at the bytes of a window from one on, in no time: nothing among them tears a text, and
   * they and all that is kept here stand there as they are, so that whatever begins or ends here
   * was found there.
   *
   * @param before the state of the search in the bytes as they are, before these
   * @param now its state after them
   * @return false where that is not so, and nothing has been done
   */
  boolean follows(int before, int now, byte[] window, int offset, int from, int to) {
    boolean together =
        stretches == 0 || (stretches == 1 && (places[0] >> 1) + count == from && starts[0] == 0);
    if (!together || state != before || torn || text.isInSequence()) {
      return false;
    }
    int live = automaton.live(now);
    if (live > to) {
      return false; // it begins in what was covered and passed on
    }
    count = 0;
    stretches = 0;
    if (live > 0) {
      put(window, offset, to - live, to);
    }
    state = now;
    return true;
  }

  /** The window now begins later: this many bytes were passed on. */
  void passed(int bytes) {
    int keep = automaton.live(state);
    int gone = count - keep;
    if (keep == 0) {
      stretches = 0;
    } else {
      System.arraycopy(mended, gone, mended, 0, keep);
      keepFrom(gone, bytes);
    }
    count = keep;
  }

  private void keepFrom(int gone, int bytes) {
    int first = stretch(gone);
    int cut = gone - starts[first];
    stretches -= first;
    for (int i = 0; i < stretches; i++) {
      starts[i] = Math.max(0, starts[first + i] - gone);
      places[i] = places[first + i] - 2 * bytes;
    }
    if (cut > 0) {
      places[0] = (places[0] & ~1) + 2 * cut;
    }
  }

  /** More is to be found from now on; what may begin a needle is looked at again. */
  void learn(Automaton more, MatchSink finds) {
    automaton = more;
    state = 0;
    find(0, finds);
  }

  /** The stream has ended. */
  void end() {
    state = 0;
    stretches = 0;
    count = 0;
    torn = false;
  }

  private void mend(byte[] window, int offset, int from, int to) {
    int at = from;
    while (at < to) {
      int end = text.isInSequence() ? at : tear(window, offset + at, offset + to) - offset;
      if (end == at) {
        if (text.isText(window[offset + at])) {
          end++;
        } else {
          torn = true;
          at++;
          continue;
        }
      }
      put(window, offset, at, end);
      at = end;
    }
  }

  /**
   * The first byte that may interrupt a text, or the end: a blank or a control character. Most
   * words are over before eight bytes at a time save anything; a difference that borrows says
   * nothing about the bytes above it.
   */
  static int tear(byte[] bytes, int from, int to) {
    int most = Math.min(to, from + SHORT_WORD);
    int at = wordEnd(bytes, from, most);
    if (at < most) {
      return at;
    }
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long eight = (long) LONGS.get(bytes, at);
      long blank = eight - ONES * (' ' + 1) & ~eight & ONES << 7;
      if (blank != 0) {
        return at + (Long.numberOfTrailingZeros(blank) >> 3);
      }
    }
    return wordEnd(bytes, at, to);
  }

  private static int wordEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes[at] < 0 || bytes[at] > ' ')) {
      at++;
    }
    return at;
  }

  private void put(byte[] window, int offset, int from, int to) {
    int length = to - from;
    if (mended.length < count + length) {
      mended = Arrays.copyOf(mended, 2 * (count + length));
    }
    if (length <= SHORT_WORD) {
      for (int at = 0; at < length; at++) {
        mended[count + at] = window[offset + from + at];
      }
    } else {
      System.arraycopy(window, offset + from, mended, count, length);
    }
    int last = stretches - 1;
    if (torn || last < 0 || (places[last] >> 1) + count - starts[last] != from) {
      if (stretches == starts.length) {
        starts = Arrays.copyOf(starts, 2 * stretches);
        places = Arrays.copyOf(places, 2 * stretches);
      }
      starts[stretches] = count;
      places[stretches++] = 2 * from + (torn ? 1 : 0);
      torn = false;
    }
    count += length;
  }

  /** The stretch that a byte of the mended text stands in. */
  private int stretch(int at) {
    int found = Arrays.binarySearch(starts, 0, stretches, at);
    return found >= 0 ? found : -found - 2;
  }

  private int place(int at) {
    int in = stretch(at);
    return (places[in] >> 1) + at - starts[in];
  }

  private boolean isTorn(int at) {
    int in = stretch(at);
    return starts[in] == at && (places[in] & 1) == 1;
  }

  private void find(int from, MatchSink finds) {
    int at = from;
    int now = state;
    while (at < count) {
      if (now == 0) {
        at = automaton.skip(mended, at, count);
      }
      now = automaton.step(now, mended[at]);
      at++;
      int length = automaton.found(now);
      if (length > 0) {
        finds.found(start(at - length, at), place(at - 1) + 1);
      }
    }
    state = now;
  }

  /** Where something from one mended byte to another begins that is covered. */
  private int start(int first, int end) {
    int start = first;
    for (int at = first + 1; at < Math.min(first + BEFORE_A_TEAR, end); at++) {
      if (isTorn(at)) {
        start = at;
      }
    }
    return place(start);
  }
}
