package dev.runbook.replay;

import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One level of a scenario file: the file's defaults, or one scenario.
 *
 * @param host the host of a group whose part alone is played
 * @param params values, by name
 * @param answers answers, by step
 * @param fails statuses, by step
 * @param cut where the run is cut off
 * @param then the parts in which it goes on
 */
record ScenarioLevel(
    Optional<PlacedValue<String>> play,
    Optional<PlacedValue<String>> host,
    Optional<List<MockPart>> mocks,
    Map<String, PlacedValue<String>> params,
    Map<String, Answers> answers,
    Optional<Map<String, String>> environment,
    Optional<Instant> now,
    Map<String, PlacedValue<Optional<Integer>>> fails,
    Optional<Expectation> expected,
    Optional<PlacedValue<CutPoint>> cut,
    List<PlacedValue<ScenarioLevel>> then) {
  /** The status of a program that kill -9 has ended. */
  static final int KILLED = 137;

  /** What the clock says unless a scenario does. */
  private static final Instant USUAL_NOW = Instant.parse("2026-01-01T00:00:00Z");

  static final ScenarioLevel NOTHING =
      new ScenarioLevel(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  /** This level over its defaults: values and answers merge by key, the rest replaces. */
  ScenarioLevel over(ScenarioLevel defaults) {
    Map<String, PlacedValue<String>> allParams = new LinkedHashMap<>(defaults.params);
    allParams.putAll(params);
    Map<String, Answers> allAnswers = new LinkedHashMap<>(defaults.answers);
    allAnswers.putAll(answers);
    return new ScenarioLevel(
        play.or(() -> defaults.play),
        host.or(() -> defaults.host),
        mocks.or(() -> defaults.mocks),
        allParams,
        allAnswers,
        environment.or(() -> defaults.environment),
        now.or(() -> defaults.now),
        fails.isEmpty() ? defaults.fails : fails,
        fails.isEmpty() ? expected.or(() -> defaults.expected) : Optional.of(failing()),
        cut.or(() -> defaults.cut),
        then.isEmpty() ? defaults.then : then);
  }

  /** What of it holds for the parts in which the run goes on. */
  private ScenarioLevel goingOn() {
    return new ScenarioLevel(
        play,
        host,
        mocks,
        params,
        answers,
        environment,
        now,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Where a step fails and nothing else is said, it ends as failed, and the run with it. */
  private Expectation failing() {
    return expected.orElseGet(
        () ->
            Expectation.fails(
                fails.keySet().iterator().next(), fails.values().iterator().next().span()));
  }

  /** The scenario that it makes, unless it does not say what is played. */
  Optional<Scenario> scenario(
      Path path, Source source, PlacedValue<String> name, Problems problems) {
    if (play.isEmpty()) {
      problems.error(
          name.span(),
          "missing-key",
          "a scenario needs `play`",
          "write `play: TARGET`, the page or the section that is tested");
    }
    if (mocks.isEmpty()) {
      problems.error(
          name.span(),
          "missing-key",
          "a scenario needs `mock`",
          "write `mock: FILE`, or the hosts inline: `mock: {hosts: …}`");
    }
    Span start = new Span(name.span().start(), name.span().end());
    return play.map(
        target ->
            new Scenario(
                new ScenarioPlace(path, source, name),
                target,
                new ScenarioHosts(mocks.orElse(List.of()), fails),
                new ScenarioInput(
                    params, environment.orElse(Map.of()), now.orElse(USUAL_NOW), host),
                answers,
                expected
                    .map(each -> cut.isPresent() ? each.unlessSaid(KILLED) : each)
                    .orElseGet(() -> usual(start)),
                sequel(path, source, name, problems)));
  }

  private Expectation usual(Span start) {
    return cut.isEmpty() && !fails.isEmpty()
        ? failing()
        : Expectation.ends(cut.isPresent() ? KILLED : 0, start);
  }

  private LaterParts sequel(Path path, Source source, PlacedValue<String> name, Problems problems) {
    List<Scenario> parts =
        then.stream()
            .flatMap(
                part ->
                    part
                        .value()
                        .over(goingOn())
                        .scenario(
                            path, source, new PlacedValue<>(name.value(), part.span()), problems)
                        .stream())
            .toList();
    return new LaterParts(cut, parts);
  }
}
