package dev.runbook.shell.program;

import dev.runbook.shell.Redirect;
import dev.runbook.source.BoundedText;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the conditions of a call, one for each key. */
final class Conditions {
  /** Every key that says something of a call, besides how it begins. */
  static final List<String> KEYS =
      List.of(
          "with",
          "without",
          "unless",
          "operand",
          "operands",
          "paths",
          "destination",
          "destination-paths",
          "at-least",
          "at-most",
          "text",
          "match",
          "except",
          "sql",
          "sql-without",
          "sql-match",
          "code",
          "file",
          "input",
          "runs",
          "unnamed",
          "under",
          "writes",
          "overwrites",
          "appends",
          "output-paths",
          "job",
          "named",
          "named-otherwise",
          "gentle");

  /** Deeper nesting than fits here would be too much for the compiler of regular expressions. */
  private static final int LONGEST_PATTERN = 1000;

  private enum Input {
    FED,
    UNSEEN
  }

  private enum Runner {
    NOTHING,
    SOMETHING
  }

  private final YamlMapping keys;
  private final Function<String, CommandPattern> pattern;
  private final List<CallCondition> all = new ArrayList<>();

  private Conditions(YamlMapping keys, Function<String, CommandPattern> pattern) {
    this.keys = keys;
    this.pattern = pattern;
  }

  /** All that must hold, from the keys that are there. */
  static List<CallCondition> read(YamlMapping keys, Function<String, CommandPattern> pattern) {
    Conditions conditions = new Conditions(keys, pattern);
    conditions.addOptions();
    conditions.addOperands();
    conditions.addTexts();
    conditions.addCode();
    conditions.addSurroundings();
    conditions.addJobs();
    return conditions.all;
  }

  private void addOptions() {
    for (String each : texts(keys, "with")) {
      OptionChoice choice = OptionChoice.of(each);
      all.add(choice::isIn);
    }
    for (String each : texts(keys, "without")) {
      OptionChoice choice = OptionChoice.of(each);
      all.add(match -> !choice.isIn(match));
    }
    for (String each : texts(keys, "unless")) {
      CommandPattern other = pattern.apply(each);
      all.add(match -> other.match(match.subject(), match.depth()).isEmpty());
    }
  }

  private void addOperands() {
    wildcards("operand")
        .ifPresent(any -> all.add(match -> match.operandsBehind().stream().anyMatch(any)));
    wildcards("operands").ifPresent(each -> all.add(match -> allFit(match.operandsBehind(), each)));
    wildcards("destination")
        .ifPresent(
            any ->
                all.add(
                    match ->
                        match.operandsBehind().size() > 1
                            && any.test(
                                match.operandsBehind().get(match.operandsBehind().size() - 1))));
    if (!texts(keys, "paths").isEmpty()) {
      ScratchPaths paths = new ScratchPaths(texts(keys, "paths"));
      all.add(match -> allFit(match.operandsBehind(), paths::fit));
    }
    if (!texts(keys, "destination-paths").isEmpty()) {
      ScratchPaths paths = new ScratchPaths(texts(keys, "destination-paths"));
      all.add(match -> fitsLast(match.operandsBehind(), paths));
    }
    keys.integer("at-least").ifPresent(n -> all.add(match -> match.operandsBehind().size() >= n));
    keys.integer("at-most").ifPresent(n -> all.add(match -> match.operandsBehind().size() <= n));
  }

  private static boolean fitsLast(List<String> operands, ScratchPaths paths) {
    if (operands.size() < 2) {
      return false;
    }
    String last = operands.get(operands.size() - 1);
    return paths.fit(last.matches("\\./?") ? "./here" : last);
  }

  private static boolean allFit(List<String> words, Predicate<String> each) {
    return !words.isEmpty() && words.stream().allMatch(each);
  }

  private void addTexts() {
    regexes("text", "%s", true).ifPresent(any -> all.add(match -> any.test(said(match))));
    regexes("match", "\\A(?:%s)\\z", true)
        .ifPresent(any -> all.add(match -> any.test(match.line().text())));
    regexes("except", "\\A(?:%s)", false)
        .ifPresent(any -> all.add(match -> !any.test(match.line().text())));
  }

  /** Its words and what the page shows of its input. */
  private static String said(EntryMatch match) {
    Optional<String> fed = match.subject().call().fed().text();
    return fed.isEmpty() ? match.line().text() : match.line().text() + "\n" + fed.get();
  }

  private void addCode() {
    List<String> without = texts(keys, "sql-without");
    wildcards("sql")
        .ifPresent(
            any ->
                all.add(
                    match ->
                        statements(match).stream()
                            .filter(any)
                            .anyMatch(
                                statement ->
                                    without.stream()
                                        .noneMatch(word -> statement.contains(" " + word + " ")))));
    regexes("sql-match", "%s", true)
        .ifPresent(any -> all.add(match -> statements(match).stream().anyMatch(any)));
    regexes("code", "%s", true)
        .ifPresent(
            any ->
                all.add(
                    match ->
                        match.subject().codes().stream()
                            .anyMatch(code -> code.text().filter(any).isPresent())));
    wildcards("file")
        .ifPresent(
            any ->
                all.add(
                    match ->
                        match.subject().codes().stream()
                            .anyMatch(code -> code.file().filter(any).isPresent())));
  }

  private static List<String> statements(EntryMatch match) {
    return match.subject().codes().stream()
        .flatMap(code -> code.text().stream())
        .flatMap(text -> SqlStatements.in(text).stream())
        .toList();
  }

  private void addSurroundings() {
    keys.choice("input", Input.class)
        .ifPresent(
            input ->
                all.add(
                    match ->
                        input == Input.FED
                            ? match.subject().call().fed().given()
                            : isUnseen(match.subject())));
    keys.choice("runs", Runner.class)
        .ifPresent(
            runner ->
                all.add(match -> match.line().inner().isEmpty() == (runner == Runner.NOTHING)));
    keys.flag("unnamed")
        .ifPresent(unnamed -> all.add(match -> match.subject().call().isUnnamed() == unnamed));
    wildcards("under")
        .ifPresent(
            any -> all.add(match -> match.subject().call().callers().stream().anyMatch(any)));
    addRedirects("writes", redirect -> redirect.result() && !redirect.append());
    addRedirects("overwrites", redirect -> !redirect.append());
    addRedirects("appends", redirect -> redirect.result() && redirect.append());
    if (!texts(keys, "output-paths").isEmpty()) {
      ScratchPaths paths = new ScratchPaths(texts(keys, "output-paths"));
      all.add(match -> allFit(written(match), paths::fit));
    }
  }

  /** In a language, code that comes over the input unseen; else any input that is not shown. */
  private static boolean isUnseen(JudgedCall subject) {
    return subject.codes().isEmpty()
        ? subject.call().fed().unseen()
        : subject.codes().stream().anyMatch(Code::isUnseen);
  }

  private static List<String> written(EntryMatch match) {
    return match.subject().call().outputs().stream()
        .filter(Redirect::result)
        .map(Redirect::target)
        .toList();
  }

  private void addRedirects(String key, Predicate<Redirect> kind) {
    wildcards(key)
        .ifPresent(
            any ->
                all.add(
                    match ->
                        !match.subject().call().outputs().isEmpty()
                            && match.subject().call().outputs().stream()
                                .filter(kind)
                                .map(Redirect::target)
                                .anyMatch(any)));
  }

  private void addJobs() {
    JobNames jobs = jobs("job");
    Optional<HarmlessNames> gentle = keys.mapping("gentle").map(HarmlessNames::read);
    if (!jobs.isEmpty()) {
      all.add(
          match ->
              gentle.isPresent()
                  ? gentle.get().hold(match.subject(), jobs)
                  : jobs.areIn(match.subject().jobs().all())
                      || jobs.areIn(match.subject().jobs().ofOptions()));
    }
    JobNames named = jobs("named");
    if (!named.isEmpty()) {
      JobNames otherwise = jobs("named-otherwise");
      all.add(match -> named.areIn(saying(match, otherwise)));
    }
  }

  /** The names that say one thing, without those that say one of some other things. */
  private static List<List<String>> saying(EntryMatch match, JobNames otherwise) {
    List<List<String>> single = match.subject().jobs().single();
    return single.isEmpty()
        ? single
        : single.stream().filter(name -> !otherwise.isIn(name)).toList();
  }

  private JobNames jobs(String key) {
    return new JobNames(texts(keys, key));
  }

  private Optional<Predicate<String>> wildcards(String key) {
    List<String> written = texts(keys, key);
    return written.isEmpty() ? Optional.empty() : Optional.of(new LazyWildcards(written));
  }

  /** Whether one of the regular expressions of a key is found; doubt asks for care. */
  private Optional<Predicate<String>> regexes(String key, String frame, boolean inDoubt) {
    List<LazyPattern> patterns =
        texts(keys, key).stream()
            .map(written -> regex(key, written, frame))
            .flatMap(Optional::stream)
            .toList();
    return patterns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            text -> isAny(patterns, each -> BoundedText.finds(each.get(), text, inDoubt)));
  }

  /** Most calls are asked all of these: a stream for each would take longer than the test. */
  private static <T> boolean isAny(List<T> all, Predicate<T> test) {
    for (T each : all) {
      if (test.test(each)) {
        return true;
      }
    }
    return false;
  }

  private Optional<LazyPattern> regex(String key, String written, String frame) {
    if (written.length() > LONGEST_PATTERN) {
      keys.bad(
          key,
          "this pattern has more than " + LONGEST_PATTERN + " characters",
          "a pattern that long is hard to review; make several of it");
      return Optional.empty();
    }
    if (!keys.isCompiled()) {
      try {
        Pattern.compile(written, Pattern.DOTALL);
      } catch (PatternSyntaxException e) {
        keys.bad(
            key,
            "this pattern is no regular expression: " + e.getDescription().toLowerCase(Locale.ROOT),
            "in YAML, single quotes keep backslashes");
        return Optional.empty();
      }
    }
    return Optional.of(new LazyPattern(frame.replace("%s", written)));
  }

  /** One text, or a list of them. */
  static List<String> texts(YamlMapping keys, String key) {
    Optional<YamlNode> node = keys.node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    return node.get() instanceof YamlNode.Sequence
        ? keys.texts(key)
        : keys.text(key).stream().toList();
  }
}
