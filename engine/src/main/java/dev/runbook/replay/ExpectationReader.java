package dev.runbook.replay;

import dev.runbook.replay.Expectation.Entry;
import dev.runbook.replay.Expectation.HostCommands;
import dev.runbook.replay.Expectation.HostExpectations;
import dev.runbook.replay.Expectation.HostState;
import dev.runbook.replay.Expectation.Resumed;
import dev.runbook.replay.Expectation.Sending;
import dev.runbook.replay.Expectation.StepExpectations;
import dev.runbook.run.OutputPattern;
import dev.runbook.run.StepOutcome;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code expect}. */
final class ExpectationReader {
  private final Problems problems;

  ExpectationReader(Problems problems) {
    this.problems = problems;
  }

  Expectation read(YamlMapping expect, Span keySpan) {
    expect.only(
        "exit", "asked", "outcomes", "hosts", "commands", "state", "output", "captured", "again");
    expect.keys().forEach(key -> refuseNothing(expect, key));
    return new Expectation(
        keySpan,
        exit(expect, keySpan),
        expect.node("asked").map(node -> new PlacedValue<>(placed(expect, "asked"), node.span())),
        new StepExpectations(outcomes(expect), output(expect), entries(expect, "captured")),
        new HostExpectations(commands(expect), state(expect), turns(expect)),
        expect.mapping("again").map(ExpectationReader::again));
  }

  /** A key without a value is neither {@code {}} nor left out. */
  private void refuseNothing(YamlMapping expect, String key) {
    if (expect.node(key).isEmpty()) {
      problems.error(
          expect.keySpan(key),
          "missing-value",
          "`" + expect.path(key) + "` has no value",
          "say what is expected, or leave it out");
    }
  }

  private List<Entry> output(YamlMapping expect) {
    expect.mapping("output").ifPresent(steps -> StepKeys.refuseTwice(steps, problems));
    List<Entry> entries = entries(expect, "output");
    for (Entry entry : entries) {
      OutputPattern.mistake(entry.value().value())
          .ifPresent(
              what ->
                  problems.error(
                      entry.value().span(),
                      "bad-value",
                      what,
                      "`...` stands for any lines, `[..]` for any part of a line, ` (re)` makes a"
                          + " line a regular expression"));
    }
    return entries;
  }

  private static Resumed again(YamlMapping again) {
    again.only("exit", "at");
    return new Resumed(
        exit(again, again.span()),
        again.scalar("at").map(step -> new PlacedValue<>(step.text(), step.span())));
  }

  private static PlacedValue<Integer> exit(YamlMapping expect, Span keySpan) {
    Optional<Integer> exit = expect.integer("exit");
    if (exit.filter(status -> status < 0 || status > 255).isPresent()) {
      expect.bad("exit", "`exit` cannot be " + exit.get(), "a status is a number from 0 to 255");
    }
    Span span = expect.node("exit").map(YamlNode::span).orElse(keySpan);
    return new PlacedValue<>(exit.orElse(0), span);
  }

  private static List<PlacedValue<String>> placed(YamlMapping mapping, String key) {
    return mapping.scalars(key).stream()
        .map(scalar -> new PlacedValue<>(scalar.text(), scalar.span()))
        .toList();
  }

  private List<Entry> outcomes(YamlMapping expect) {
    expect.mapping("outcomes").ifPresent(steps -> StepKeys.refuseTwice(steps, problems));
    return ending(entries(expect, "outcomes"), "step", StepOutcome.allWords());
  }

  private List<Entry> turns(YamlMapping expect) {
    return ending(entries(expect, "hosts"), "host", HostTurns.WORDS);
  }

  /** Entries of which each has one of some words. */
  private List<Entry> ending(List<Entry> entries, String what, List<String> words) {
    for (Entry entry : entries) {
      String word = entry.value().value();
      if (!words.contains(word)) {
        problems.error(
            entry.value().span(),
            "bad-value",
            "no " + what + " ends as `" + word + "`",
            Nearest.didYouMean(word, words).orElse("write one of " + String.join(", ", words)));
      }
    }
    return entries;
  }

  private Optional<PlacedValue<List<HostCommands>>> commands(YamlMapping expect) {
    return expect
        .mapping("commands")
        .map(
            hosts -> {
              List<HostCommands> all = new ArrayList<>();
              for (String host : hosts.keys()) {
                Span list = hosts.node(host).map(YamlNode::span).orElse(hosts.keySpan(host));
                all.add(new HostCommands(key(hosts, host), sendings(hosts, host), list));
              }
              return new PlacedValue<>(all, hosts.span());
            });
  }

  private List<Sending> sendings(YamlMapping hosts, String host) {
    List<Sending> sendings = new ArrayList<>();
    Optional<YamlNode> node = hosts.node(host);
    if (node.isPresent() && !(node.get() instanceof YamlNode.Sequence)) {
      hosts.bad(host, "`" + hosts.path(host) + "` takes a list", "write `- ` before each command");
      return sendings;
    }
    for (YamlNode item : node.map(list -> ((YamlNode.Sequence) list).items()).orElse(List.of())) {
      sending(item, hosts.path(host)).ifPresent(sendings::add);
    }
    return sendings;
  }

  private Optional<Sending> sending(YamlNode item, String path) {
    if (item instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
      return Optional.of(
          new Sending(
              scalar.span(),
              withoutNewline(scalar.text()),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    return YamlMapping.of(item, path, problems)
        .map(keys -> keys.only("run", "cwd", "interpreter", "options", "kept"))
        .flatMap(keys -> sending(item, keys));
  }

  private Optional<Sending> sending(YamlNode item, YamlMapping keys) {
    if (keys.node("run").isEmpty()) {
      problems.error(item.span(), "missing-key", "a command needs `run`", "write `run: TEXT`");
    }
    Optional<List<String>> options =
        keys.node("options")
            .map(
                node ->
                    node instanceof YamlNode.Sequence
                        ? keys.texts("options")
                        : List.of(keys.text("options").orElse("").strip().split("\\s+")));
    return keys.text("run")
        .map(
            run ->
                new Sending(
                    item.span(),
                    withoutNewline(run),
                    keys.text("cwd"),
                    keys.text("interpreter"),
                    options,
                    keys.flag("kept")));
  }

  /** A command ends in no newline, but a block of YAML does. */
  private static String withoutNewline(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private List<HostState> state(YamlMapping expect) {
    List<HostState> states = new ArrayList<>();
    expect
        .mapping("state")
        .ifPresent(
            hosts ->
                hosts.keys().stream()
                    .map(host -> new HostState(key(hosts, host), entries(hosts, host)))
                    .forEach(states::add));
    return states;
  }

  private static List<Entry> entries(YamlMapping mapping, String key) {
    List<Entry> entries = new ArrayList<>();
    mapping
        .mapping(key)
        .ifPresent(
            each ->
                each.keys()
                    .forEach(
                        name ->
                            each.scalar(name)
                                .map(value -> new PlacedValue<>(value.text(), value.span()))
                                .ifPresent(
                                    value -> entries.add(new Entry(key(each, name), value)))));
    return entries;
  }

  private static PlacedValue<String> key(YamlMapping mapping, String key) {
    return new PlacedValue<>(key, mapping.keySpan(key));
  }
}
