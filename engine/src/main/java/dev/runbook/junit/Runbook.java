package dev.runbook.junit;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.json.Json;
import dev.runbook.replay.Difference;
import dev.runbook.replay.Played;
import dev.runbook.replay.TestOptions;
import dev.runbook.replay.TestReport;
import dev.runbook.replay.Verdict;
import dev.runbook.source.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page that a test plays against mock hosts: without questions, record, waiting or environment.
 *
 * <p>Each method that says something of the play gives back another one; the page itself does not
 * change. What is not answered is as in a scenario: steps that change nothing and caution steps
 * run, manual steps are assumed to be done, optional ones are left out, danger is not confirmed.
 */
public final class Runbook {
  private final PageTarget target;
  private final List<MockHost> hosts;
  private final Map<String, Object> said;
  private final Set<String> unused;

  private Runbook(
      PageTarget target, List<MockHost> hosts, Map<String, Object> said, Set<String> unused) {
    this.target = target;
    this.hosts = hosts;
    this.said = said;
    this.unused = unused;
  }

  /**
   * A page.
   *
   * @param page its path, or {@code path#section}
   * @throws IllegalArgumentException when there is no such file
   */
  public static Runbook of(String page, MockHost... hosts) {
    return new Runbook(PageTarget.find(page), List.of(hosts), Map.of(), new LinkedHashSet<>());
  }

  /** The same page with more hosts. */
  Runbook on(List<MockHost> more) {
    return new Runbook(target, more, said, unused);
  }

  /** With a value for a placeholder or parameter. */
  public Runbook with(String name, String value) {
    return saying("params", name, value);
  }

  /** With an environment variable that the page can count on. */
  public Runbook environment(String name, String value) {
    return saying("env", name, value);
  }

  /** Beginning at this time. */
  public Runbook at(Instant now) {
    Map<String, Object> more = new LinkedHashMap<>(said);
    more.put("now", now.toString());
    return new Runbook(target, hosts, more, unused);
  }

  /**
   * Danger is confirmed by typing this.
   *
   * @param step its id, or its slug where that is unique
   */
  public Runbook confirm(String step, String typed) {
    return answer(step, Map.of("confirm", typed));
  }

  /** The step is run: an optional or manual one, too. */
  public Runbook run(String step) {
    return answer(step, "run");
  }

  /** The step is left out. */
  public Runbook skip(String step) {
    return answer(step, "skip");
  }

  /** Of several alternatives this one is taken: its id, slug, title, host, or place from 1. */
  public Runbook pick(String step, String which) {
    return answer(step, Map.of("pick", which));
  }

  /** These lines are typed in an interactive step. */
  public Runbook type(String step, String... lines) {
    return answer(step, Map.of("type", List.of(lines)));
  }

  /** After a failure: {@code retry}, {@code skip}, {@code stop} or {@code roll-back}. */
  public Runbook onFailure(String step, String what) {
    return answer(step, Map.of("on-failure", what));
  }

  @SuppressWarnings("unchecked")
  private Runbook answer(String step, Object answer) {
    Map<String, Object> answers = (Map<String, Object>) said.getOrDefault("answers", Map.of());
    Object before = answers.get(step);
    List<Object> turns = new ArrayList<>();
    if (before instanceof List<?> several) {
      turns.addAll(several);
    } else if (before != null) {
      turns.add(before);
    }
    turns.add(answer);
    return saying("answers", step, turns.size() == 1 ? answer : turns);
  }

  @SuppressWarnings("unchecked")
  private Runbook saying(String part, String key, Object value) {
    Map<String, Object> inner =
        new LinkedHashMap<>((Map<String, Object>) said.getOrDefault(part, Map.of()));
    inner.put(key, value);
    Map<String, Object> more = new LinkedHashMap<>(said);
    more.put(part, inner);
    return new Runbook(target, hosts, more, unused);
  }

  /**
   * Plays it.
   *
   * @throws AssertionError when a host receives a command for which it has no reply, or one that is
   *     forbidden, or when something that was said here names nothing on the page
   */
  public Played play() {
    Verdict verdict = verdict();
    Played played = verdict.played().orElseThrow();
    hosts.forEach(host -> host.remember(played));
    Set<String> unusedNow = new LinkedHashSet<>();
    for (Difference difference : verdict.differences()) {
      switch (difference.kind()) {
        case "unused-reply" -> unusedNow.add(Failures.text(difference));
        case "exit" -> {} // what the run came to is for the test to judge
        default -> throw Failures.of(difference);
      }
    }
    if (unused.isEmpty()) {
      unused.addAll(unusedNow);
    } else {
      unused.retainAll(unusedNow);
    }
    return played;
  }

  private Verdict verdict() {
    EngineConfig config =
        EngineConfig.builder().library(List.of(target.folder())).environment(Map.of()).build();
    try (Runbooks runbooks = Runbooks.onThisMachine(config)) {
      Source source = Source.of("the test's own script", Json.pretty(scenario()));
      Path path = target.folder().resolve("test-in-java.test.yaml");
      TestReport report =
          runbooks.tests().run(List.of(runbooks.tests().read(path, source)), TestOptions.usual());
      if (!report.problems().isEmpty()) {
        throw Failures.of(report.problems());
      }
      return report.verdicts().get(0);
    }
  }

  private Map<String, Object> scenario() {
    Map<String, Object> scenario = new LinkedHashMap<>();
    scenario.put("play", target.name());
    Map<String, Object> mocks = new LinkedHashMap<>();
    hosts.forEach(host -> mocks.put(host.name(), host.written()));
    scenario.put("mock", Map.of("hosts", mocks));
    scenario.putAll(said);
    return scenario;
  }

  /** The replies that no play of this page asked for. */
  Set<String> unused() {
    return unused;
  }
}
