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
import dev.runbook.play.Selection;
import dev.runbook.run.Gate;
import dev.runbook.run.Hosts;
import dev.runbook.run.Runner;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
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
import java.util.function.Supplier;

/** The runs of a Temporal server, which are workflows there. */
final class TemporalRuns implements RemoteRuns {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final String address;
  private final WorkflowClient client;
  private final Set<String> environment;
  private final PlayInput.StartedBy who;
  private final WorkerTimes times;
  private PlayInput input;
  private FollowedLog log;
  private RemoteHosts hosts;

  /**
   * The runs of a server.
   *
   * @param address its address
   * @param environment the names of the variables that a page may take as given
   * @param who uses this program
   */
  TemporalRuns(
      String address,
      WorkflowClient client,
      Set<String> environment,
      PlayInput.StartedBy who,
      WorkerTimes times) {
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
  public Gate gate(Plan plan, PlayFlags flags, Gate operator) {
    return new RemoteGate(() -> log, plan, Selection.attended(plan, flags), operator);
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
    if (plan.rollout().isPresent()) {
      return Optional.of("steps on a group of hosts are not played over Temporal yet");
    }
    if (flags.approvals().required()
        || plan.steps().stream().anyMatch(step -> step.options().secondPerson())) {
      return Optional.of("a second person's approval is not asked for over Temporal yet");
    }
    boolean hides = plan.steps().stream().anyMatch(step -> step.options().secret());
    if (hides) {
      return Optional.of(
          "a step keeps what it prints as a secret, and no secret goes through Temporal");
    }
    PlayInput portable =
        PlayInput.of(
            new RemotePlay("any", plan, flags, true, who.player()), environment, times, "", who);
    return portable.refuse(portable.plan());
  }

  @Override
  public void begin(RemotePlay play) {
    byte[] nonce = new byte[16];
    new SecureRandom().nextBytes(nonce);
    input = PlayInput.of(play, environment, times, HexFormat.of().formatHex(nonce), who);
    WorkflowStub run =
        client.newUntypedWorkflowStub(
            "runbook",
            WorkflowOptions.newBuilder()
                .setWorkflowId(play.id())
                .setTaskQueue(Workers.runs(who.version()))
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setMemo(Map.of("target", play.plan().target(), "operator", who.operator()))
                .build());
    run.start(input);
    follow(run);
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
        input.run(), input.plan(), input.flags(), input.settings().attended(), input.by().player());
  }

  private void follow(WorkflowStub run) {
    log = new FollowedLog(new WorkflowSource(run), input, address, who.operator());
    hosts = new RemoteHosts(log, input);
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
        .limit(most)
        .map(
            each ->
                new Summary(
                    each.getExecution().getWorkflowId(),
                    Optional.ofNullable((String) each.getMemo("target", String.class)).orElse("?"),
                    state(each.getStatus().name()),
                    TIME.format(each.getStartTime())))
        .sorted(Comparator.comparing(Summary::started).reversed())
        .toList();
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

  /** The log as the server has it. */
  private record WorkflowSource(WorkflowStub run) implements LogSource {
    private static final int TRIES = 600;
    private static final long BETWEEN_MILLIS = 500;

    /** A server or a worker that is away for a while is waited for: the run waits for it, too. */
    @Override
    public LogPage page(int from) {
      for (int left = TRIES; ; left--) {
        try {
          return run.query("log", LogPage.class, from);
        } catch (WorkflowQueryException | WorkflowServiceException e) {
          if (left == 0 || e instanceof WorkflowNotFoundException) {
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
      try {
        run.update("answer", Void.class, given);
        return "";
      } catch (WorkflowUpdateException e) {
        return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
      }
    }

    @Override
    public void interrupt(int at) {
      run.signal("interrupt", at);
    }
  }
}
