package dev.runbook.durable;

import dev.runbook.host.HostException;
import dev.runbook.host.Outcome;
import dev.runbook.host.Receipt;
import dev.runbook.host.Waiting;
import dev.runbook.run.HostTurns;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import dev.runbook.run.Runner;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The log that a workflow writes: what its activities and updates bring. */
final class WorkflowLog implements GroupLog {
  /** Without a timeout of its own a command may take as long as it takes. */
  private static final Duration FOR_EVER = Duration.ofDays(365);

  /** A worker that is away when the run is over closes the run's shells when it ends itself. */
  private static final Duration RELEASE = Duration.ofSeconds(10);

  /** The place of an interrupt that ends what runs, wherever the run has come to. */
  static final int WHATEVER_RUNS = -1;

  private static final int PAGE_BYTES = 1 << 20;

  private final PlayInput input;
  private final WorkerTimes waits;
  private final List<LogEntry> entries = new ArrayList<>();
  private final long begun = Workflow.getInfo().getRunStartedTimestampMillis();
  private Runner runner;
  private final Set<CancellationScope> calling = new LinkedHashSet<>();
  private boolean interrupted;
  private AskedQuestion open;
  private GivenAnswer given;

  WorkflowLog(PlayInput input) {
    this.input = input;
    this.waits = WorkerTimes.of(input.settings());
  }

  void controls(Runner its) {
    runner = its;
  }

  @Override
  public HostReply call(HostCall call) {
    interrupted = false;
    HostReply reply = prepared(call);
    entries.add(LogEntry.of(reply, interrupted, Workflow.currentTimeMillis()));
    return reply;
  }

  @Override
  public HostReply call(String host, HostCall call) {
    HostReply reply = prepared(call);
    entries.add(LogEntry.of(host, reply, Workflow.currentTimeMillis()));
    return reply;
  }

  private HostReply prepared(HostCall call) {
    HostReply reply = made(call);
    return reply.state() == HostReply.State.UNPREPARED ? made(call.playing(input)) : reply;
  }

  @Override
  public boolean decides(String host, BooleanSupplier decision) {
    boolean decided = decision.getAsBoolean();
    entries.add(LogEntry.of(host, decided, Workflow.currentTimeMillis()));
    return decided;
  }

  @Override
  public RunEnding play(PlayInput member, Consumer<Runnable> control) {
    String host = member.member().host();
    ChildWorkflowStub run =
        Workflow.newUntypedChildWorkflowStub(
            "runbook",
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(member.run())
                .setWorkflowIdReusePolicy(member.reuse())
                .setMemo(Map.of(TemporalRuns.LEADER, input.run(), "host", host))
                .setStaticSummary(host)
                .build());
    control.accept(() -> Async.procedure(() -> run.signal("interrupt", WHATEVER_RUNS)));
    RunEnding ended;
    try {
      ended = run.execute(RunEnding.class, member);
    } catch (ChildWorkflowFailure e) {
      String why = "its run " + member.run() + " was ended from outside: " + e.getCause();
      ended = RunEnding.of(new RunEnd(RunResult.UNKNOWN, why), List.of());
    }
    entries.add(LogEntry.of(host, ended, Workflow.currentTimeMillis()));
    return ended;
  }

  /** Its threads take turns, in an order that is the same whenever they are played again. */
  @Override
  public <T> HostTurns<T> turns(int atOnce) {
    return new HostTurns<>() {
      @Override
      public List<T> each(
          List<String> hosts, Function<String, T> way, Function<String, T> without) {
        Map<String, T> came = new LinkedHashMap<>();
        Iterator<String> next = hosts.iterator();
        List<Promise<Void>> lanes = new ArrayList<>();
        for (int i = 0; i < Math.min(atOnce, hosts.size()); i++) {
          lanes.add(
              Async.procedure(
                  () -> {
                    while (next.hasNext()) {
                      String host = next.next();
                      came.put(host, way.apply(host));
                    }
                  }));
        }
        Promise.allOf(lanes).get();
        return hosts.stream().map(came::get).toList();
      }

      @Override
      public void giveUp() {
        interrupt();
      }
    };
  }

  /** Here it is heard already. */
  @Override
  public void halts() {}

  private HostReply made(HostCall call) {
    HostWork worker = Workflow.newActivityStub(HostWork.class, options(call));
    HostReply[] reply = new HostReply[1];
    CancellationScope its = Workflow.newCancellationScope(() -> reply[0] = worker.call(call));
    calling.add(its);
    try {
      its.run();
      return reply[0];
    } catch (ActivityFailure e) {
      return lost(call, e.getCause());
    } catch (CanceledFailure e) {
      return lost(call, e);
    } finally {
      calling.remove(its);
    }
  }

  private ActivityOptions options(HostCall call) {
    Duration limit =
        call.what().runs()
            ? call.command().timeout().map(time -> time.plusMinutes(1)).orElse(FOR_EVER)
            : Duration.ofMinutes(5);
    return ActivityOptions.newBuilder()
        .setTaskQueue(call.place().queue())
        .setScheduleToStartTimeout(
            call.what() == HostCall.What.RELEASE ? RELEASE : waits.patience())
        .setStartToCloseTimeout(limit)
        .setHeartbeatTimeout(waits.heartbeat())
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setMaximumAttempts(call.what().onlyLooks() ? 3 : 1)
                .setInitialInterval(Duration.ofSeconds(1))
                .build())
        .setSummary(call.what() + " " + call.place().host())
        .build();
  }

  /** What is known of a call that no worker has replied to. */
  private HostReply lost(HostCall call, Throwable why) {
    boolean began =
        !(why instanceof CanceledFailure)
            && !(why instanceof TimeoutFailure late
                && late.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START);
    String words = words(call, why, began);
    if (call.what() == HostCall.What.RECEIPT) {
      return HostReply.noted(new Receipt.None());
    }
    if (!call.what().runs()) {
      return HostReply.refused(HostException.Kind.UNREACHABLE, words);
    }
    Outcome outcome = began ? Outcome.unknown(words) : Outcome.notStarted(words);
    return HostReply.ended(outcome, List.of(), false);
  }

  private String words(HostCall call, Throwable why, boolean began) {
    String queue = call.place().queue();
    if (why instanceof ApplicationFailure failure) {
      return "the worker of " + queue + " failed: " + failure.getOriginalMessage();
    }
    if (why instanceof CanceledFailure) {
      return "it was interrupted before a worker of " + queue + " took it";
    }
    return began
        ? "the worker of " + queue + " was lost while it ran"
        : "no worker of "
            + queue
            + " took it within "
            + waits.patience().toSeconds()
            + " s; `runbook worker --queue "
            + queue
            + "` starts one";
  }

  @Override
  public void interrupt() {
    interrupted = true;
    List.copyOf(calling).forEach(each -> each.cancel("interrupted"));
  }

  /** Somebody who follows the run wants the command to end that runs at this place of the log. */
  void interrupt(int at) {
    if ((at == entries.size() || at == WHATEVER_RUNS) && runner != null && open == null) {
      runner.interruptCommand();
    }
  }

  @Override
  public String answer(AskedQuestion question, Supplier<String> person) {
    open = question;
    Workflow.await(() -> given != null);
    entries.add(LogEntry.of(given.answer(), given.by(), Workflow.currentTimeMillis()));
    String answer = given.answer();
    given = null;
    open = null;
    return answer;
  }

  /** Why an answer is not taken is in the exception; it leaves no trace. */
  void check(GivenAnswer answer) {
    if (open == null || given != null || answer.at() != entries.size()) {
      throw refused("the run does not wait with this question any more");
    }
    if (!answer.plan().equals(input.planSha256())) {
      throw refused("this answers another plan than the one that is played");
    }
    if (!answer.step().equals(open.step())) {
      throw refused("this answers a question about another step");
    }
    if (open.kind().equals(AskedQuestion.APPROVAL)
        && Answers.approved(answer.answer()).isPresent()) {
      throw refused("only what a second person has signed is an approval");
    }
    if (!open.expected().isEmpty()) {
      String typed = Answers.typed(answer.answer());
      if (!typed.isEmpty() && !typed.equals(open.expected())) {
        throw refused("what was typed is not the name of what the step acts on");
      }
    }
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(why);
  }

  void checkWaitsForApproval() {
    if (open() == null || !open.kind().equals(AskedQuestion.APPROVAL)) {
      throw refused("the run waits for no approval");
    }
  }

  /** All who have answered; whoever has approved something has not. */
  List<String> people() {
    return entries.stream()
        .filter(each -> each.by() != null && Answers.approved(each.answer()).isEmpty())
        .map(LogEntry::by)
        .distinct()
        .toList();
  }

  /** An answer to the question that is open, which was checked otherwise. */
  GivenAnswer answered(String step, String answer, String by) {
    return new GivenAnswer(entries.size(), input.planSha256(), step, answer, by);
  }

  void take(GivenAnswer answer) {
    given = answer;
  }

  AskedQuestion open() {
    return given == null ? open : null;
  }

  /** A page of the log that fits into a message. */
  LogPage page(int from, RunEnding ending) {
    List<LogEntry> some = new ArrayList<>();
    long bytes = 0;
    for (int i = from; i < entries.size() && bytes < PAGE_BYTES; i++) {
      some.add(entries.get(i));
      bytes += 200 + size(entries.get(i));
    }
    return new LogPage(some, entries.size(), begun, open(), ending);
  }

  private static long size(LogEntry entry) {
    return entry.reply() == null
        ? 0
        : entry.reply().output().stream().mapToLong(chunk -> chunk.bytes().length * 2L).sum();
  }

  @Override
  public Waiting waiting() {
    return new Waiting() {
      @Override
      public Duration now() {
        return Duration.ofMillis(Workflow.currentTimeMillis());
      }

      @Override
      public boolean pass(Duration time, CountDownLatch ended) {
        boolean cut = Workflow.await(time, () -> ended.getCount() == 0);
        entries.add(LogEntry.paused(time.toMillis(), cut, Workflow.currentTimeMillis()));
        return cut;
      }

      @Override
      public void forEver(CountDownLatch ended) {
        Workflow.await(() -> ended.getCount() == 0);
      }
    };
  }
}
