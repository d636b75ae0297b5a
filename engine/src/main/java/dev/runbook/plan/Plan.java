package dev.runbook.plan;

import dev.runbook.graph.Command;
import dev.runbook.graph.Edge;
import dev.runbook.graph.HiddenFailure;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepList;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Problem;
import dev.runbook.source.Severity;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps of a target in their order, with their hosts, values and risks. A plan runs nothing.
 *
 * @param procedure what is played
 * @param planned its steps, parameters filled in where values are known
 * @param params the values its steps need
 * @param reaches how each of its hosts will be reached
 * @param machine where it is played from: its name confirms danger on it
 * @param problems what is wrong; an error keeps it from being played
 * @param hiddenFailures where success of a step says less than it seems to, by the steps' ids
 */
public record Plan(
    Procedure procedure,
    PlannedSteps planned,
    List<PlanParam> params,
    List<Reach> reaches,
    Machine machine,
    List<Problem> problems,
    Map<String, List<HiddenFailure>> hiddenFailures) {
  /** What stands in the place of a secret, whatever its name or length. */
  public static final String MASK = "••••••";

  /** Copies the lists. */
  public Plan {
    params = List.copyOf(params);
    reaches = List.copyOf(reaches);
    problems = List.copyOf(problems);
    hiddenFailures = Map.copyOf(hiddenFailures);
  }

  /** The steps in the order in which they are played. */
  public List<Step> steps() {
    return planned.steps();
  }

  /** The procedure's other steps, which were not asked for. */
  public List<Omitted> omitted() {
    return planned.omitted();
  }

  /** The steps offered when one fails. */
  public List<Step> rollback() {
    return planned.rollback();
  }

  /** The edges between them. */
  public List<Edge> edges() {
    return planned.edges();
  }

  /** The same plan with more that is wrong. */
  public Plan with(List<Problem> more) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    return new Plan(procedure, planned, params, reaches, machine, all, hiddenFailures);
  }

  /** The same plan with what is known of its steps. */
  public Plan withHidden(Map<String, List<HiddenFailure>> known) {
    return new Plan(procedure, planned, params, reaches, machine, problems, known);
  }

  /** Where success of a step says less than it seems to. */
  public List<HiddenFailure> hiddenFailures(Step step) {
    return hiddenFailures.getOrDefault(step.id(), List.of());
  }

  /** The name of its target. */
  public String target() {
    return procedure.name();
  }

  /** How many steps its procedure has, whether they were asked for or not. */
  public int total() {
    return steps().size() + omitted().size();
  }

  /**
   * The place of a step among its procedure's, from 1: what was not asked for is counted too. A
   * rollback step has its place among those of the rollback.
   */
  public int position(Step step) {
    int place = StepList.of(steps()).place(step.id());
    if (place < 0) {
      return 1 + StepList.of(rollback()).place(step.id());
    }
    int position = place + 1;
    if (omitted().isEmpty()) {
      return position;
    }
    for (int taken : omitted().stream().mapToInt(Omitted::position).sorted().toArray()) {
      if (taken <= position) {
        position++;
      }
    }
    return position;
  }

  /** The hosts it runs on, in order of first use. */
  public List<String> hosts() {
    return steps().stream().flatMap(step -> hosts(step).stream()).distinct().toList();
  }

  /** The hosts that one of its steps runs on; all those of a group where it runs on one. */
  public List<String> hosts(Step step) {
    return step.group().isPresent()
        ? rollout().map(Rollout::hosts).orElse(List.of())
        : step.hosts();
  }

  /** How its steps on a group of hosts are rolled out; empty where no step is on a group. */
  public Optional<Rollout> rollout() {
    return planned.rollout();
  }

  /** The host of a group whose part of a rollout this is; empty for a whole plan. */
  public Optional<String> member() {
    return planned.member();
  }

  /** The part of one host in its rollout: the steps on the group, for that host. */
  public Plan onHost(String host) {
    List<Reach> its = reaches.stream().filter(reach -> reach.host().equals(host)).toList();
    return new Plan(
        procedure, planned.onHost(host), params, its, machine, problems, hiddenFailures);
  }

  /** A step as the page has it, without values, where this plan plays it. */
  Step asOnThePage(Step step) {
    Step written = procedure.page().step(step.id()).orElse(step);
    return member().map(written::onHostOfGroup).orElse(written);
  }

  /** Tells whether some of its steps stand within a stretch of the page. */
  public Predicate<Span> stepsWithin() {
    TreeSet<Integer> starts = new TreeSet<>();
    steps().forEach(step -> starts.add(step.span().start()));
    rollback().forEach(step -> starts.add(step.span().start()));
    return stretch -> {
      Integer first = starts.ceiling(stretch.start());
      return first != null && stretch.contains(first);
    };
  }

  /** The problems that keep it from being played. */
  public List<Problem> errors() {
    return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
  }

  /** The parameters without a value that the given steps use: none of these may run. */
  public List<PlanParam> unbound(List<Step> wanted) {
    Set<String> ids = wanted.stream().map(Step::id).collect(Collectors.toSet());
    return params.stream()
        .filter(param -> param.value().isEmpty())
        .filter(param -> param.steps().stream().anyMatch(ids::contains))
        .toList();
  }

  /** Those of them whose choices nothing names when their step comes, so that they are missing. */
  public List<PlanParam> missing(List<Step> wanted) {
    return unbound(wanted).stream().filter(param -> param.choicesFrom().isEmpty()).toList();
  }

  /** The step with an id, rollback steps included. */
  public Optional<Step> step(String id) {
    return StepList.of(steps()).step(id).or(() -> StepList.of(rollback()).step(id));
  }

  /**
   * What must be typed before a danger step as long as nobody says more than the page: the name of
   * the most remote of its targets.
   */
  public String confirmation(Step step) {
    return targets(step).wordAsKnown();
  }

  /** The catalogue of programs with what its page teaches. */
  public Catalogue catalogue() {
    return procedure.page().catalogue();
  }

  /** What a danger step acts on, as far as the page says. */
  public StepTargets targets(Step step) {
    Step named = rollout().map(all -> step.onHostOfGroup(all.word())).orElse(step);
    return StepTargets.of(named, catalogue(), machine.hostname());
  }

  /**
   * The secret values, for masking, and how commands have them quoted; the longest first: one may
   * be a part of another.
   */
  public List<String> secrets() {
    List<PlanParam> secret = params.stream().filter(PlanParam::secret).toList();
    Stream<String> values = secret.stream().flatMap(param -> param.value().stream());
    Stream<String> quoted =
        secret.stream()
            .flatMap(
                param ->
                    Stream.concat(steps().stream(), rollback().stream())
                        .flatMap(Step::texts)
                        .flatMap(
                            command ->
                                command.written().getOrDefault(param.name(), List.of()).stream()));
    return Stream.concat(values, quoted)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /** Whether a secret is filled into a command. */
  public boolean holdsSecret(Command command) {
    return params.stream()
        .filter(PlanParam::secret)
        .anyMatch(param -> command.written().containsKey(param.name()));
  }
}
