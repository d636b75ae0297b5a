package dev.runbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which steps are planned, with which values, against which hosts. */
final class PlanningOptions {
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
