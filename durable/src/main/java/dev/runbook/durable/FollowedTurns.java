package dev.runbook.durable;

import dev.runbook.run.HostTurns;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The turns of a group's hosts where a run is followed. Each has a thread, of which one goes on at
 * a time: the one for whose host the log has something.
 */
final class FollowedTurns {
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition changed = turn.newCondition();
  private int threads = 1;

  /** Takes the turn; it is given back with {@link #end}, or while somebody waits. */
  void begin() {
    turn.lock();
  }

  void end() {
    turn.unlock();
  }

  /** How many threads there are. */
  int threads() {
    return threads;
  }

  /** The log has something for another one. */
  void changed() {
    changed.signalAll();
  }

  /** Lets others go on, for some time at most. */
  void pause(long nanos) throws InterruptedException {
    changed.awaitNanos(nanos);
  }

  <T> HostTurns<T> atOnce(int most) {
    return new HostTurns<>() {
      @Override
      public List<T> each(
          List<String> hosts, Function<String, T> way, Function<String, T> without) {
        return all(hosts, way, Math.min(most, hosts.size()));
      }

      /** The run itself says for whom nobody has waited. */
      @Override
      public void giveUp() {}
    };
  }

  private <T> List<T> all(List<String> hosts, Function<String, T> way, int count) {
    Map<String, T> came = new LinkedHashMap<>();
    Iterator<String> next = hosts.iterator();
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> started = new ArrayList<>();
    threads = count;
    for (int i = 0; i < count; i++) {
      Thread thread =
          new Thread(() -> take(next, way, came, failures), "following hosts of a group");
      thread.setDaemon(true);
      started.add(thread);
    }
    started.forEach(Thread::start);
    started.forEach(FollowedTurns::join);
    threads = 1;
    Throwable failure = failures.poll();
    if (failure instanceof RuntimeException known) {
      throw known;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return hosts.stream().map(came::get).toList();
  }

  private <T> void take(
      Iterator<String> next,
      Function<String, T> way,
      Map<String, T> came,
      ConcurrentLinkedQueue<Throwable> failures) {
    begin();
    try {
      while (next.hasNext()) {
        String host = next.next();
        came.put(host, way.apply(host));
      }
    } catch (RuntimeException | Error e) {
      failures.add(e);
    } finally {
      threads--;
      changed();
      end();
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
