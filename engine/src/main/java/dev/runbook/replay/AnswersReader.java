package dev.runbook.replay;

import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Settlement;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code answers}. */
final class AnswersReader {
  private static final String REASON = "answered by the scenario";
  private static final String HAPPENED = "happened";
  private static final String DID_NOT_HAPPEN = "did-not-happen";
  private static final List<String> WORDS =
      List.of("run", "done", "skip", "quit", "back", HAPPENED, DID_NOT_HAPPEN);
  private static final List<String> KEYS =
      List.of(
          "skip",
          "confirm",
          "pick",
          "edit",
          "change",
          "type",
          "until",
          "lines",
          "on-failure",
          HAPPENED,
          DID_NOT_HAPPEN);
  private static final Map<String, AfterFailure> AFTER_FAILURE = afterFailures();
  private static final List<String> AFTER_FAILURE_KEYS =
      List.of("edit", "edit-command", "change", "next", "skip", HAPPENED, DID_NOT_HAPPEN);

  private final Problems problems;

  AnswersReader(Problems problems) {
    this.problems = problems;
  }

  /** All answers, by step. */
  Map<String, Answers> read(YamlMapping answers) {
    StepKeys.refuseTwice(answers, problems);
    Map<String, Answers> found = new LinkedHashMap<>();
    for (String step : answers.keys()) {
      List<Answers.Turn> turns =
          items(answers.node(step)).stream()
              .flatMap(item -> turn(item, answers.path(step)).stream())
              .toList();
      if (answers.node(step).isEmpty()) {
        problems.error(
            answers.keySpan(step),
            "missing-value",
            "`" + step + "` has no answer",
            "write one of " + String.join(", ", WORDS) + ", or `{confirm: TARGET}`");
      }
      found.put(step, new Answers(step, answers.keySpan(step), turns));
    }
    return found;
  }

  private Optional<Answers.Turn> turn(YamlNode item, String path) {
    if (item instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
      Optional<Settlement> settled = settled(scalar.text(), REASON);
      return settled.isPresent()
          ? Optional.of(turn(item.span(), Optional.empty(), settled))
          : word(scalar).map(answer -> turn(item.span(), Optional.of(answer), settled));
    }
    return YamlMapping.of(item, path, problems)
        .map(keys -> keys.only(KEYS))
        .map(keys -> someKeys(keys, path))
        .map(keys -> turn(item.span(), keys));
  }

  private YamlMapping someKeys(YamlMapping keys, String path) {
    if (keys.keys().isEmpty()) {
      problems.error(
          keys.span(),
          "missing-value",
          "`" + path + "` says nothing",
          "write one of " + String.join(", ", WORDS) + ", or `{confirm: TARGET}`");
    }
    for (String key : keys.keys()) {
      boolean isEmptyList = keys.node(key).filter(AnswersReader::isEmptyList).isPresent();
      if (isEmptyList && !key.equals("type")) {
        keys.bad(key, "`" + keys.path(key) + "` is an empty list", "write the answer");
      }
    }
    return keys;
  }

  private static boolean isEmptyList(YamlNode node) {
    return node instanceof YamlNode.Sequence list && list.items().isEmpty();
  }

  private Optional<Answer> word(YamlNode.Scalar scalar) {
    switch (scalar.text()) {
      case "run", "done":
        return Optional.of(new Answer.Run(true));
      case "skip":
        return Optional.of(new Answer.Skip(REASON));
      case "quit":
        return Optional.of(new Answer.Quit(REASON));
      case "back":
        return Optional.of(new Answer.Back());
      default:
        String near =
            Nearest.didYouMean(scalar.text(), WORDS)
                .or(() -> Nearest.didYouMean(scalar.text(), KEYS))
                .orElse(
                    "write one of "
                        + String.join(", ", WORDS)
                        + ", or a mapping with one of "
                        + String.join(", ", KEYS));
        problems.error(scalar.span(), "bad-value", "`" + scalar.text() + "` is no answer", near);
        return Optional.empty();
    }
  }

  private static Optional<Settlement> settled(String word, String reason) {
    return switch (word) {
      case HAPPENED -> Optional.of(new Settlement.Happened(reason));
      case DID_NOT_HAPPEN -> Optional.of(new Settlement.DidNotHappen(reason));
      default -> Optional.empty();
    };
  }

  private static Answers.Turn turn(
      Span span, Optional<Answer> atGate, Optional<Settlement> settled) {
    return new Answers.Turn(
        span,
        atGate.stream().toList(),
        List.of(),
        Optional.empty(),
        WhileRunning.NOTHING,
        List.of(),
        settled);
  }

  private Answers.Turn turn(Span span, YamlMapping keys) {
    if (keys.node("skip").isPresent() && keys.keys().size() > 1) {
      problems.error(
          keys.keySpan("skip"),
          "conflicting-keys",
          "a step that is skipped is asked nothing more",
          "remove `skip`, or the rest");
    }
    Optional<Answer> skip = keys.text("skip").map(Answer.Skip::new);
    Optional<Answer> edit = texts(keys, "edit").map(Answer.Edit::new);
    Optional<Answer> change = values(keys).map(Answer.Change::new);
    return new Answers.Turn(
        span,
        Stream.of(change, skip, edit).flatMap(Optional::stream).toList(),
        texts(keys, "confirm").orElse(List.of()),
        keys.text("pick"),
        new WhileRunning(
            texts(keys, "type").orElse(List.of()), keys.text("until"), keys.integer("lines")),
        onFailure(keys),
        Stream.of(HAPPENED, DID_NOT_HAPPEN)
            .flatMap(word -> keys.text(word).flatMap(reason -> settled(word, reason)).stream())
            .findFirst());
  }

  private List<AfterFailure> onFailure(YamlMapping keys) {
    List<AfterFailure> all = new ArrayList<>();
    for (YamlNode item : items(keys.node("on-failure"))) {
      if (item instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
        afterFailure(scalar).ifPresent(all::add);
      } else {
        YamlMapping.of(item, keys.path("on-failure"), problems)
            .map(each -> each.only(AFTER_FAILURE_KEYS))
            .ifPresent(each -> afterFailure(each, all));
      }
    }
    return all;
  }

  private static void afterFailure(YamlMapping keys, List<AfterFailure> all) {
    values(keys).map(AfterFailure.Change::new).ifPresent(all::add);
    texts(keys, "edit").map(AfterFailure.EditAndRetry::new).ifPresent(all::add);
    texts(keys, "edit-command").map(AfterFailure.EditAndGoOn::new).ifPresent(all::add);
    keys.text("next").map(AfterFailure.NextCommand::new).ifPresent(all::add);
    keys.text("skip").map(AfterFailure.Skip::new).ifPresent(all::add);
    keys.text(HAPPENED).map(AfterFailure.Happened::new).ifPresent(all::add);
    keys.text(DID_NOT_HAPPEN).map(AfterFailure.DidNotHappen::new).ifPresent(all::add);
  }

  private static Map<String, AfterFailure> afterFailures() {
    Map<String, AfterFailure> words = new LinkedHashMap<>();
    words.put("retry", new AfterFailure.Retry());
    words.put("again", new AfterFailure.Again());
    words.put("next", new AfterFailure.NextCommand(REASON));
    words.put("with-terminal", new AfterFailure.WithTerminal());
    words.put("skip", new AfterFailure.Skip(REASON));
    words.put("stop", new AfterFailure.Stop());
    words.put("roll-back", new AfterFailure.RollBack());
    words.put(HAPPENED, new AfterFailure.Happened(REASON));
    words.put(DID_NOT_HAPPEN, new AfterFailure.DidNotHappen(REASON));
    return words;
  }

  private Optional<AfterFailure> afterFailure(YamlNode.Scalar scalar) {
    Optional<AfterFailure> said = Optional.ofNullable(AFTER_FAILURE.get(scalar.text()));
    if (said.isEmpty()) {
      List<String> words = List.copyOf(AFTER_FAILURE.keySet());
      problems.error(
          scalar.span(),
          "bad-value",
          "no answer after a failure is `" + scalar.text() + "`",
          Nearest.didYouMean(scalar.text(), words)
              .orElse("write one of " + String.join(", ", words) + ", or `{edit: [TEXT]}`"));
    }
    return said;
  }

  /** The values that are changed, by name. */
  private static Optional<Map<String, String>> values(YamlMapping keys) {
    return keys.mapping("change")
        .map(
            named -> {
              Map<String, String> values = new LinkedHashMap<>();
              named
                  .keys()
                  .forEach(name -> named.text(name).ifPresent(text -> values.put(name, text)));
              return values;
            });
  }

  /** One text, or a list of them. */
  private static Optional<List<String>> texts(YamlMapping keys, String key) {
    return keys.node(key)
        .map(
            node ->
                node instanceof YamlNode.Sequence
                    ? keys.texts(key)
                    : keys.text(key).stream().toList());
  }

  private static List<YamlNode> items(Optional<YamlNode> node) {
    if (node.isPresent() && node.get() instanceof YamlNode.Sequence list) {
      return list.items();
    }
    return node.stream().toList();
  }
}
