package dev.runbook.plan;

import dev.runbook.document.Settings.ParamType;
import dev.runbook.source.Nearest;
import dev.runbook.source.PrintableText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks a value, and words its mistakes for the person who typed it. */
public final class ParamCheck {
  /** A shorter secret cannot be masked without masking half of every output. */
  private static final int SHORTEST_SECRET = 8;

  private ParamCheck() {}

  /** The complaint about a value, or nothing when it can be used. It never repeats a secret. */
  public static Optional<String> complaint(PlanParam param, String value) {
    if (SecretWord.isOne(param, value)) {
      return place(param, value);
    }
    return characters(param, value)
        .or(() -> length(param, value))
        .or(() -> type(param, value))
        .or(() -> choice(param, value))
        .or(() -> pattern(param, value))
        .or(() -> place(param, value));
  }

  /** The first place that does not take a value. */
  static Optional<ParamPlace> refusing(PlanParam param, String value) {
    return param.places().stream()
        .filter(each -> each.slot().complaint(value).isPresent())
        .findFirst();
  }

  private static Optional<String> characters(PlanParam param, String value) {
    if (value.isBlank()) {
      return Optional.of("a value is needed");
    }
    boolean hidden =
        PrintableText.firstHidden(value) >= 0
            || value.indexOf('\n') >= 0
            || value.indexOf('\t') >= 0;
    return hidden ? Optional.of("it holds an invisible or control character") : Optional.empty();
  }

  /** A value need not be quoted for a variable of Java, which has no place. */
  private static Optional<String> place(PlanParam param, String value) {
    return refusing(param, value)
        .flatMap(
            place ->
                place
                    .slot()
                    .complaint(value)
                    .map(complaint -> complaint + " (line " + place.line() + ")"));
  }

  private static Optional<String> length(PlanParam param, String value) {
    boolean tooShort =
        param.secret() && value.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET;
    return tooShort
        ? Optional.of(
            "a secret needs at least " + SHORTEST_SECRET + " characters, or it cannot be masked")
        : Optional.empty();
  }

  private static Optional<String> type(PlanParam param, String value) {
    if (param.type() == ParamType.INTEGER && !value.matches("[+-]?\\d{1,18}")) {
      return Optional.of("it must be a whole number");
    }
    if (param.type() == ParamType.DATE) {
      return date(param, value);
    }
    return Optional.empty();
  }

  private static Optional<String> date(PlanParam param, String value) {
    String format = DateFormats.formatOf(param.placeholder());
    try {
      DateTimeFormatter.ofPattern(format).withResolverStyle(ResolverStyle.STRICT).parse(value);
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of("it must be a date written " + DateFormats.shown(param.placeholder()));
    }
  }

  private static Optional<String> choice(PlanParam param, String value) {
    if (param.choices().isEmpty() || param.choices().contains(value)) {
      return Optional.empty();
    }
    String list = "it must be one of " + String.join(", ", param.choices());
    return Optional.of(
        Nearest.to(value, param.choices())
            .map(near -> list + "; did you mean `" + near + "`?")
            .orElse(list));
  }

  /** The pattern must match the whole value, its last line break included. */
  private static Optional<String> pattern(PlanParam param, String value) {
    return param
            .pattern()
            .filter(regex -> !Pattern.compile(regex).matcher(value).matches())
            .isPresent()
        ? Optional.of("it must match " + param.pattern().get())
        : Optional.empty();
  }
}
