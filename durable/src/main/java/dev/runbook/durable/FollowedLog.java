package dev.runbook.durable;

import dev.runbook.host.Waiting;
import dev.runbook.play.RemoteRuns.Detached;
import dev.runbook.run.HostTurns;
import dev.runbook.run.Runner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The log of a run as it is read by somebody who follows the run. */
final class FollowedLog implements GroupLog {
  /** A run that nothing happens in is looked at less and less often. */
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

  /** What is about none of the hosts of a group. */
  private static final String NO_HOST = "";

  private final LogSource source;
  private final PlayInput input;
  private final String address;
  private final String by;
  private final Deque<LogEntry> read = new ArrayDeque<>();
  private final FollowedTurns turns = new FollowedTurns();
  private final Set<String> waiting = new HashSet<>();
  private BooleanSupplier leaves = () -> false;
  private Consumer<String> tells = words -> {};
  private Runner runner;
  private LogPage page;
  private GivenAnswer given;
  private boolean waits = true;
  private boolean asks = true;
  private long lookAt;
  private long pauseNanos = SHORTEST_NANOS;
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

  /** The log of a host of the group, for whoever follows this one. */
  FollowedLog ofMember(LogSource of, PlayInput member) {
    FollowedLog its = new FollowedLog(of, member, address, by);
    its.asks = false;
    its.waits = waits;
    return its;
  }

  void tells(Consumer<String> person) {
    tells = person;
  }

  void tell(String words) {
    tells.accept(words);
  }

  /** How the run has ended; empty while it goes on. */
  Optional<String> ended() {
    return Optional.ofNullable(source.page(0).ending()).map(RunEnding::result);
  }

  /** The question that the run waits with; null where it waits with none. */
  AskedQuestion open() {
    return source.page(0).open();
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
    return call(call, newest -> {});
  }

  @Override
  public HostReply call(HostCall call, Consumer<LiveOutput> newest) {
    Runnable waiting =
        call.what() == HostCall.What.RUN ? () -> source.live().ifPresent(newest) : () -> {};
    LogEntry entry = next(NO_HOST, waiting);
    if (entry.reply() == null) {
      throw other();
    }
    repeatInterrupt(entry);
    return entry.reply();
  }

  @Override
  public HostReply call(String host, HostCall call) {
    LogEntry entry = next(host);
    if (entry.reply() == null) {
      throw other();
    }
    return entry.reply();
  }

  @Override
  public boolean decides(String host, BooleanSupplier decision) {
    LogEntry entry = next(host);
    if (entry.decided() == null) {
      throw other();
    }
    return entry.decided();
  }

  @Override
  public RunEnding play(PlayInput member, Consumer<Runnable> control) {
    LogEntry entry = next(member.member().host());
    if (entry.ended() == null) {
      throw other();
    }
    return entry.ended();
  }

  @Override
  public <T> HostTurns<T> turns(int atOnce) {
    return turns.atOnce(atOnce);
  }

  @Override
  public void halts() {
    if (!leaves.getAsBoolean()) {
      source.interrupt(WorkflowLog.WHATEVER_RUNS);
    }
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
      if (isThere(NO_HOST)) {
        return answered();
      }
      if (asks && page.open() != null && page.length() == at) {
        String answer = person.get();
        if (leaves.getAsBoolean()) {
          throw goesOn();
        }
        if (answer.isEmpty()) {
          pause();
          continue;
        }
        give(new GivenAnswer(at, input.planSha256(), question.step(), answer, by));
      } else {
        pause();
      }
    }
  }

  /** Gives the run an approval; why it was not taken, and empty where it was. */
  String approve(String approval) {
    lookAt = 0;
    return source.approve(approval);
  }

  /** An answer that is not taken is asked for again, if the question is still open. */
  private void give(GivenAnswer answer) {
    given = answer;
    String refused = source.answer(answer);
    if (!refused.isEmpty()) {
      tells.accept("that was not taken as an answer: " + refused);
    }
    lookAt = 0;
  }

  private String answered() {
    LogEntry entry = next(NO_HOST);
    if (entry.answer() == null) {
      throw other();
    }
    return entry.answer();
  }

  /** The next entry that is about a host of a group, or about none. */
  private LogEntry next(String host) {
    return next(host, () -> {});
  }

  private LogEntry next(String host, Runnable whileWaiting) {
    turns.begin();
    try {
      waiting.add(host);
      while (!isThere(host)) {
        whileWaiting.run();
        pause();
      }
      at++;
      LogEntry entry = read.remove();
      time = entry.at();
      turns.changed();
      return entry;
    } finally {
      waiting.remove(host);
      turns.end();
    }
  }

  /** Whether the next entry is there, and about this. */
  private boolean isThere(String host) {
    look();
    if (read.isEmpty()) {
      return false;
    }
    String its = read.element().host() == null ? NO_HOST : read.element().host();
    if (its.equals(host)) {
      return true;
    }
    if (waiting.size() == turns.threads() && !waiting.contains(its)) {
      throw other();
    }
    return false;
  }

  /** Looks whether there is more of the log, unless that was done just now. */
  private void look() {
    if (!read.isEmpty() || System.nanoTime() - lookAt < 0 && lookAt != 0) {
      return;
    }
    page = source.page(at);
    read.addAll(page.entries());
    pauseNanos = read.isEmpty() ? Math.min(LONGEST_NANOS, pauseNanos * 5 / 4) : SHORTEST_NANOS;
    lookAt = read.isEmpty() ? System.nanoTime() + pauseNanos : 0;
    giveAgain();
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
    if (!waits && read.isEmpty()) {
      throw new Detached("run " + input.run() + " goes on");
    }
    turns.begin();
    try {
      turns.pause(Math.max(1, read.isEmpty() ? lookAt - System.nanoTime() : LONGEST_NANOS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw goesOn();
    } finally {
      turns.end();
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
        LogEntry entry = next(NO_HOST);
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
