package dev.runbook.cli;

import picocli.CommandLine;

/** Reads a percentage: 0 to 100. */
final class PercentConverter implements CommandLine.ITypeConverter<Integer> {
  @Override
  public Integer convert(String value) {
    if (!value.matches("[0-9]{1,2}|100")) {
      throw new CommandLine.TypeConversionException("`" + value + "` is no number from 0 to 100");
    }
    return Integer.valueOf(value);
  }
}
