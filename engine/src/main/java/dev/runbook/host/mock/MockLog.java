package dev.runbook.host.mock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** All commands that the hosts of a play have received, in order. */
final class MockLog {
  private final List<ReceivedCommand> all = new ArrayList<>();
  private final Map<Integer, DrillFault> mishaps = new HashMap<>();

  /** What has gone wrong once goes wrong again: it may be tried more than once. */
  private final Map<String, DrillFault> lasting = new HashMap<>();

  synchronized void injectFault(int number, DrillFault how) {
    mishaps.put(number, how);
  }

  /** What has gone wrong until now is as it should be from now on. */
  synchronized void removeFaults() {
    lasting.clear();
  }

  /** What is to become of a command, where that is not what its reply says. */
  synchronized Optional<DrillFault> injectedFault(ReceivedCommand received) {
    String command = received.host() + " " + received.text();
    DrillFault struck = mishaps.get(received.number());
    if (struck != null) {
      lasting.put(command, struck);
    }
    return Optional.ofNullable(lasting.get(command));
  }

  /** Adds what is made of the next number. */
  synchronized ReceivedCommand add(IntFunction<ReceivedCommand> made) {
    ReceivedCommand received = made.apply(all.size() + 1);
    all.add(received);
    return received;
  }

  synchronized List<ReceivedCommand> all() {
    return List.copyOf(all);
  }

  synchronized int size() {
    return all.size();
  }

  synchronized List<ReceivedCommand> after(int count) {
    return List.copyOf(all.subList(count, all.size()));
  }
}
