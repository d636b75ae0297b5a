package dev.runbook.shell.risk;

import dev.runbook.shell.Called;
import dev.runbook.shell.Redirect;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what a rule asks of a command, one condition for each key. */
final class Conditions {
  /** Deeper nesting than fits here would be too much for the compiler of regular expressions. */
  private static final int LONGEST_PATTERN = 1000;

  private enum Input {
    FED,
    UNSEEN
  }

  private Conditions() {}

  /** All that must hold, from the keys that are there. */
  static List<Condition> read(YamlMapping keys) {
    List<Condition> all = new ArrayList<>();
    for (String each : texts(keys, "with")) {
      OptionChoice choice = OptionChoice.of(each);
      all.add(choice::isIn);
    }
    for (String each : texts(keys, "without")) {
      OptionChoice choice = OptionChoice.of(each);
      all.add(match -> !choice.isIn(match));
    }
    for (String each : texts(keys, "unless")) {
      CommandPattern other = CommandPattern.of(each);
      all.add(match -> other.match(match.command()).isEmpty());
    }
    wildcards(keys, "operand")
        .ifPresent(any -> all.add(match -> match.operandsBehind().stream().anyMatch(any)));
    wildcards(keys, "operands")
        .ifPresent(
            each ->
                all.add(
                    match ->
                        !match.operandsBehind().isEmpty()
                            && match.operandsBehind().stream().allMatch(each)));
    regexes(keys, "text", "%s", true).ifPresent(any -> all.add(match -> any.test(said(match))));
    regexes(keys, "match", "\\A(?:%s)\\z", true)
        .ifPresent(any -> all.add(match -> any.test(match.command().text())));
    regexes(keys, "except", "\\A(?:%s)", false)
        .ifPresent(any -> all.add(match -> !any.test(match.command().text())));
    addSql(keys, all);
    addInput(keys, all);
    addRedirects(keys, "writes", redirect -> !redirect.append(), all);
    addRedirects(keys, "appends", Redirect::append, all);
    addJobs(keys, all);
    return all;
  }

  /** Its words and what the page shows of its input. */
  private static String said(Match match) {
    return match.command().text()
        + match.command().called().fed().text().map("\n"::concat).orElse("");
  }

  private static void addSql(YamlMapping keys, List<Condition> all) {
    List<String> without = texts(keys, "sql-without");
    wildcards(keys, "sql")
        .ifPresent(
            any ->
                all.add(
                    match ->
                        Statements.of(match.command()).stream()
                            .filter(any)
                            .anyMatch(
                                statement ->
                                    without.stream()
                                        .noneMatch(word -> statement.contains(" " + word + " ")))));
  }

  private static void addInput(YamlMapping keys, List<Condition> all) {
    keys.choice("input", Input.class)
        .ifPresent(
            input ->
                all.add(
                    match -> {
                      Called called = match.command().called();
                      return input == Input.FED ? called.fed().given() : called.fed().unseen();
                    }));
  }

  private static void addRedirects(
      YamlMapping keys, String key, Predicate<Redirect> kind, List<Condition> all) {
    wildcards(keys, key)
        .ifPresent(
            any ->
                all.add(
                    match ->
                        match.command().called().outputs().stream()
                            .filter(kind)
                            .map(Redirect::target)
                            .anyMatch(any)));
  }

  private static void addJobs(YamlMapping keys, List<Condition> all) {
    // An option that reads (`--list`) does not make the rest of the job harmless.
    boolean options = !keys.text("level").equals(Optional.of("none"));
    List<List<String>> jobs =
        texts(keys, "job").stream()
            .flatMap(line -> Arrays.stream(line.split("\\s+")))
            .map(job -> Arrays.asList(job.split("-")))
            .toList();
    if (!jobs.isEmpty()) {
      all.add(
          match -> {
            List<List<String>> names = new ArrayList<>(Jobs.of(match.command()));
            names.addAll(options ? Jobs.ofOptions(match.command()) : List.of());
            return jobs.stream().anyMatch(job -> Jobs.names(names, job));
          });
    }
  }

  private static Optional<Predicate<String>> wildcards(YamlMapping keys, String key) {
    List<Wildcard> wildcards = texts(keys, key).stream().map(Wildcard::of).toList();
    return wildcards.isEmpty()
        ? Optional.empty()
        : Optional.of(text -> wildcards.stream().anyMatch(each -> each.fits(text)));
  }

  /** Whether one of the regular expressions of a key is found; doubt asks for care. */
  private static Optional<Predicate<String>> regexes(
      YamlMapping keys, String key, String frame, boolean inDoubt) {
    List<Pattern> patterns =
        texts(keys, key).stream()
            .map(written -> regex(keys, key, written, frame))
            .flatMap(Optional::stream)
            .toList();
    return patterns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            text -> patterns.stream().anyMatch(each -> BoundedText.finds(each, text, inDoubt)));
  }

  private static Optional<Pattern> regex(
      YamlMapping keys, String key, String written, String frame) {
    if (written.length() > LONGEST_PATTERN) {
      keys.bad(
          key,
          "this pattern has more than " + LONGEST_PATTERN + " characters",
          "a pattern that long is hard to review; make several of it");
      return Optional.empty();
    }
    try {
      Pattern.compile(written);
      return Optional.of(Pattern.compile(frame.replace("%s", written), Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      keys.bad(
          key,
          "this pattern is no regular expression: " + e.getDescription().toLowerCase(Locale.ROOT),
          "in YAML, single quotes keep backslashes");
      return Optional.empty();
    }
  }

  /** One text, or a list of them. */
  static List<String> texts(YamlMapping keys, String key) {
    return keys.node(key).filter(YamlNode.Sequence.class::isInstance).isPresent()
        ? keys.texts(key)
        : keys.text(key).stream().toList();
  }
}
