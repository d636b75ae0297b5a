package dev.runbook.cli;

import dev.runbook.yaml.Durations;
import java.time.Duration;
import picocli.CommandLine;

/** Reads a duration as pages write it: {@code 30s}, {@code 5m}. */
final class DurationConverter implements CommandLine.ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    return Durations.parse(value)
        .orElseThrow(
            () ->
                new CommandLine.TypeConversionException(
                    "`" + value + "` is no duration; " + Durations.HINT));
  }
}
