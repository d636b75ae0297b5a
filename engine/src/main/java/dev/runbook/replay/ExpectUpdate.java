package dev.runbook.replay;

import dev.runbook.host.Invocation;
import dev.runbook.replay.Expectation.Entry;
import dev.runbook.replay.Expectation.HostCommands;
import dev.runbook.run.OutputPattern;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Changes the expectations of a scenario to its actual result.
 *
 * <p>Answers are never touched, and a run that is to end with 0 is never made to end otherwise.
 * What still fits stays as it is written.
 */
final class ExpectUpdate {
  private final Scenario scenario;
  private final Source source;
  private final Expectation expected;
  private final Played played;
  private final List<Change> changes = new ArrayList<>();

  private ExpectUpdate(Scenario scenario, Played played) {
    this.scenario = scenario;
    this.source = scenario.source();
    this.expected = scenario.expected();
    this.played = played;
  }

  /** The changes; none where the play says nothing, because a command had no reply. */
  static List<Change> of(Verdict verdict) {
    boolean says =
        verdict.differences().stream()
            .noneMatch(
                each ->
                    each instanceof NoReply
                        || each instanceof ForbiddenCommand
                        || each instanceof PlanRefused);
    if (verdict.passes() || verdict.played().isEmpty() || !says) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    for (Played part : verdict.played().get().parts()) {
      ExpectUpdate update = new ExpectUpdate(part.scenario(), part);
      update.all();
      changes.addAll(update.changes);
    }
    return changes;
  }

  private void all() {
    exit();
    asked();
    expected.outcomes().forEach(this::outcome);
    expected.turns().forEach(this::turn);
    expected.state().forEach(host -> host.values().forEach(entry -> state(host.host(), entry)));
    expected.output().forEach(this::output);
    expected.commands().ifPresent(this::commands);
  }

  private void exit() {
    int wanted = expected.exit().value();
    boolean isSaid = !expected.exit().span().equals(expected.span());
    if (isSaid && wanted != 0 && wanted != played.exit()) {
      change(expected.exit().span(), "exit", wanted + "", played.exit() + "");
    }
  }

  private void asked() {
    expected
        .asked()
        .filter(asked -> !ids(asked.value()).equals(played.asked()))
        .ifPresent(
            asked -> {
              List<Span> items = asked.value().stream().map(PlacedValue::span).toList();
              List<YamlText.Item> now =
                  items(
                      played.asked(),
                      asked.value(),
                      (name, id) -> played.step(name.value()).id().equals(id));
              List<Edit> edits = YamlText.list(source, asked.span(), items, now);
              add(asked.span(), "asked: " + String.join(", ", played.asked()), edits);
            });
  }

  private List<String> ids(List<PlacedValue<String>> names) {
    return names.stream().map(name -> played.step(name.value()).id()).toList();
  }

  private void outcome(Entry entry) {
    String came = played.outcome(played.step(entry.name().value()).id()).word();
    if (!came.equals(entry.value().value())) {
      change(entry.value().span(), entry.name().value(), entry.value().value(), came);
    }
  }

  private void turn(Entry entry) {
    String came = played.turn(entry.name().value());
    if (!came.equals(entry.value().value())) {
      change(entry.value().span(), entry.name().value(), entry.value().value(), came);
    }
  }

  private void state(PlacedValue<String> host, Entry entry) {
    Map<String, String> states = played.state().getOrDefault(host.value(), Map.of());
    String came = states.getOrDefault(entry.name().value(), "");
    if (!came.isEmpty() && !came.equals(entry.value().value())) {
      change(entry.value().span(), entry.name().value(), entry.value().value(), came);
    }
  }

  private void output(Entry entry) {
    String came =
        played
            .mask()
            .text(played.output().getOrDefault(played.step(entry.name().value()).id(), ""));
    if (!OutputPattern.of(entry.value().value()).fits(came)) {
      add(
          entry.value().span(),
          "what " + entry.name().value() + " prints",
          List.of(YamlText.value(source, entry.value().span(), came)));
    }
  }

  private void commands(PlacedValue<List<HostCommands>> hosts) {
    Set<String> listed = new LinkedHashSet<>();
    for (HostCommands host : hosts.value()) {
      listed.add(host.host().value());
      commands(host);
    }
    played.sent().stream()
        .filter(SentCommand::isReceived)
        .map(sent -> sent.received().host())
        .distinct()
        .filter(host -> !listed.contains(host))
        .forEach(host -> addHost(hosts, host));
  }

  private void commands(HostCommands host) {
    List<SentCommand> sent = sentTo(host.host().value());
    List<YamlText.Item> now = items(sent, host.commands(), CommandComparison::fits, this::written);
    boolean same =
        now.size() == host.commands().size() && now.stream().allMatch(item -> item.old() >= 0);
    if (!same) {
      List<Span> items = host.commands().stream().map(Expectation.Sending::span).toList();
      add(
          host.list(),
          "the commands of " + host.host().value(),
          YamlText.list(source, host.list(), items, now));
    }
  }

  /** A host that was not to receive anything stands after the last one that was. */
  private void addHost(PlacedValue<List<HostCommands>> hosts, String host) {
    String commands =
        sentTo(host).stream()
            .map(this::written)
            .map(YamlText::scalar)
            .collect(Collectors.joining(", ", "[", "]"));
    String entry = YamlText.scalar(host) + ": " + commands;
    List<HostCommands> all = hosts.value();
    boolean flow = source.text().charAt(hosts.span().start()) == '{';
    Edit edit;
    if (all.isEmpty()) {
      edit = new Edit(source, hosts.span(), "{" + entry + "}");
    } else if (flow) {
      edit = new Edit(source, Span.at(all.get(all.size() - 1).list().end()), ", " + entry);
    } else {
      Span first = all.get(0).host().span();
      int line = source.lineStart(source.line(first.start()));
      String indent = source.text().substring(line, first.start());
      edit = new Edit(source, Span.at(line), indent + entry + "\n");
    }
    add(hosts.span(), "the commands of " + host, List.of(edit));
  }

  private List<SentCommand> sentTo(String host) {
    return played.sent().stream()
        .filter(sent -> sent.isReceived() && sent.received().host().equals(host))
        .toList();
  }

  /** A secret goes into no file: its name stands for it. */
  private String written(SentCommand sent) {
    String text = sent.received().text();
    for (Invocation.Value value : sent.received().invocation().values()) {
      boolean secret =
          played.plan().params().stream()
              .anyMatch(param -> param.secret() && param.name().equals(value.name()));
      for (String form : secret ? value.written() : List.<String>of()) {
        text = text.replace(form, "{{" + value.name() + "}}");
      }
    }
    return played.mask().text(text);
  }

  /** Whether what was written still says what came. */
  private interface Match<W, C> {
    boolean test(W wanted, C came);
  }

  private static List<YamlText.Item> items(
      List<String> came, List<PlacedValue<String>> wanted, Match<PlacedValue<String>, String> fit) {
    return items(came, wanted, fit, text -> text);
  }

  /** What came, with what was written for it where that still fits: as much of it as possible. */
  private static <W, C> List<YamlText.Item> items(
      List<C> came, List<W> wanted, Match<W, C> fit, Function<C, String> written) {
    int[][] common = new int[wanted.size() + 1][came.size() + 1];
    for (int i = wanted.size() - 1; i >= 0; i--) {
      for (int j = came.size() - 1; j >= 0; j--) {
        common[i][j] =
            fit.test(wanted.get(i), came.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<YamlText.Item> items = new ArrayList<>();
    int i = 0;
    for (int j = 0; j < came.size(); j++) {
      while (i < wanted.size()
          && common[i + 1][j] == common[i][j]
          && common[i][j] > 0
          && !fit.test(wanted.get(i), came.get(j))) {
        i++;
      }
      if (i < wanted.size()
          && fit.test(wanted.get(i), came.get(j))
          && common[i][j] == common[i + 1][j + 1] + 1) {
        items.add(YamlText.Item.kept(i++));
      } else {
        items.add(YamlText.Item.added(written.apply(came.get(j))));
      }
    }
    return items;
  }

  private void change(Span span, String name, String before, String after) {
    add(
        span,
        name + ": " + before + " becomes " + after,
        List.of(YamlText.value(source, span, after)));
  }

  private void add(Span span, String what, List<Edit> edits) {
    changes.add(Change.of(scenario.path(), source, span, what, edits));
  }

  /** Why a scenario that fails is not made to expect what came of it. */
  static Optional<String> refusal(Verdict verdict) {
    boolean toZero =
        verdict.played().stream()
            .flatMap(played -> played.parts().stream())
            .anyMatch(part -> part.exit() != 0 && part.scenario().expected().exit().value() == 0);
    return toZero && !verdict.passes()
        ? Optional.of(
            verdict.scenario().place() + ": exit 0 is never turned into another; write it yourself")
        : Optional.empty();
  }
}
