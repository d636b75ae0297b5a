package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.shell.Risk;
import dev.runbook.source.Problems;
import dev.runbook.yaml.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code retry}, {@code every} and {@code until}. */
final class RetryReader {
  private static final int MOST = 10_000;

  private final Problems problems;

  RetryReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * How a step is tried again, where its attributes say so.
   *
   * @param until the command of {@code until}
   * @param limit how long each of its commands may take, and with {@code until} the waiting
   */
  Optional<Retry> read(Attributes attributes, Optional<Command> until, Optional<Duration> limit) {
    OptionalInt times = times(attributes);
    Duration every = every(attributes);
    if (!attributes.has("retry") && until.isEmpty()) {
      attributes
          .get("every")
          .ifPresent(
              value ->
                  refuse(
                      value,
                      "`every` is the time between two tries, and nothing is tried again here",
                      "add `retry=3`, or `until=\"…\"`"));
      return Optional.empty();
    }
    until
        .filter(command -> command.risk() != Risk.NONE)
        .ifPresent(
            command ->
                refuse(
                    attributes.get("until").orElseThrow(),
                    "`until` may only look, since it runs again and again: `"
                        + command.text()
                        + "` "
                        + command.reasons().get(0).message().replaceFirst("^it ", ""),
                    "write what changes something as a command of the step, and here a command that"
                        + " shows that it is done"));
    if (until.isPresent() && times.isEmpty() && limit.isEmpty()) {
      refuse(
          attributes.get("until").orElseThrow(),
          "`until` has no limit",
          "add `timeout=2m`, or `retry=24` for how often it is asked again");
    }
    return Optional.of(new Retry(times, every, until));
  }

  private OptionalInt times(Attributes attributes) {
    Optional<Attributes.Value> value = attributes.get("retry");
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    String text = value.get().text();
    int times = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (times < 1 || times > MOST) {
      refuse(
          value.get(),
          "`retry` cannot be `" + text + "`",
          "write how often it is tried again, from 1 to " + MOST + ", as in `retry=3`");
      return OptionalInt.of(1);
    }
    return OptionalInt.of(times);
  }

  private Duration every(Attributes attributes) {
    Optional<Attributes.Value> value = attributes.get("every");
    Optional<Duration> pause = value.flatMap(text -> Durations.parse(text.text()));
    if (value.isPresent() && (pause.isEmpty() || pause.get().isZero())) {
      refuse(
          value.get(),
          "`every` cannot be `" + value.get().text() + "`",
          "write it as `500ms`, `5s` or `2m`");
    }
    return pause.orElse(Retry.USUAL);
  }

  private void refuse(Attributes.Value value, String message, String hint) {
    problems.error(value.span(), "bad-attribute", message, hint);
  }
}
