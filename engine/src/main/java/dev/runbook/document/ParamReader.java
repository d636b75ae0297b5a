package dev.runbook.document;

import dev.runbook.document.Settings.ParamType;
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
    keys.only("description", "type", "pattern", "choices", "default", "placeholder", "example");
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
            span);
    checkDefault(keys, param);
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
        span);
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

  private static void checkDefault(YamlMapping keys, Settings.DeclaredParam param) {
    boolean outside =
        param.defaultValue().filter(value -> !param.choices().contains(value)).isPresent();
    if (!param.choices().isEmpty() && outside) {
      keys.bad(
          "default",
          "the default is none of the choices",
          "write one of " + String.join(", ", param.choices()));
    }
  }
}
