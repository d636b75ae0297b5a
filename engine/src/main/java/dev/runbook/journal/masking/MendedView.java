package dev.runbook.journal.masking;

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

  /** Takes what was found. */
  interface MatchSink {
    void found(int start, int end);
  }

  private final TornText text = new TornText();
  private Automaton automaton;
  private int state;
  private boolean torn;

  /** Bytes of mended text: those that may begin a needle, then those that are new. */
  private byte[] mended = new byte[256];

  /**
   * For each of them twice its place in the window, and one more where it is torn from the one
   * before.
   */
  private int[] places = new int[256];

  private int count;

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

  /** The window now begins later: this many bytes were passed on. */
  void passed(int bytes) {
    int keep = automaton.live(state);
    int gone = count - keep;
    System.arraycopy(mended, gone, mended, 0, keep);
    System.arraycopy(places, gone, places, 0, keep);
    count = keep;
    for (int i = 0; i < count; i++) {
      places[i] -= 2 * bytes;
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
    count = 0;
    torn = false;
  }

  private void mend(byte[] window, int offset, int from, int to) {
    if (mended.length < count + to - from) {
      mended = Arrays.copyOf(mended, 2 * (count + to - from));
      places = Arrays.copyOf(places, mended.length);
    }
    for (int at = from; at < to; at++) {
      byte b = window[offset + at];
      if ((b < 0 || b > ' ') && !text.isInSequence()) {
        put(b, at);
      } else {
        if (text.isText(b)) {
          put(b, at);
        } else {
          torn = true;
        }
      }
    }
  }

  private void put(byte b, int at) {
    mended[count] = b;
    places[count++] = 2 * at + (torn ? 1 : 0);
    torn = false;
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
        finds.found(start(at - length, at), (places[at - 1] >> 1) + 1);
      }
    }
    state = now;
  }

  /** Where something from one mended byte to another begins that is covered. */
  private int start(int first, int end) {
    int start = first;
    for (int at = first + 1; at < Math.min(first + BEFORE_A_TEAR, end); at++) {
      if ((places[at] & 1) == 1) {
        start = at;
      }
    }
    return places[start] >> 1;
  }
}
