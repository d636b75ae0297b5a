package dev.runbook.replay;

import dev.runbook.host.Invocation;
import dev.runbook.host.mock.MockPlace;
import dev.runbook.host.mock.NearMiss;
import dev.runbook.host.mock.ReceivedCommand;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds a reply to mock hosts for each command that had none.
 *
 * <p>The nearest reply is for the new command where nothing asks for it any more; else the command
 * gets a reply of its own, which prints nothing and ends well.
 */
final class MockUpdate {
  /** A command that has no reply, once however often it came. */
  private record Missing(String host, String text) {}

  private final MockFiles files;
  private final Set<MockPlace> used;
  private final Set<MockPlace> taken = new HashSet<>();

  /**
   * Of one test run.
   *
   * @param used the replies that some scenario has asked for
   */
  MockUpdate(MockFiles files, Set<MockPlace> used) {
    this.files = files;
    this.used = used;
  }

  List<Change> of(List<Verdict> verdicts) {
    Map<Missing, Change> changes = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      verdict.differences().stream()
          .filter(NoReply.class::isInstance)
          .map(NoReply.class::cast)
          .filter(each -> !each.received().typed() && each.isOpen())
          .forEach(
              each ->
                  changes.computeIfAbsent(
                      new Missing(each.received().host(), each.received().text()),
                      any -> change(verdict.scenario(), each.received()).orElse(null)));
    }
    return List.copyOf(changes.values());
  }

  private Optional<Change> change(Scenario scenario, ReceivedCommand received) {
    Optional<NearMiss> stale =
        received.nearest().stream()
            .filter(near -> !near.fitsInText() && isExact(near))
            .filter(near -> !used.contains(near.reply()) && taken.add(near.reply()))
            .findFirst();
    return stale.isPresent()
        ? rewritten(stale.get(), received)
        : added(scenario, received, received.nearest().stream().map(NearMiss::reply).findFirst());
  }

  private static boolean isExact(NearMiss near) {
    MockPlace reply = near.reply();
    return reply.source().text(reply.span()).equals("run");
  }

  private Optional<Change> rewritten(NearMiss near, ReceivedCommand received) {
    MockPlace reply = near.reply();
    return entry(reply.source(), reply.span())
        .map(
            entry ->
                Change.of(
                    Path.of(reply.source().name()),
                    reply.source(),
                    reply.span(),
                    "the reply is for `" + received.text() + "`",
                    List.of(
                        YamlText.value(reply.source(), entry.value().span(), template(received)))));
  }

  /** Beside the nearest reply, else in the last part of the hosts that has some for this one. */
  private Optional<Change> added(
      Scenario scenario, ReceivedCommand received, Optional<MockPlace> nearest) {
    List<Source> sources = new ArrayList<>(nearest.map(MockPlace::source).stream().toList());
    List<Source> parts = new ArrayList<>(files.sources(scenario));
    Collections.reverse(parts);
    sources.addAll(parts);
    return sources.stream()
        .flatMap(
            file ->
                commands(file, received.host()).map(list -> list(file, list, received)).stream())
        .findFirst();
  }

  private static Change list(Source file, YamlNode.Sequence list, ReceivedCommand received) {
    List<Span> items = list.items().stream().map(YamlNode::span).toList();
    String entry = "{run: " + YamlText.scalar(template(received)) + "}";
    boolean block = !items.isEmpty() && file.text().charAt(list.span().start()) == '-';
    String text = block ? "run: " + YamlText.inBlock(template(received)) : entry;
    Edit edit;
    if (block) {
      Span last = items.get(items.size() - 1);
      Span first = items.get(0);
      String dash =
          file.text()
              .substring(file.lineStart(file.line(first.start())), first.start())
              .replaceFirst("[^-]*$", " ")
              .replaceFirst("\\S.*", "- ");
      int line = file.line(Math.max(last.start(), last.end() - 1));
      boolean ends = line < file.lines() || file.text().endsWith("\n");
      int at = line < file.lines() ? file.lineStart(line + 1) : file.text().length();
      edit = new Edit(file, Span.at(at), (ends ? "" : "\n") + dash + text + (ends ? "\n" : ""));
    } else if (items.isEmpty()) {
      edit = new Edit(file, list.span(), "[" + entry + "]");
    } else {
      edit = new Edit(file, Span.at(items.get(items.size() - 1).end()), ", " + entry);
    }
    return Change.of(
        Path.of(file.name()),
        file,
        list.span(),
        received.host() + " gets a reply for `" + received.text() + "`",
        List.of(edit));
  }

  /** The command with the names of its values, so that it stays right when they change. */
  private static String template(ReceivedCommand received) {
    String text = received.text();
    List<Invocation.Value> values =
        received.invocation().values().stream()
            .filter(value -> value.value().length() > 2)
            .sorted(Comparator.comparing(value -> -value.value().length()))
            .toList();
    for (Invocation.Value value : values) {
      for (String written : value.written()) {
        text = text.replace(written, "{{" + value.name() + "}}");
      }
    }
    return text;
  }

  private static Optional<YamlNode.Sequence> commands(Source file, String host) {
    return Yaml.parse(file, new Problems(file))
        .flatMap(root -> find(root, "hosts"))
        .flatMap(hosts -> value(hosts, host))
        .flatMap(node -> value(node, "commands"))
        .filter(YamlNode.Sequence.class::isInstance)
        .map(YamlNode.Sequence.class::cast);
  }

  /** The first value of a key, at the top or anywhere below. */
  private static Optional<YamlNode> find(YamlNode node, String key) {
    return value(node, key)
        .or(() -> children(node).stream().flatMap(each -> find(each, key).stream()).findFirst());
  }

  private static Optional<YamlNode> value(YamlNode node, String key) {
    return node instanceof YamlNode.Mapping mapping
        ? Optional.ofNullable(mapping.entries().get(key)).map(YamlNode.Entry::value)
        : Optional.empty();
  }

  private static List<YamlNode> children(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping.entries().values().stream().map(YamlNode.Entry::value).toList();
    }
    return node instanceof YamlNode.Sequence list ? list.items() : List.of();
  }

  /** The entry whose key stands at a place. */
  private static Optional<YamlNode.Entry> entry(Source file, Span key) {
    return Yaml.parse(file, new Problems(file)).flatMap(root -> entry(root, key));
  }

  private static Optional<YamlNode.Entry> entry(YamlNode node, Span key) {
    List<YamlNode.Entry> own =
        node instanceof YamlNode.Mapping mapping
            ? new ArrayList<>(mapping.entries().values())
            : List.of();
    return own.stream()
        .filter(entry -> entry.keySpan().equals(key))
        .findFirst()
        .or(() -> children(node).stream().flatMap(each -> entry(each, key).stream()).findFirst());
  }
}
