package dev.runbook.replay;

import dev.runbook.host.Outcome;
import dev.runbook.host.mock.MockPlace;
import dev.runbook.host.mock.Normaliser;
import dev.runbook.source.LineDifference;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Edits a reply of a mock, so that it is the current reply of the real host.
 *
 * <p>Lines that are the same, but for what differs from time to time, stay as they are written.
 */
final class ContractUpdate {
  private final Source file;
  private final YamlNode.Mapping keys;

  private ContractUpdate(Source file, YamlNode.Mapping keys) {
    this.file = file;
    this.keys = keys;
  }

  /** Of a reply; empty where it stands in no mapping of its own. */
  static Optional<ContractUpdate> of(MockPlace reply) {
    return Yaml.parse(reply.source(), new Problems(reply.source()))
        .flatMap(root -> innermost(root, reply.span()))
        .map(keys -> new ContractUpdate(reply.source(), keys));
  }

  private static Optional<YamlNode.Mapping> innermost(YamlNode node, Span place) {
    if (!node.span().contains(place.start())) {
      return Optional.empty();
    }
    return children(node).stream()
        .flatMap(child -> innermost(child, place).stream())
        .findFirst()
        .or(
            () ->
                node instanceof YamlNode.Mapping mapping ? Optional.of(mapping) : Optional.empty());
  }

  private static List<YamlNode> children(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping.entries().values().stream().map(YamlNode.Entry::value).toList();
    }
    return node instanceof YamlNode.Sequence list ? list.items() : List.of();
  }

  private Optional<YamlNode> value(String key) {
    return Optional.ofNullable(keys.entries().get(key)).map(YamlNode.Entry::value);
  }

  /** That it ends with another status; empty where the real one ends otherwise than by itself. */
  Optional<Edit> exit(Outcome outcome) {
    Optional<YamlNode> written = value("exit");
    return outcome
        .exitStatus()
        .filter(status -> written.isPresent() || keys.entries().get("signal") == null)
        .map(
            status ->
                written.isPresent()
                    ? new Edit(file, written.get().span(), status + "")
                    : first("exit: " + status));
  }

  /**
   * That it prints something else; empty where it scripts no plain output.
   *
   * @param printed what its output was, values filled in
   * @param now what the real host printed
   * @param normal takes out what differs from time to time
   * @param rules those by which the file's output was changed when it was written
   */
  Optional<Edit> stdout(
      String printed, String now, UnaryOperator<String> normal, List<Normaliser> rules) {
    Optional<YamlNode.Scalar> written =
        value("stdout").filter(YamlNode.Scalar.class::isInstance).map(YamlNode.Scalar.class::cast);
    return written.map(
        scalar -> {
          List<String> before = printed.lines().toList();
          List<String> texts = scalar.text().lines().toList();
          List<String> lines =
              merged(texts.size() == before.size() ? texts : before, before, now, normal, rules);
          boolean ends = scalar.text().endsWith("\n") || lines.size() > 1;
          String text = String.join("\n", lines) + (ends && !lines.isEmpty() ? "\n" : "");
          return YamlText.value(file, scalar.span(), text);
        });
  }

  private static List<String> merged(
      List<String> written,
      List<String> before,
      String now,
      UnaryOperator<String> normal,
      List<Normaliser> rules) {
    List<String> after = now.lines().map(String::stripTrailing).toList();
    List<String> difference =
        LineDifference.all(
            before.stream().map(line -> normal.apply(line).stripTrailing()).toList(),
            after.stream().map(normal).toList());
    List<String> lines = new ArrayList<>();
    int old = 0;
    int next = 0;
    for (String line : difference) {
      if (line.startsWith("- ")) {
        old++;
      } else if (line.startsWith("+ ")) {
        String text = after.get(next++);
        for (Normaliser rule : rules) {
          text = rule.in(text);
        }
        lines.add(text);
      } else {
        lines.add(written.get(old++));
        next++;
      }
    }
    return lines;
  }

  /** A key before all others. */
  private Edit first(String entry) {
    Span first = keys.entries().values().iterator().next().keySpan();
    int line = file.lineStart(file.line(first.start()));
    boolean flow = file.text().charAt(keys.span().start()) == '{';
    String indent = file.text().substring(line, first.start()).replaceAll("\\S", " ");
    return new Edit(file, Span.at(first.start()), entry + (flow ? ", " : "\n" + indent));
  }

  /** That a host was seen to answer as a file has it; empty where it says so already. */
  static Optional<Edit> seen(Source file, String host, LocalDate day) {
    Optional<YamlNode.Mapping> found =
        Yaml.parse(file, new Problems(file))
            .flatMap(root -> mapping(root, "hosts"))
            .flatMap(hosts -> mapping(hosts, host))
            .filter(mapping -> !mapping.entries().isEmpty());
    Optional<YamlNode> written =
        found.map(mapping -> mapping.entries().get("last-seen")).map(YamlNode.Entry::value);
    String text = "\"" + day + "\"";
    if (written.isPresent()) {
      boolean same =
          written.get() instanceof YamlNode.Scalar scalar && scalar.text().equals(day + "");
      return same ? Optional.empty() : Optional.of(new Edit(file, written.get().span(), text));
    }
    return found.map(mapping -> new ContractUpdate(file, mapping).first("last-seen: " + text));
  }

  private static Optional<YamlNode.Mapping> mapping(YamlNode node, String key) {
    Map<String, YamlNode.Entry> entries =
        node instanceof YamlNode.Mapping mapping ? mapping.entries() : Map.of();
    return Optional.ofNullable(entries.get(key))
        .map(YamlNode.Entry::value)
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast);
  }
}
