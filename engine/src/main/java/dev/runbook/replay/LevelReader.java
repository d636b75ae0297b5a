package dev.runbook.replay;

import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the keys that a file's defaults and its scenarios share. */
final class LevelReader {
  static final List<String> KEYS =
      List.of(
          "play", "host", "mock", "params", "answers", "env", "now", "fails", "cut", "expect",
          "then");
  static final List<String> FILE_KEYS =
      Stream.concat(KEYS.stream(), Stream.of("scenarios")).toList();

  /** Those of a part in which a run goes on. */
  private static final List<String> PART_KEYS =
      List.of("page", "answers", "fails", "cut", "expect");

  private final Path path;
  private final Source source;
  private final Problems problems;

  LevelReader(Path path, Source source, Problems problems) {
    this.path = path;
    this.source = source;
    this.problems = problems;
  }

  /**
   * Reads a level.
   *
   * @param shared whether it is that of the file's defaults
   */
  ScenarioLevel read(YamlMapping keys, boolean shared) {
    return new ScenarioLevel(
        keys.scalar("play").map(play -> new PlacedValue<>(play.text(), play.span())),
        keys.scalar("host").map(host -> new PlacedValue<>(host.text(), host.span())),
        keys.node("mock").map(node -> mocks(keys, node, shared)),
        texts(keys, "params"),
        keys.mapping("answers").map(new AnswersReader(problems)::read).orElse(Map.of()),
        keys.mapping("env").map(this::environment),
        keys.text("now").flatMap(text -> now(keys, text)),
        fails(keys),
        expected(keys),
        keys.mapping("cut").flatMap(each -> cut(keys, each)),
        then(keys));
  }

  private Optional<Expectation> expected(YamlMapping keys) {
    return keys.mapping("expect")
        .map(each -> new ExpectationReader(problems).read(each, keys.keySpan("expect")));
  }

  private static Optional<PlacedValue<CutPoint>> cut(YamlMapping keys, YamlMapping cut) {
    cut.only(CutPoint.When.words());
    List<PlacedValue<CutPoint>> found = new ArrayList<>();
    for (CutPoint.When when : CutPoint.When.values()) {
      cut.scalar(when.word())
          .ifPresent(
              step -> found.add(new PlacedValue<>(new CutPoint(when, step.text()), step.span())));
    }
    if (found.size() != 1 || cut.keys().size() != 1) {
      keys.bad(
          "cut",
          "`cut` takes one place",
          "write `cut: {after: STEP}`, `{before: STEP}` or `{in: STEP}`");
    }
    return found.stream().findFirst();
  }

  /** The parts in which a run goes on: what they do not say is as before. */
  private List<PlacedValue<ScenarioLevel>> then(YamlMapping keys) {
    List<PlacedValue<ScenarioLevel>> parts = new ArrayList<>();
    for (YamlMapping part : keys.mappings("then")) {
      part.only(PART_KEYS);
      ScenarioLevel level =
          new ScenarioLevel(
              part.scalar("page").map(page -> new PlacedValue<>(page.text(), page.span())),
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              part.mapping("answers").map(new AnswersReader(problems)::read).orElse(Map.of()),
              Optional.empty(),
              Optional.empty(),
              fails(part),
              expected(part),
              part.mapping("cut").flatMap(each -> cut(part, each)),
              List.of());
      parts.add(new PlacedValue<>(level, part.span()));
    }
    return parts;
  }

  private List<MockPart> mocks(YamlMapping keys, YamlNode node, boolean shared) {
    List<YamlNode> items = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
    List<MockPart> parts = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
        parts.add(new MockPart.InFile(beside(scalar.text()), item.span()));
      } else if (item instanceof YamlNode.Mapping) {
        parts.add(new MockPart.Inline(source, item, shared));
      } else {
        keys.bad(
            "mock", "`mock` takes a file, `{hosts: …}`, or a list of them", "write `mock: FILE`");
      }
    }
    if (items.isEmpty()) {
      keys.bad("mock", "`mock` names no hosts", "write `mock: FILE`");
    }
    return parts;
  }

  private Path beside(String file) {
    return path.resolveSibling(file).normalize();
  }

  private static Map<String, PlacedValue<String>> texts(YamlMapping keys, String key) {
    Map<String, PlacedValue<String>> texts = new LinkedHashMap<>();
    keys.mapping(key)
        .ifPresent(
            each ->
                each.keys()
                    .forEach(
                        name ->
                            each.scalar(name)
                                .ifPresent(
                                    value ->
                                        texts.put(
                                            name,
                                            new PlacedValue<>(value.text(), each.keySpan(name))))));
    return texts;
  }

  /** One step by its name, or several with the statuses that they end with. */
  private Map<String, PlacedValue<Optional<Integer>>> fails(YamlMapping keys) {
    Map<String, PlacedValue<Optional<Integer>>> fails = new LinkedHashMap<>();
    if (keys.node("fails").filter(YamlNode.Mapping.class::isInstance).isPresent()) {
      YamlMapping steps = keys.mapping("fails").orElseThrow();
      StepKeys.refuseTwice(steps, problems);
      for (String step : steps.keys()) {
        Optional<Integer> status = steps.integer(step);
        if (status.filter(each -> each < 1 || each > 255).isPresent()) {
          steps.bad(
              step, "`" + step + "` cannot fail with that", "a status is a number from 1 to 255");
        }
        fails.put(step, new PlacedValue<>(status, steps.keySpan(step)));
      }
    } else {
      keys.scalar("fails")
          .ifPresent(
              step -> fails.put(step.text(), new PlacedValue<>(Optional.empty(), step.span())));
    }
    return fails;
  }

  private Map<String, String> environment(YamlMapping variables) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String name : variables.keys()) {
      Optional<String> value = variables.text(name);
      boolean isPossible = name.matches("[^=\\x00]+") && !value.orElse("").contains("\0");
      if (!isPossible) {
        problems.error(
            variables.keySpan(name),
            "bad-value",
            "no environment has such a variable",
            "a name has no `=` in it, and neither name nor value a NUL");
      }
      value.ifPresent(text -> environment.put(name, text));
    }
    return environment;
  }

  private static Optional<Instant> now(YamlMapping keys, String text) {
    try {
      return Optional.of(
          text.length() > 10
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      keys.bad("now", "`" + text + "` is no point in time", "write it like `2026-01-01T00:00:00Z`");
      return Optional.empty();
    }
  }
}
