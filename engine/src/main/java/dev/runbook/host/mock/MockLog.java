package dev.runbook.host.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** All that the hosts of a play have received, in order. */
final class MockLog {
  private final List<Received> all = new ArrayList<>();

  /** Adds what is made of the next number. */
  synchronized Received add(IntFunction<Received> made) {
    Received received = made.apply(all.size() + 1);
    all.add(received);
    return received;
  }

  synchronized List<Received> all() {
    return List.copyOf(all);
  }
}
