package dev.runbook.document;

import dev.runbook.document.Settings.ParamType;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.yaml.YamlMapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the declaration of one parameter. */
final class ParamReader {
  /** Deeper nesting than fits here would be too much for the compiler of regular expressions. */
  private static final int LONGEST_PATTERN = 1000;

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");

  private final Problems problems;

  ParamReader(Problems problems) {
    this.problems = problems;
  }

  Settings.DeclaredParam read(YamlMapping params, String name) {
    Span span = params.keySpan(name);
    if (!NAME.matcher(name).matches()) {
      problems.error(
          span,
          "bad-value",
          "`" + name + "` cannot be a parameter's name",
          "use letters, digits, `_`, `-` and `.`, and begin with a letter");
    }
    return params
        .mapping(name)
        .map(keys -> declared(name, keys, span))
        .orElseGet(() -> undescribed(name, span));
  }

  private Settings.DeclaredParam declared(String name, YamlMapping keys, Span span) {
    keys.only(
        "description",
        "type",
        "pattern",
        "choices",
        "default",
        "placeholder",
        "example",
        "choices-from");
    List<String> choices = keys.texts("choices");
    Settings.DeclaredParam param =
        new Settings.DeclaredParam(
            name,
            keys.text("description"),
            type(keys, choices),
            pattern(keys),
            choices,
            keys.text("default"),
            SettingsReader.notBlank(keys, "placeholder"),
            keys.text("example"),
            choicesFrom(keys),
            span);
    refuseWrittenSecret(keys, param);
    check(keys, "default", param.defaultValue(), param);
    check(keys, "example", param.example(), param);
    return param;
  }

  private static Settings.DeclaredParam undescribed(String name, Span span) {
    return new Settings.DeclaredParam(
        name,
        Optional.empty(),
        ParamType.TEXT,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        span);
  }

  /** What is offered when it is asked for; a value that is there already is not asked for. */
  private static Optional<Settings.ChoiceText> choicesFrom(YamlMapping keys) {
    Optional<Settings.ChoiceText> from =
        SettingsReader.notBlank(keys, "choices-from")
            .map(
                text ->
                    new Settings.ChoiceText(text, keys.node("choices-from").orElseThrow().span()));
    for (String other : List.of("choices", "default")) {
      if (from.isPresent() && keys.node(other).isPresent()) {
        keys.bad(
            "choices-from",
            "`choices-from` means nothing beside `" + other + "`",
            "remove one of the two");
      }
    }
    return from;
  }

  /** A list of choices says the type; saying another one besides is a contradiction. */
  private static ParamType type(YamlMapping keys, List<String> choices) {
    Optional<ParamType> said = keys.choice("type", ParamType.class);
    if (choices.isEmpty()) {
      if (said.equals(Optional.of(ParamType.CHOICE))) {
        keys.bad("type", "a choice needs its choices", "write `choices: [a, b]`");
      }
      return said.orElse(ParamType.TEXT);
    }
    if (said.isPresent() && said.get() != ParamType.CHOICE) {
      keys.bad(
          "type",
          "only the type `choice` has choices",
          "remove `type`, or write `type: choice`, or remove `choices`");
    }
    return ParamType.CHOICE;
  }

  private static Optional<String> pattern(YamlMapping keys) {
    Optional<String> pattern = keys.text("pattern");
    if (pattern.isEmpty()) {
      return pattern;
    }
    if (pattern.get().length() > LONGEST_PATTERN) {
      keys.bad(
          "pattern",
          "this pattern has more than " + LONGEST_PATTERN + " characters",
          "a pattern that long is hard to review; make it simpler");
      return Optional.empty();
    }
    try {
      Pattern.compile(pattern.get());
      return pattern;
    } catch (PatternSyntaxException e) {
      keys.bad(
          "pattern",
          "this pattern is no regular expression: " + e.getDescription().toLowerCase(Locale.ROOT),
          "mend it at its character "
              + (Math.max(0, e.getIndex()) + 1)
              + "; in YAML, single quotes keep backslashes");
      return Optional.empty();
    }
  }

  /** What stands on the page is no secret. */
  private static void refuseWrittenSecret(YamlMapping keys, Settings.DeclaredParam param) {
    if (param.type() == ParamType.SECRET && param.defaultValue().isPresent()) {
      keys.bad(
          "default",
          "a secret has no default: everybody who reads the page would know it",
          "remove it; the value is asked for, or comes from the environment");
    }
  }

  /** What the page itself gives as a value must be one. */
  private static void check(
      YamlMapping keys, String key, Optional<String> given, Settings.DeclaredParam param) {
    if (given.isEmpty()) {
      return;
    }
    String value = given.get();
    if (!param.choices().isEmpty() && !param.choices().contains(value)) {
      keys.bad(
          key,
          "the " + key + " is not one of the choices",
          Nearest.didYouMean(value, param.choices())
              .orElse("write one of " + String.join(", ", param.choices())));
    } else if (param.type() == ParamType.INTEGER && !value.matches("[-+]?[0-9]+")) {
      keys.bad(key, "the " + key + " is no whole number", "write digits only");
    } else if (param.pattern().filter(pattern -> !Pattern.matches(pattern, value)).isPresent()) {
      keys.bad(
          key,
          "the " + key + " does not match the pattern",
          "the whole value must match " + param.pattern().orElseThrow());
    }
  }
}
