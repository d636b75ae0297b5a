package dev.runbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which steps are planned, with which values, against which hosts. */
final class PlanningOptions {
  /** Those that {@link PlainWords} may be. */
  static final PlainOptions PLAIN =
      PlainOptions.once("--mock", "--from")
          .and(PlainOptions.repeated("--only"))
          .and(ValueOptions.PLAIN);

  @Mixin private ValueOptions values = new ValueOptions();
  @Mixin private RolloutOptions rollout = new RolloutOptions();

  @Option(
      names = "--mock",
      paramLabel = "FILE",
      description = "Play against the scripted hosts of this file; nothing leaves this machine.")
  private Optional<Path> mock = Optional.empty();

  @Option(names = "--from", paramLabel = "STEP", description = "Begin at this step.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "STEP",
      description = "Only this step, and what it needs. May be given several times.")
  private List<String> only = new ArrayList<>();

  /** What some words say of them. */
  static PlanningOptions of(PlainWords words) {
    PlanningOptions options = new PlanningOptions();
    options.values = ValueOptions.of(words);
    options.mock = words.path("--mock");
    options.from = words.value("--from");
    options.only.addAll(words.values("--only"));
    return options;
  }

  Optional<Path> mock() {
    return mock;
  }

  ValueOptions values() {
    return values;
  }

  RolloutOptions rollout() {
    return rollout;
  }

  Optional<String> from() {
    return from;
  }

  List<String> only() {
    return only;
  }
}
