package dev.runbook.replay;

import dev.runbook.graph.HostUse;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.RunSummary;
import dev.runbook.journal.event.HostWave;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.journal.event.ParamValue;
import dev.runbook.json.Json;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.PlanText;
import dev.runbook.plan.Procedure;
import dev.runbook.run.RunResult;
import dev.runbook.source.Source;
import dev.runbook.source.UnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a scenario of a past run: the hosts answer as they did, and the scenario expects the same
 * result.
 */
public final class Recording {
  /** How long a recording is believed unless somebody says otherwise. */
  public static final Duration BELIEVED = Duration.ofDays(90);

  /** What may end a run that can be played again: nobody's Ctrl-C. */
  private static final Set<String> REPLAYED =
      Set.of(
          "done",
          "done-with-failures",
          "failed",
          "stopped",
          "unconfirmed",
          "unknown",
          "timed-out",
          "wrong-host");

  private final PastRun run;
  private final Map<String, PastRun> hosts;
  private final JournalRunEvent.RunStarted started;
  private final Procedure procedure;
  private final RecordedMock mock;
  private final RecordedAnswers answers;

  private Recording(PastRun run, Map<String, PastRun> hosts, Procedure procedure) {
    this.run = run;
    this.hosts = hosts;
    this.started = (JournalRunEvent.RunStarted) run.contents().records().get(0).event();
    this.procedure = procedure;
    List<PastRun> all = new ArrayList<>(List.of(run));
    all.addAll(hosts.values());
    this.mock = new RecordedMock(all, procedure.page());
    this.answers = new RecordedAnswers(run, hosts.values(), procedure.page());
  }

  /**
   * Of a run.
   *
   * @param page the page as it was played: the run's own copy
   * @throws UnreadableException when the run cannot be played again, with the reason
   */
  public static Recording of(PastRun run, PageProcedures page) {
    String id = run.summary().id();
    if (!REPLAYED.contains(run.summary().outcome())) {
      throw refused(
          id, "it ended as " + run.summary().outcome() + ", which no scenario can repeat");
    }
    Map<String, PastRun> hosts = hosts(run);
    if (wasResumed(run) || hosts.values().stream().anyMatch(Recording::wasResumed)) {
      throw refused(id, "it was gone on with, and a recording is of one piece");
    }
    JournalRunEvent.RunStarted started =
        (JournalRunEvent.RunStarted) run.contents().records().get(0).event();
    Procedure procedure =
        started.section().isEmpty()
            ? page.wholePage()
            : page.all().stream()
                .filter(each -> each.section().slug().equals(started.section()))
                .findFirst()
                .orElseThrow(() -> refused(id, "its page does not have what it played"));
    refuseOtherGroup(run, procedure);
    return new Recording(run, hosts, procedure);
  }

  private static boolean wasResumed(PastRun run) {
    return run.contents().records().stream()
        .anyMatch(record -> record.event() instanceof JournalRunEvent.RunResumed);
  }

  /**
   * The runs of the hosts of a group that it has led. Hosts had their turns at the same time, and a
   * scenario plays one after the other: only where all ended well, both come to the same.
   */
  private static Map<String, PastRun> hosts(PastRun run) {
    Optional<RunSummary.HostCounts> counts = run.summary().hosts();
    if (counts.isEmpty()) {
      return Map.of();
    }
    String id = run.summary().id();
    Map<String, PastRun> parts =
        run.parts(new RunStore(run.folder().path().toAbsolutePath().getParent()));
    if (counts.get().done() != counts.get().all() || parts.size() != counts.get().all()) {
      throw refused(
          id,
          "it was played on a group of hosts, and not all of them came to their end;"
              + " `runbook runs --of "
              + id
              + "` lists the runs of its hosts, each of which can be recorded");
    }
    return parts;
  }

  private static Set<String> groupHosts(Procedure procedure) {
    return procedure.page().document().frontMatter().settings().rollout().groups().values().stream()
        .flatMap(group -> group.hosts().stream())
        .collect(Collectors.toSet());
  }

  /** A scenario has the hosts and the order of the page, and no others. */
  private static void refuseOtherGroup(PastRun run, Procedure procedure) {
    List<HostWave> page =
        PlanText.unfilled(procedure).rollout().stream()
            .flatMap(rollout -> rollout.whole().stream())
            .map(wave -> new HostWave(wave.number(), wave.canary(), wave.hosts()))
            .toList();
    boolean other =
        run.contents().records().stream()
            .map(record -> record.event())
            .filter(JournalRunEvent.RolloutPlanned.class::isInstance)
            .anyMatch(event -> !((JournalRunEvent.RolloutPlanned) event).waves().equals(page));
    boolean strange =
        run.summary()
            .part()
            .filter(part -> !groupHosts(procedure).contains(part.host()))
            .isPresent();
    if (other || strange) {
      throw refused(
          run.summary().id(),
          "options of the play have said which hosts are in its group and in which order, and a"
              + " scenario has those of the page");
    }
  }

  private static UnreadableException refused(String id, String why) {
    return new UnreadableException(id, "not-recorded", "cannot be recorded: " + why);
  }

  /** What was played, on the page as it was. */
  public Procedure procedure() {
    return procedure;
  }

  /** Whether it ended well. */
  public boolean endedWell() {
    return run.summary().outcome().equals(RunResult.DONE.word());
  }

  /**
   * The file of mock hosts.
   *
   * @param today the day of the recording
   * @param believed how long it is believed
   */
  public String mockFile(LocalDate today, Duration believed) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("believed-until", today.plusDays(believed.toDays()).toString());
    file.putAll(hosts());
    if (!mock.normalised().isEmpty()) {
      file.put("normalise", mock.normalised());
    }
    return "# recorded from run %s of %s; page %s, sha256 %s\n"
            .formatted(
                run.summary().id(),
                LocalDate.ofInstant(run.summary().start(), ZoneOffset.UTC),
                run.summary().page().path(),
                started.plays().runbook().sha256())
        + (mock.isCut() ? "# a command wrote more than 64 KiB; what came after is not here\n" : "")
        + YamlBlock.of(file);
  }

  private Map<String, Object> hosts() {
    Map<String, Object> hosts = mock.hosts();
    hosts.replaceAll((name, host) -> withIdentity(name, host));
    return Map.of("hosts", hosts);
  }

  /** This machine has the name that it had then where danger was confirmed by that. */
  @SuppressWarnings("unchecked")
  private Object withIdentity(String name, Object host) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (name.equals(HostUse.LOCAL) && answers.confirmed().contains(started.by().machine())) {
      all.put(
          "identity", Map.of("hostname", started.by().machine(), "user", started.by().operator()));
    }
    all.putAll((Map<String, Object>) host);
    return all;
  }

  /**
   * The file of scenarios.
   *
   * @param mockFile the name of the file of mock hosts beside it
   */
  public String scenarioFile(String mockFile) {
    return "# recorded from run " + run.summary().id() + "\n" + YamlBlock.of(scenario(mockFile));
  }

  /** The scenario with its hosts in it, to be played and not to be kept. */
  public Source scenario() {
    return Source.of("run " + run.summary().id(), Json.pretty(scenario(hosts())));
  }

  private Map<String, Object> scenario(Object mockHosts) {
    Map<String, Object> scenario = new LinkedHashMap<>();
    scenario.put("play", target());
    started.rollout().ifPresent(part -> scenario.put("host", part.host()));
    scenario.put("mock", mockHosts);
    Map<String, String> params = params();
    if (!params.isEmpty()) {
      scenario.put("params", params);
    }
    Map<String, String> environment = environment(params);
    if (!environment.isEmpty()) {
      scenario.put("env", environment);
    }
    scenario.put("now", start().toString());
    if (!answers.answers().isEmpty()) {
      scenario.put("answers", answers.answers());
    }
    scenario.put("expect", expected());
    return scenario;
  }

  /** The page's own file name finds it beside the scenario. */
  private String target() {
    String file = procedure.path().getFileName().toString();
    return procedure.slug().isEmpty() ? file : file + "#" + procedure.slug();
  }

  private Instant start() {
    return run.summary().start().truncatedTo(ChronoUnit.SECONDS);
  }

  private Map<String, Object> expected() {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("exit", (int) run.summary().exitStatus().orElse(0));
    if (!answers.asked().isEmpty()) {
      expected.put("asked", answers.asked());
    }
    expected.put("outcomes", answers.outcomes());
    if (!hosts.isEmpty()) {
      Map<String, String> ended = new LinkedHashMap<>();
      hosts.forEach((host, part) -> ended.put(host, part.summary().outcome()));
      expected.put("hosts", ended);
    }
    if (mock.isComplete()) {
      expected.put("commands", mock.commands());
    }
    return expected;
  }

  /** The values it had; for a secret one that is made up. */
  private Map<String, String> params() {
    Map<String, String> values = new LinkedHashMap<>();
    Plan plan = PlanText.unfilled(procedure);
    for (ParamValue param : started.params()) {
      Optional<PlanParam> declared =
          plan.params().stream().filter(each -> each.name().equals(param.name())).findFirst();
      if (param.secret() && declared.isPresent()) {
        values.put(param.name(), declared.get().example().orElse(inventedValue(param.name())));
      } else {
        param.value().ifPresent(value -> values.put(param.name(), value));
      }
    }
    values.putAll(answers.late());
    return values;
  }

  /** What stands for a secret that is not on record. */
  static String inventedValue(String name) {
    return "made-up-" + name;
  }

  /** Variables that were set then, and without which the page would ask for values. */
  private Map<String, String> environment(Map<String, String> params) {
    Set<String> declared = procedure.page().document().frontMatter().settings().params().keySet();
    return PlanText.unfilled(procedure).params().stream()
        .map(PlanParam::name)
        .filter(name -> !params.containsKey(name) && !declared.contains(name))
        .filter(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"))
        .collect(
            Collectors.toMap(name -> name, name -> "set", (one, other) -> one, LinkedHashMap::new));
  }
}
