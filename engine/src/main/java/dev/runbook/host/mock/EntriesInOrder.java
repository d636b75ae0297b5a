package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import dev.runbook.host.mock.HostScript.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The entries of one host, in which the first that fits a command is looked for.
 *
 * <p>An entry for one text is found by that text. The search passes over entries that are used up
 * for good at the beginning of each list, so that a long script costs each command the same. Not
 * for several threads at once.
 */
final class EntriesInOrder {
  private final Map<String, Queue> plain = new HashMap<>();
  private final Queue others = new Queue();

  /** Entries in their order, of which the first may be used up. */
  private static final class Queue {
    private final List<Placed> all = new ArrayList<>();
    private int usedUp;
  }

  /** An entry and its place among all. */
  private record Placed(Entry entry, int place) {}

  EntriesInOrder(List<Entry> entries) {
    for (int place = 0; place < entries.size(); place++) {
      Entry entry = entries.get(place);
      entry
          .wanted()
          .onlyText()
          .map(text -> plain.computeIfAbsent(text, any -> new Queue()))
          .orElse(others)
          .all
          .add(new Placed(entry, place));
    }
  }

  /**
   * What is found first among the entries that may fit a command.
   *
   * @param isUsedUp whether an entry will never reply again
   * @param look what is found in an entry
   */
  <T> Optional<T> first(
      Invocation command, Predicate<Entry> isUsedUp, Function<Entry, Optional<T>> look) {
    Queue own = plain.getOrDefault(command.text(), new Queue());
    int ownNext = skip(own, isUsedUp);
    int othersNext = skip(others, isUsedUp);
    while (ownNext < own.all.size() || othersNext < others.all.size()) {
      boolean isOwn =
          othersNext == others.all.size()
              || ownNext < own.all.size()
                  && own.all.get(ownNext).place() < others.all.get(othersNext).place();
      Entry next = (isOwn ? own.all.get(ownNext++) : others.all.get(othersNext++)).entry();
      Optional<T> found = look.apply(next);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static int skip(Queue queue, Predicate<Entry> isUsedUp) {
    while (queue.usedUp < queue.all.size() && isUsedUp.test(queue.all.get(queue.usedUp).entry())) {
      queue.usedUp++;
    }
    return queue.usedUp;
  }
}
