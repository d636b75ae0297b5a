package dev.runbook.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The options that {@link PlainWords} may be, each by its longest name.
 *
 * @param flags those without a value
 * @param once those with a value that are given once
 * @param repeated those with a value that may be given several times
 */
record PlainOptions(List<String> flags, List<String> once, List<String> repeated) {
  /** No options but those that all commands take. */
  static final PlainOptions NONE = new PlainOptions(List.of(), List.of(), List.of());

  /** Copies the lists. */
  PlainOptions {
    flags = List.copyOf(flags);
    once = List.copyOf(once);
    repeated = List.copyOf(repeated);
  }

  /** Options without a value. */
  static PlainOptions flags(String... names) {
    return new PlainOptions(List.of(names), List.of(), List.of());
  }

  /** Options with a value that are given once. */
  static PlainOptions once(String... names) {
    return new PlainOptions(List.of(), List.of(names), List.of());
  }

  /** Options with a value that may be given several times. */
  static PlainOptions repeated(String... names) {
    return new PlainOptions(List.of(), List.of(), List.of(names));
  }

  /** These and others. */
  PlainOptions and(PlainOptions more) {
    return new PlainOptions(
        joined(flags, more.flags), joined(once, more.once), joined(repeated, more.repeated));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
