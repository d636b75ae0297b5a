package dev.runbook.shell.risk;

import dev.runbook.shell.Called;
import dev.runbook.shell.Redirect;
import dev.runbook.shell.Risk;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads rules from YAML; whatever does not fit is a problem with its place. */
public final class RuleReader {
  /** The keys of a rule that say which commands it is about. */
  private static final List<String> ABOUT =
      List.of(
          "command",
          "with",
          "without",
          "operand",
          "operands",
          "text",
          "match",
          "except",
          "unless",
          "sql",
          "sql-without",
          "input",
          "writes",
          "appends",
          "job");

  /** Deeper nesting than fits here would be too much for the compiler of regular expressions. */
  private static final int LONGEST_PATTERN = 1000;

  private enum Input {
    FED,
    UNSEEN
  }

  private RuleReader() {}

  /**
   * The rules that a page brings: they can ask for care, and take none away. A rule must have a
   * name of its own and fit the examples that it gives.
   */
  public static List<Rule> ofPage(YamlMapping settings, String key) {
    List<Rule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMapping keys : settings.mappings(key)) {
      read(keys, false)
          .filter(rule -> isNew(keys, rule, names))
          .ifPresent(
              rule -> {
                checkExamples(keys, rule);
                rules.add(rule);
              });
    }
    return rules;
  }

  private static boolean isNew(YamlMapping keys, Rule rule, Set<String> names) {
    boolean taken =
        !names.add(rule.name())
            || RiskRules.shipped().rules().stream()
                .anyMatch(each -> each.name().equals(rule.name()));
    if (taken) {
      keys.bad(
          "name", "there is a rule named `" + rule.name() + "` already", "give it another name");
    }
    return !taken;
  }

  private static void checkExamples(YamlMapping keys, Rule rule) {
    for (String example : rule.yes()) {
      if (!RiskRules.shipped().fits(rule, example)) {
        keys.bad("yes", "the rule does not fit its example `" + example + "`", "mend one of them");
      }
    }
    for (String example : rule.no()) {
      if (RiskRules.shipped().fits(rule, example)) {
        keys.bad("no", "the rule fits `" + example + "`, which it must not", "mend one of them");
      }
    }
  }

  static List<Rule> shipped(YamlMapping root) {
    return root.mappings("rules").stream()
        .map(keys -> read(keys, true))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Rule> read(YamlMapping keys, boolean shipped) {
    List<String> known = new ArrayList<>(List.of("name", "level", "says", "yes", "no"));
    known.addAll(ABOUT);
    if (shipped) {
      known.add("instead-of");
    }
    keys.only(known);
    Optional<String> name = required(keys, "name", "a name such as `drop-tenant`");
    Optional<String> says = required(keys, "says", "what such a command does: `drops a tenant`");
    Optional<Risk> level = level(keys, shipped);
    if (ABOUT.stream().noneMatch(key -> keys.node(key).isPresent())) {
      keys.bad("name", "this rule says nothing of the commands it is about", "add `command: …`");
      return Optional.empty();
    }
    List<CommandPattern> begins =
        texts(keys, "command").stream()
            .filter(text -> !text.isBlank())
            .map(CommandPattern::of)
            .toList();
    List<Condition> conditions = conditions(keys);
    if (name.isEmpty() || says.isEmpty() || level.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rule(
            name.get(),
            level.get(),
            says.get(),
            begins,
            conditions,
            texts(keys, "instead-of"),
            texts(keys, "yes"),
            texts(keys, "no")));
  }

  private static Optional<String> required(YamlMapping keys, String key, String hint) {
    Optional<String> text = keys.text(key).filter(value -> !value.isBlank());
    if (text.isEmpty()) {
      keys.bad(key, "a rule needs `" + key + "`", "write " + hint);
    }
    return text;
  }

  private static Optional<Risk> level(YamlMapping keys, boolean shipped) {
    if (keys.node("level").isEmpty()) {
      keys.bad("level", "a rule needs `level`", "write `level: danger` or `level: caution`");
    }
    Optional<Risk> level = keys.choice("level", Risk.class);
    if (!shipped && level.equals(Optional.of(Risk.NONE))) {
      keys.bad(
          "level",
          "a page's rules can ask for care, not take it away",
          "mark the block with `safe`, which reviewers see, or write `caution`");
      return Optional.empty();
    }
    return level;
  }

  private static List<Condition> conditions(YamlMapping keys) {
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
    regexes(keys, "text", "%s").ifPresent(any -> all.add(match -> any.test(said(match))));
    regexes(keys, "match", "\\A(?:%s)\\z")
        .ifPresent(any -> all.add(match -> any.test(match.command().text())));
    regexes(keys, "except", "\\A(?:%s)")
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

  /** Whether one of the regular expressions of a key is found. */
  private static Optional<Predicate<String>> regexes(YamlMapping keys, String key, String frame) {
    List<Pattern> patterns =
        texts(keys, key).stream()
            .map(written -> regex(keys, key, written, frame))
            .flatMap(Optional::stream)
            .toList();
    return patterns.isEmpty()
        ? Optional.empty()
        : Optional.of(text -> patterns.stream().anyMatch(each -> BoundedText.finds(each, text)));
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
  private static List<String> texts(YamlMapping keys, String key) {
    return keys.node(key).filter(YamlNode.Sequence.class::isInstance).isPresent()
        ? keys.texts(key)
        : keys.text(key).stream().toList();
  }
}
