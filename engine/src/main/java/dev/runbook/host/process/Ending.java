package dev.runbook.host.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends one running command on request: by INT, then TERM, then KILL, each after a grace period.
 *
 * <p>TERM spares the root, which may be a shell that is to live on; KILL spares it only when the
 * command itself is over and leftovers alone remain.
 */
public final class Ending {
  /** Why a command is being ended. */
  public enum Cause {
    /** It was left alone. */
    NONE,
    /** The operator asked. */
    INTERRUPT,
    /** Its time was up. */
    TIMEOUT
  }

  /** After INT, and after TERM: together they leave a while of the two seconds for KILL. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Duration LAST_GRACE = Duration.ofMillis(500);

  /**
   * What ignores INT once its command is gone, such as a job in the background, waits no longer.
   */
  private static final Duration LEFTOVER_GRACE = Duration.ofMillis(200);

  private static final long POLL_MILLIS = 20;

  private final Processes tree;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Cause cause = Cause.NONE;
  private volatile boolean signalled;
  private Thread thread;

  /** Nothing happens to the tree until somebody asks. */
  public Ending(Processes tree) {
    this.tree = tree;
  }

  /** The command has begun: from now on a signal meets it, and not what is before it. */
  public void begun() {
    begun.countDown();
  }

  /** Asks for the end when the command takes longer than this. */
  public void limit(Duration limit) {
    Thread timer = new Thread(() -> waitAndAsk(limit), "timeout");
    timer.setDaemon(true);
    timer.start();
  }

  /** Asks for the end and returns at once; the first to ask gives the reason. */
  public synchronized void ask(Cause why) {
    if (thread == null && over.getCount() > 0) {
      cause = why;
      thread = new Thread(this::end, "ending");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * The command is over: returns when the rest of it is gone, too, and says whether and why it was
   * ended.
   *
   * @throws InterruptedException when the waiting thread is interrupted
   */
  public Cause finish() throws InterruptedException {
    over.countDown();
    begun.countDown();
    Thread ender = newThread();
    if (ender != null) {
      ender.join();
    }
    return signalled ? cause : Cause.NONE;
  }

  private synchronized Thread newThread() {
    return thread;
  }

  private void waitAndAsk(Duration limit) {
    try {
      if (!over.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        ask(Cause.TIMEOUT);
      }
    } catch (InterruptedException e) {
      ask(Cause.TIMEOUT);
    }
  }

  private void end() {
    try {
      begun.await();
      if (isOver()) {
        return;
      }
      signalled = true;
      tree.interrupt();
      if (!isSettled(GRACE)) {
        tree.terminate();
        if (!isSettled(LAST_GRACE)) {
          kill();
        }
      }
    } catch (InterruptedException e) {
      tree.killWithRoot();
    }
  }

  /** Until nothing is left, within reason: a process may fork while its list is read. */
  private void kill() throws InterruptedException {
    long deadline = System.nanoTime() + LAST_GRACE.toNanos();
    do {
      if (isOver()) {
        tree.kill();
      } else {
        tree.killWithRoot();
      }
      Thread.sleep(POLL_MILLIS);
    } while (tree.anyLeft() && System.nanoTime() < deadline);
  }

  /** Waits a grace for the command to be over and for nothing of it to be left. */
  private boolean isSettled(Duration grace) throws InterruptedException {
    long deadline = System.nanoTime() + grace.toNanos();
    boolean wasOver = false;
    long pause = 1; // most commands end at once, and somebody waits
    while (true) {
      // Asked in this order: what the command starts last, it starts before it is over.
      boolean over = isOver();
      if (!tree.anyLeft() && over) {
        return true;
      }
      if (over && !wasOver) {
        wasOver = true;
        deadline = Math.min(deadline, System.nanoTime() + LEFTOVER_GRACE.toNanos());
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause = Math.min(2 * pause, POLL_MILLIS);
      pause(pause);
    }
  }

  private void pause(long millis) throws InterruptedException {
    if (isOver()) {
      Thread.sleep(millis);
    } else {
      over.await(millis, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isOver() {
    return over.getCount() == 0;
  }
}
