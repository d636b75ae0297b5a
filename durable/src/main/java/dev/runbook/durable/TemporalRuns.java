package dev.runbook.durable;

import dev.runbook.graph.HostUse;
import dev.runbook.host.Host;
import dev.runbook.host.Waiting;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.RefusedException;
import dev.runbook.play.RemotePlay;
import dev.runbook.play.RemoteRuns;
import dev.runbook.run.Gate;
import dev.runbook.run.Hosts;
import dev.runbook.run.Interruptible;
import dev.runbook.run.Question;
import dev.runbook.run.RunListener;
import dev.runbook.run.Runner;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The runs of a Temporal server, which are workflows there. */
final class TemporalRuns implements RemoteRuns {
  /** Temporal ends a run whose history has 50 MiB. */
  private static final long MOST_BYTES = 32L << 20;

  /** What the description of a run says where another one leads it. */
  static final String LEADER = "leader";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final String address;
  private final WorkflowClient client;
  private final Set<String> environment;
  private final PlayInput.StartedBy who;
  private final WorkerTimes times;
  private final Supplier<List<String>> keys;
  private PlayInput input;
  private FollowedLog log;
  private RemoteHosts hosts;
  private RemoteApprovals approvals;

  /**
   * The runs of a server.
   *
   * @param address its address
   * @param environment the names of the variables that a page may take as given
   * @param who uses this program
   * @param keys the fingerprints of the keys that they sign with
   */
  TemporalRuns(
      String address,
      WorkflowClient client,
      Set<String> environment,
      PlayInput.StartedBy who,
      WorkerTimes times,
      Supplier<List<String>> keys) {
    this.keys = keys;
    this.address = address;
    this.client = client;
    this.environment = Set.copyOf(environment);
    this.who = who;
    this.times = times;
  }

  @Override
  public Hosts hosts() {
    return new FollowedHosts();
  }

  /** The hosts of whichever run is followed when they are asked. */
  private final class FollowedHosts implements Hosts {
    @Override
    public Host host(HostUse use) {
      return hosts.host(use);
    }

    @Override
    public boolean answerInTurn() {
      return true;
    }

    @Override
    public Waiting waiting() {
      return hosts.waiting();
    }

    @Override
    public void checkKey(HostUse use) {
      hosts.checkKey(use);
    }
  }

  @Override
  public Gate gate(RemotePlay play, Gate operator) {
    PlayInput its = input == null || !input.run().equals(play.id()) ? input(play, "") : input;
    Gate person = play.attended() ? operator : new Bystander();
    return PlayedRunner.gate(
        its,
        play.plan(),
        () -> log,
        play.attended(),
        person,
        (asked, gate) -> approvals.wait(asked, gate, this::send));
  }

  /** Where nobody is asked, it is said once for what the run waits. */
  private final class Bystander implements Gate {
    private String told = "";

    @Override
    public Optional<String> approval(Question.Approve question) {
      String words =
          "`"
              + question.step().id()
              + "` waits for a second person's approval\n  = "
              + String.join("\n  = ", question.how());
      if (!told.equals(words)) {
        told = words;
        log.tell(words);
      }
      return Optional.of("");
    }
  }

  private String send(String file) {
    try {
      return log.approve(Files.readString(Path.of(file)));
    } catch (IOException | InvalidPathException e) {
      return "it cannot be read: " + e.getMessage();
    }
  }

  @Override
  public Optional<String> requested(String id) {
    follow(id);
    return Optional.ofNullable(log.open()).map(AskedQuestion::request);
  }

  @Override
  public Optional<String> approve(String id, String approval) {
    String refused =
        new WorkflowSource(client, client.newUntypedWorkflowStub(id), false).approve(approval);
    return Optional.of(refused).filter(why -> !why.isEmpty());
  }

  @Override
  public Map<String, String> secrets(Plan plan) {
    Map<String, String> words = new LinkedHashMap<>();
    for (PlanParam param : plan.params()) {
      if (param.secret()) {
        words.put(param.name(), PlayInput.word(param.name()));
      }
    }
    return words;
  }

  @Override
  public Optional<String> refuse(Plan plan, PlayFlags flags) {
    if (!flags.approvals().files().isEmpty()) {
      return Optional.of(
          "a run on Temporal takes an approval when it waits for one, by `runbook approve`");
    }
    boolean hides = plan.steps().stream().anyMatch(step -> step.options().secret());
    if (hides) {
      return Optional.of(
          "a step keeps what it prints as a secret, and no secret goes through Temporal");
    }
    PlayInput portable = input(new RemotePlay("any", plan, flags, true, who.player()), "");
    return portable.refuse(portable.plan()).or(() -> refuseSize(plan));
  }

  /** The history of a run has what it plays once more for each host of a group. */
  private static Optional<String> refuseSize(Plan plan) {
    long hosts = plan.rollout().map(all -> all.wholeGroup().size()).orElse(0);
    long bytes = hosts * plan.procedure().source().text().length();
    return bytes <= MOST_BYTES
        ? Optional.empty()
        : Optional.of(
            "a page of %d KiB for %d hosts is more than the history of a run holds"
                .formatted(plan.procedure().source().text().length() / 1024, hosts));
  }

  private PlayInput input(RemotePlay play, String nonce) {
    boolean asks =
        play.flags().approvals().required()
            || play.plan().steps().stream().anyMatch(step -> step.options().secondPerson());
    return PlayInput.of(play, environment, times, nonce, asks ? keys.get() : List.of(), who);
  }

  @Override
  public void begin(RemotePlay play) {
    byte[] nonce = new byte[16];
    new SecureRandom().nextBytes(nonce);
    input = input(play, HexFormat.of().formatHex(nonce));
    WorkflowStub run =
        client.newUntypedWorkflowStub(
            "runbook",
            WorkflowOptions.newBuilder()
                .setWorkflowId(play.id())
                .setTaskQueue(Workers.runs(who.version()))
                .setWorkflowIdReusePolicy(input.reuse())
                .setMemo(memo(play))
                .build());
    try {
      run.start(input);
    } catch (WorkflowExecutionAlreadyStarted e) {
      throw new RefusedException("run " + play.id() + " is there already, and goes on");
    }
    follow(run);
  }

  /** The run of one host of a group is listed by the run that leads it. */
  private Map<String, Object> memo(RemotePlay play) {
    Map<String, Object> memo = new LinkedHashMap<>();
    memo.put("target", play.plan().target());
    memo.put("operator", who.operator());
    play.plan().member().ifPresent(host -> memo.put(LEADER, play.leader().orElse("")));
    return memo;
  }

  @Override
  public RemotePlay follow(String id) {
    WorkflowStub run = client.newUntypedWorkflowStub(id);
    try {
      input = run.query("input", PlayInput.class);
    } catch (WorkflowNotFoundException e) {
      throw new RefusedException("there is no run `" + id + "` there");
    } catch (WorkflowException e) {
      throw silent(e);
    }
    follow(run);
    return new RemotePlay(
        input.run(),
        input.played(input.plan()),
        input.flags(),
        input.settings().attended(),
        input.by().player(),
        Optional.ofNullable(input.member()).map(GroupMember::leader),
        Optional.ofNullable(input.earlier()));
  }

  @Override
  public Optional<String> ended() {
    return log.ended().or(this::closed);
  }

  /** Where somebody has ended it from outside, it does not say so itself. */
  private Optional<String> closed() {
    String status = client.newUntypedWorkflowStub(input.run()).describe().getStatus().name();
    return status.endsWith("_RUNNING") ? Optional.empty() : Optional.of(state(status));
  }

  private void follow(WorkflowStub run) {
    log = new FollowedLog(new WorkflowSource(client, run, false), input, address, who.operator());
    hosts = new RemoteHosts(log, input);
    approvals = new RemoteApprovals(input, () -> log, clock(), address);
  }

  private static Detached silent(WorkflowException e) {
    return new Detached(
        "no worker plays the runs there: `runbook worker --queue runs` starts one ("
            + e.getClass().getSimpleName()
            + ")");
  }

  @Override
  public void controls(Runner runner, BooleanSupplier leaves) {
    log.controls(runner, leaves);
    Plan plan = input.played(input.plan());
    runner.onGroups(
        new RemoteHostRuns(
            log,
            input,
            plan,
            (member, watch, control) -> shows(plan, member, leaves, watch, control)));
    PlayedRunner.approvedBy(input, approvals, runner);
  }

  /** Follows the run of one host by its own log. */
  private boolean shows(
      Plan plan,
      PlayInput member,
      BooleanSupplier leaves,
      List<RunListener> watch,
      Consumer<Interruptible> control) {
    WorkflowStub run = client.newUntypedWorkflowStub(member.run());
    FollowedLog its = log.ofMember(new WorkflowSource(client, run, true), member);
    RemoteHosts there = new RemoteHosts(its, member);
    Plan part = member.played(plan);
    Clock clock = new FollowedClock(its::now, ZoneId.systemDefault());
    Runner runner = PlayedRunner.of(member, part, its, there, approvals, watch, clock);
    its.controls(runner, leaves);
    control.accept(runner);
    try {
      PlayedRunner.play(runner, member, part);
    } catch (Detached e) {
      return true; // The run that leads says how it stands.
    }
    return true;
  }

  @Override
  public void tells(Consumer<String> person) {
    log.tells(person);
  }

  @Override
  public void lookOnly() {
    log.lookOnly();
  }

  @Override
  public void stopAtTheEnd() {
    log.stopAtTheEnd();
  }

  @Override
  public Clock clock() {
    return new FollowedClock(() -> log == null ? Instant.now() : log.now(), ZoneId.systemDefault());
  }

  private static final class FollowedClock extends Clock {
    private final Supplier<Instant> now;
    private final ZoneId zone;

    FollowedClock(Supplier<Instant> now, ZoneId zone) {
      this.now = now;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new FollowedClock(now, other);
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public List<Summary> list(int most) {
    return client
        .listExecutions("WorkflowType = 'runbook'")
        .filter(each -> each.getMemo(LEADER, String.class) == null)
        .limit(most)
        .map(
            each ->
                new Summary(
                    each.getExecution().getWorkflowId(),
                    Optional.ofNullable((String) each.getMemo("target", String.class)).orElse("?"),
                    state(each.getStatus().name()),
                    TIME.format(each.getStartTime())))
        .collect(Collectors.toMap(Summary::id, run -> run, TemporalRuns::whole))
        .values()
        .stream()
        .sorted(Comparator.comparing(Summary::started).reversed())
        .toList();
  }

  /** Two parts of one run: it began with the first, and stands as the last does. */
  private static Summary whole(Summary one, Summary other) {
    boolean first = one.started().compareTo(other.started()) <= 0;
    Summary last = first ? other : one;
    return new Summary(
        one.id(), one.target(), last.state(), first ? one.started() : other.started());
  }

  private static String state(String status) {
    return status
        .replace("WORKFLOW_EXECUTION_STATUS_", "")
        .replace("COMPLETED", "over")
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    client.getWorkflowServiceStubs().shutdownNow();
  }

  /**
   * The log as the server has it.
   *
   * @param comes whether the run is about to begin, if it is not there yet
   */
  private record WorkflowSource(WorkflowClient client, WorkflowStub run, boolean comes)
      implements LogSource {
    private static final int TRIES = 600;
    private static final long BETWEEN_MILLIS = 500;

    /** A server or a worker that is away for a while is waited for: the run waits for it, too. */
    @Override
    public LogPage page(int from) {
      for (int left = TRIES; ; left--) {
        try {
          return run.query("log", LogPage.class, from);
        } catch (WorkflowQueryException | WorkflowServiceException e) {
          if (left == 0 || e instanceof WorkflowNotFoundException && !comes) {
            throw silent(e);
          }
          sleep(e);
        }
      }
    }

    private static void sleep(WorkflowException why) {
      try {
        Thread.sleep(BETWEEN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw silent(why);
      }
    }

    @Override
    public String answer(GivenAnswer given) {
      return update("answer", given);
    }

    @Override
    public String approve(String approval) {
      return update("approve", approval);
    }

    private String update(String name, Object given) {
      try {
        run.update(name, Void.class, given);
        return "";
      } catch (WorkflowUpdateException e) {
        return e.getCause() instanceof ApplicationFailure refused
            ? refused.getOriginalMessage()
            : String.valueOf(e.getMessage());
      }
    }

    /** A worker says it with its signs of life; whoever looks on can do without. */
    @Override
    public Optional<LiveOutput> live() {
      try {
        return client
            .getWorkflowServiceStubs()
            .blockingStub()
            .describeWorkflowExecution(
                DescribeWorkflowExecutionRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setExecution(
                        WorkflowExecution.newBuilder()
                            .setWorkflowId(run.getExecution().getWorkflowId()))
                    .build())
            .getPendingActivitiesList()
            .stream()
            .filter(PendingActivityInfo::hasHeartbeatDetails)
            .findFirst()
            .map(
                activity ->
                    client
                        .getOptions()
                        .getDataConverter()
                        .fromPayloads(
                            0,
                            Optional.of(activity.getHeartbeatDetails()),
                            LiveOutput.class,
                            LiveOutput.class));
      } catch (StatusRuntimeException | DataConverterException e) {
        return Optional.empty();
      }
    }

    @Override
    public void interrupt(int at) {
      run.signal("interrupt", at);
    }
  }
}
