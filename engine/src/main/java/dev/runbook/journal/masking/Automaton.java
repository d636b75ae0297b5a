package dev.runbook.journal.masking;

import java.util.Arrays;
import java.util.List;

/**
 * Finds many needles in one pass over bytes (Aho and Corasick, 1975).
 *
 * <p>A state is the longest end of what was read that some needle begins with; 0 is "none". Only
 * the first state has a table of its own; the steps of the others share one hash table, so that a
 * long private key with all its forms stays small.
 */
final class Automaton {
  private static final int STATES = 1 << 23;

  private final int[] fromRoot = new int[256];
  private final Skipper skipper;
  private final int[] parent;
  private final boolean[] extended;
  private final int[] fail;
  private final int[] depth;
  private final int[] live;
  private final int[] longest;
  private final int[] owner;
  private final List<byte[]> needles;
  private int[] keys = new int[1 << 10];
  private int[] next = new int[1 << 10];
  private int states = 1;

  /** An automaton for needles, none of them empty. */
  Automaton(List<byte[]> needles) {
    int most = needles.stream().mapToInt(needle -> needle.length).sum() + 1;
    if (most > STATES) {
      throw new IllegalArgumentException("the secrets are too long to be masked");
    }
    parent = new int[most];
    extended = new boolean[most];
    fail = new int[most];
    depth = new int[most];
    live = new int[most];
    longest = new int[most];
    owner = new int[most];
    this.needles = List.copyOf(needles);
    skipper = new Skipper(needles);
    for (int i = 0; i < needles.size(); i++) {
      add(needles.get(i), i);
    }
    link();
  }

  /** Whether there is nothing to find. */
  boolean isEmpty() {
    return needles.isEmpty();
  }

  /** The bytes that were read last and are the beginning of a needle, or all of it. */
  byte[] read(int state) {
    return state == 0 ? new byte[0] : Arrays.copyOf(needles.get(owner[state]), depth[state]);
  }

  /** The first place from which a needle may begin, when none has begun before. */
  int skip(byte[] bytes, int from, int to) {
    return skipper.next(bytes, from, to);
  }

  /** The state after one more byte. */
  int step(int state, byte b) {
    int at = state;
    while (at != 0) {
      int child = child(at, b);
      if (child != 0) {
        return child;
      }
      at = fail[at];
    }
    return fromRoot[b & 0xFF];
  }

  /** How many of the bytes read last may be the beginning of a needle that is not over yet. */
  int live(int state) {
    return live[state];
  }

  /** The length of the longest needle that ends here; 0 where none does. */
  int found(int state) {
    return longest[state];
  }

  private void add(byte[] needle, int index) {
    int state = 0;
    for (byte b : needle) {
      int child = state == 0 ? fromRoot[b & 0xFF] : child(state, b);
      if (child == 0) {
        child = states++;
        depth[child] = depth[state] + 1;
        owner[child] = index;
        parent[child] = state;
        extended[state] = true;
        put(state, b, child);
      }
      state = child;
    }
    longest[state] = needle.length;
  }

  /** The shallow first, so that the state one falls back to is complete before it is needed. */
  private void link() {
    for (int state : byDepth()) {
      int from = parent[state];
      byte last = needles.get(owner[state])[depth[state] - 1];
      fail[state] = from == 0 ? 0 : step(fail[from], last);
      longest[state] = Math.max(longest[state], longest[fail[state]]);
      live[state] = extended[state] ? depth[state] : live[fail[state]];
    }
  }

  private int[] byDepth() {
    int deepest = Arrays.stream(depth, 0, states).max().orElse(0);
    int[] place = new int[deepest + 2];
    for (int state = 1; state < states; state++) {
      place[depth[state] + 1]++;
    }
    for (int at = 1; at < place.length; at++) {
      place[at] += place[at - 1];
    }
    int[] order = new int[states - 1];
    for (int state = 1; state < states; state++) {
      order[place[depth[state]]++] = state;
    }
    return order;
  }

  private int child(int state, byte b) {
    int key = state << 8 | b & 0xFF;
    int slot = slot(key);
    while (next[slot] != 0) {
      if (keys[slot] == key) {
        return next[slot];
      }
      slot = slot + 1 & keys.length - 1;
    }
    return 0;
  }

  private void put(int state, byte b, int child) {
    if (state == 0) {
      fromRoot[b & 0xFF] = child;
      return;
    }
    if (states * 2 > keys.length) {
      grow();
    }
    store(state << 8 | b & 0xFF, child);
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldNext = next;
    keys = new int[oldKeys.length * 2];
    next = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNext[i] != 0) {
        store(oldKeys[i], oldNext[i]);
      }
    }
  }

  private void store(int key, int child) {
    int slot = slot(key);
    while (next[slot] != 0) {
      slot = slot + 1 & keys.length - 1;
    }
    keys[slot] = key;
    next[slot] = child;
  }

  private int slot(int key) {
    int mixed = key * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & keys.length - 1;
  }
}
