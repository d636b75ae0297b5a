package dev.runbook.journal;

import dev.runbook.journal.Provenance.MockScript;
import dev.runbook.journal.event.HostPart;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.plan.RolloutRequest;
import dev.runbook.run.PastCommands;
import dev.runbook.run.PastHosts;
import dev.runbook.run.PastOutput;
import dev.runbook.run.PastStep;
import dev.runbook.run.PastStep.State;
import dev.runbook.run.RequestedSteps;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The progress of a run, from its records and its output. */
public final class RunProgress {
  private final RunFolder folder;
  private final RunState state;

  private RunProgress(RunFolder folder, RunState state) {
    this.folder = folder;
    this.state = state;
  }

  /** Reckons up the records of a run, the first of which says that it began. */
  public static RunProgress of(RunFolder folder, List<JournalRecord> records) {
    return new RunProgress(folder, RunState.after(records));
  }

  /** How the run began. */
  public JournalRunEvent.RunStarted beginning() {
    return state.started();
  }

  /** Which steps were asked for. */
  public RequestedSteps chosen() {
    return beginning()
        .chosen()
        .map(of -> new RequestedSteps(of.with(), of.skip(), of.only(), of.from()))
        .orElse(RequestedSteps.ALL);
  }

  /** In how many parts it was played so far: one more than it was resumed. */
  public int parts() {
    return state.parts();
  }

  /** How it ended, if it came to its last step. */
  public Optional<RunResult> end() {
    return Stream.of(RunResult.DONE, RunResult.DONE_WITH_FAILURES)
        .filter(result -> state.result().equals(Optional.of(result.word())))
        .findFirst();
  }

  /** Whether every danger step needs a second person, in whichever part somebody has said so. */
  public boolean requiresApproval() {
    return state.requiresApproval();
  }

  /** The hash of the page that its latest part played. */
  public String pageSha256() {
    return state.pageSha256();
  }

  /** The script of the hosts that its latest part was played against; none of real ones. */
  public Optional<MockScript> mock() {
    return state.mock().map(script -> new MockScript(Path.of(script.file()), script.sha256()));
  }

  /**
   * The values that were given, each as its latest part had it, without secrets and without what
   * the record has not in full.
   */
  public Map<String, String> values() {
    return state.values();
  }

  /** What it leaves to the part that goes on. */
  public Resumption resumption() {
    PlannedTexts texts = new PlannedTexts(folder);
    Map<String, PastStep> past = new LinkedHashMap<>();
    Map<String, PastOutput> printed = new LinkedHashMap<>();
    RecordedOutput output = new RecordedOutput(folder);
    state
        .steps()
        .forEach(
            (id, step) -> {
              past.put(id, step.asPast(texts.of(id, step.part()), output));
              printed.put(id, step.printed(output));
            });
    return new Resumption(
        past,
        Set.of(),
        new PastCommands(
            Math.toIntExact(state.commands()),
            printed,
            state.ran(),
            state.sent(),
            state.receipts()),
        state.playedMillis(),
        state.rollback(),
        new PastHosts(
            state.hostRuns(),
            hostEnds(),
            state.rollout().map(JournalRunEvent.RolloutPlanned::contents).orElse(Map.of()),
            state.hostsLeftOut()));
  }

  private Map<String, RunResult> hostEnds() {
    Map<String, RunResult> ends = new LinkedHashMap<>();
    state
        .hostResults()
        .forEach(
            (host, end) ->
                RunResult.of(end.result())
                    .filter(RunResult::isAtTheEnd)
                    .ifPresent(result -> ends.put(host, result)));
    return ends;
  }

  /** The steps on a group of hosts are rolled out as before; of one host's part, for that host. */
  public RolloutRequest rollout() {
    Optional<HostPart> part = beginning().rollout();
    if (part.isPresent()) {
      return RolloutRequest.onHost(part.get().host());
    }
    Optional<RecordedPlan.PlannedRollout> planned = RecordedPlan.read(latestPlan()).rollout();
    return state
        .rollout()
        .map(RunProgress::again)
        .or(() -> planned.filter(all -> !all.hosts().isEmpty()).map(RunProgress::again))
        .map(again -> again.leavingOut(List.copyOf(state.hostsLeftOut())))
        .map(again -> planned.map(last -> again.leavingOut(last.leftOut())).orElse(again))
        .map(again -> again.bringingBack(state.hostsBack()))
        .orElse(RolloutRequest.NONE);
  }

  private Path latestPlan() {
    return IntStream.rangeClosed(0, parts())
        .mapToObj(earlier -> folder.plan(Math.max(1, parts() - earlier)))
        .filter(Files::exists)
        .findFirst()
        .orElseGet(folder::plan);
  }

  private static RolloutRequest again(JournalRunEvent.RolloutPlanned planned) {
    List<String> hosts = planned.waves().stream().flatMap(wave -> wave.hosts().stream()).toList();
    return new RolloutRequest(
        Map.of(planned.group(), hosts),
        Optional.of(planned.order()),
        OptionalInt.of(Math.toIntExact(planned.concurrency())),
        OptionalInt.of(Math.toIntExact(planned.stopAfterErrors())),
        List.of(),
        Optional.empty());
  }

  /** Where no host has had its turn yet, the plan says what was asked for. */
  private static RolloutRequest again(RecordedPlan.PlannedRollout planned) {
    return new RolloutRequest(
        Map.of(planned.group(), planned.hosts()),
        Optional.of(planned.order()),
        OptionalInt.of(Math.toIntExact(planned.concurrency())),
        OptionalInt.of(Math.toIntExact(planned.stopAfterErrors())),
        List.of(),
        Optional.empty());
  }

  /** The steps of which nobody can say whether they have taken effect. */
  public Set<String> unknownSteps() {
    Set<String> unknown = new TreeSet<>();
    state
        .steps()
        .forEach(
            (id, step) -> {
              if (step.state() == State.UNKNOWN) {
                unknown.add(id);
              }
            });
    return unknown;
  }
}
