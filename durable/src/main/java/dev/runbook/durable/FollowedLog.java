package dev.runbook.durable;

import dev.runbook.host.Waiting;
import dev.runbook.play.RemoteRuns.Detached;
import dev.runbook.run.Runner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The log of a run as it is read by somebody who follows the run. */
final class FollowedLog implements RunLog {
  private static final long PAUSE_MILLIS = 100;

  private final LogSource source;
  private final PlayInput input;
  private final String address;
  private final String by;
  private final Deque<LogEntry> read = new ArrayDeque<>();
  private BooleanSupplier leaves = () -> false;
  private Runner runner;
  private LogPage page;
  private GivenAnswer given;
  private boolean waits = true;
  private boolean asks = true;
  private volatile long time;
  private volatile int at;
  private volatile int interruptedAt = -1;

  /**
   * A log.
   *
   * @param address of the place that plays the run
   * @param by who answers
   */
  FollowedLog(LogSource source, PlayInput input, String address, String by) {
    this.address = address;
    this.source = source;
    this.input = input;
    this.by = by;
  }

  void controls(Runner its, BooleanSupplier leaving) {
    runner = its;
    leaves = leaving;
  }

  void lookOnly() {
    asks = false;
  }

  void stopAtTheEnd() {
    asks = false;
    waits = false;
  }

  @Override
  public HostReply call(HostCall call) {
    LogEntry entry = next();
    if (entry.reply() == null) {
      throw other();
    }
    repeatInterrupt(entry);
    return entry.reply();
  }

  private void repeatInterrupt(LogEntry entry) {
    if (entry.interrupted() && interruptedAt != at - 1 && runner != null) {
      interruptedAt = at;
      runner.interruptCommand();
    }
  }

  private static IllegalStateException other() {
    return new IllegalStateException(
        "the run's log does not fit this program: another version plays the run");
  }

  @Override
  public void interrupt() {
    if (interruptedAt == at || leaves.getAsBoolean()) {
      return;
    }
    interruptedAt = at;
    source.interrupt(at);
  }

  @Override
  public String answer(AskedQuestion question, Supplier<String> person) {
    while (true) {
      if (isThere()) {
        return answered();
      }
      if (asks && page.open() != null && page.length() == at) {
        String answer = person.get();
        if (leaves.getAsBoolean()) {
          throw goesOn();
        }
        given = new GivenAnswer(at, input.planSha256(), question.step(), answer, by);
        source.answer(given);
      } else {
        pause();
      }
    }
  }

  private String answered() {
    LogEntry entry = next();
    if (entry.answer() == null) {
      throw other();
    }
    return entry.answer();
  }

  private LogEntry next() {
    while (!isThere()) {
      pause();
    }
    at++;
    LogEntry entry = read.remove();
    time = entry.at();
    return entry;
  }

  /** Whether the next entry is there; what is read is asked for in pages. */
  private boolean isThere() {
    if (read.isEmpty()) {
      page = source.page(at);
      read.addAll(page.entries());
      giveAgain();
    }
    return !read.isEmpty();
  }

  /**
   * A worker that was lost right after it had taken an answer has told of it before the server knew
   * of it: the run waits with the question again, and the same answer is given once more.
   */
  private void giveAgain() {
    if (given != null && page.open() != null && page.length() == given.at() && at > given.at()) {
      source.answer(given);
    }
  }

  private void pause() {
    if (leaves.getAsBoolean()) {
      throw goesOn();
    }
    if (page.ending() != null && page.length() <= at) {
      throw new Detached(
          "run " + input.run() + " has ended: " + page.ending().result() + detail(page.ending()));
    }
    if (!waits) {
      throw new Detached("run " + input.run() + " goes on");
    }
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw goesOn();
    }
  }

  private static String detail(RunEnding ending) {
    return ending.detail().isEmpty() ? "" : "\n" + ending.detail();
  }

  /** When what was read last happened; before that, when the run began. */
  Instant now() {
    if (time == 0) {
      page = source.page(0);
      time = page.begun();
    }
    return Instant.ofEpochMilli(time);
  }

  private Detached goesOn() {
    return new Detached(
        "run "
            + input.run()
            + " goes on without you\n  = `runbook resume "
            + input.run()
            + " --on "
            + address
            + "` follows it again");
  }

  @Override
  public Waiting waiting() {
    return new Waiting() {
      @Override
      public Duration now() {
        return Duration.ofNanos(System.nanoTime());
      }

      @Override
      public boolean pass(Duration time, CountDownLatch ended) {
        LogEntry entry = next();
        if (entry.pausedMillis() == null) {
          throw other();
        }
        repeatInterrupt(entry);
        return entry.interrupted();
      }

      @Override
      public void forEver(CountDownLatch ended) {
        throw new UnsupportedOperationException("no run waits for ever");
      }
    };
  }
}
