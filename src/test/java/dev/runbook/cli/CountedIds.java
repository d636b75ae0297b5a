package dev.runbook.cli;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * The four characters of run ids, counted up: of two runs that begin at the same moment of a test's
 * clock, the second is the newer one.
 */
final class CountedIds implements RandomGenerator {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final int LENGTH = 4;

  private int count;
  private int left;

  @Override
  public int nextInt(int origin, int bound) {
    if (left == 0) {
      count = NEXT.getAndIncrement();
      left = LENGTH;
    }
    left--;
    int range = bound - origin;
    return origin + count / (int) Math.pow(range, left) % range;
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("ids need small numbers only");
  }
}
