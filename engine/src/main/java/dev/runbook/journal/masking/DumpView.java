package dev.runbook.journal.masking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The bytes that dumps in a stream print, without the offsets at the start of their lines.
 *
 * <p>A needle that is found here is covered from its first digit to its last with all that is
 * between; of the text column behind the last one, the characters of its bytes.
 */
final class DumpView {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long ONES = 0x0101010101010101L;

  private final DumpLine line = new DumpLine();
  private Automaton automaton;
  private int state;

  /** The data that may begin a needle or are not searched yet, and their places in the window. */
  private byte[] data = new byte[64];

  private int[] places = new int[64];
  private int count;
  private int searched;

  /** The bytes of the line that belong to a needle. */
  private final BitSet secret = new BitSet();

  DumpView(Automaton automaton) {
    this.automaton = automaton;
  }

  /** Looks at the bytes of a window from one on. */
  void scan(byte[] window, int offset, int from, int to, MendedView.MatchSink finds) {
    int at = from;
    while (at < to) {
      if (line.isOther()) {
        at = newline(window, offset + at, offset + to) - offset;
      }
      if (at < to) {
        look(window[offset + at], at, finds);
        at++;
      }
    }
    find(finds);
  }

  /** Whether nothing is looked at before a line ends: the line is none of a dump. */
  boolean waitsForLine() {
    return line.isOther();
  }

  /** The first line end, or the end: most lines are none of a dump, so eight bytes at a time. */
  private static int newline(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to) {
      long others = (long) LONGS.get(bytes, at) ^ ONES * '\n';
      if ((others - ONES & ~others & ONES << 7) != 0) {
        break;
      }
      at += Long.BYTES;
    }
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private void look(byte b, int at, MendedView.MatchSink finds) {
    switch (line.next(b)) {
      case DATA -> put(b, at);
      case TEXT -> {
        find(finds);
        if (secret.get(line.shown())) {
          finds.found(at, at + 1);
        }
      }
      case END -> {
        find(finds);
        secret.clear();
      }
      case NO_DUMP -> {
        find(finds);
        forget();
      }
      default -> {}
    }
  }

  /** Where in the window something begins that may become a needle; its end where nothing does. */
  int live(int end) {
    int length = automaton.live(state);
    return length == 0 ? end : places[count - length];
  }

  /** The window now begins later: this many bytes were passed on. */
  void passed(int bytes) {
    int last = automaton.live(state);
    int gone = count - last;
    System.arraycopy(data, gone, data, 0, last);
    System.arraycopy(places, gone, places, 0, last);
    count = last;
    searched = last;
    for (int i = 0; i < count; i++) {
      places[i] -= bytes;
    }
  }

  /** More is to be found from now on; what may begin a needle is looked at again. */
  void learn(Automaton more, MendedView.MatchSink finds) {
    automaton = more;
    state = 0;
    searched = 0;
    find(finds);
  }

  /** The stream has ended. */
  void end() {
    forget();
    line.next((byte) '\n');
  }

  private void forget() {
    state = 0;
    count = 0;
    searched = 0;
    secret.clear();
  }

  private void put(byte b, int at) {
    if (count == data.length) {
      data = Arrays.copyOf(data, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
    }
    data[count] = b;
    places[count++] = at;
  }

  private void find(MendedView.MatchSink finds) {
    while (searched < count) {
      if (state == 0) {
        searched = automaton.skip(data, searched, count);
      }
      state = automaton.step(state, data[searched++]);
      int length = automaton.found(state);
      if (length > 0) {
        finds.found(places[searched - length], places[searched - 1] + 1);
        mark(line.data() - (count - searched), length);
      }
    }
  }

  /** Remembers which bytes of the line belong to a needle that ends after so many digits of it. */
  private void mark(int digits, int length) {
    if (line.hasPairs() && digits > 0) {
      secret.set(Math.max(0, digits - length) / 2, (digits + 1) / 2);
    }
  }
}
