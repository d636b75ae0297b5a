package dev.runbook.cli;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunStore;
import dev.runbook.replay.Recording;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook record RUN [NAME]}. */
@Command(
    name = "record",
    description = "Make a scenario and its mock hosts from a past run, beside its page.",
    footer = {
      "",
      "Secrets become parameters with made-up values; changing parts of output become "
          + "names of rules. Files that exist are not replaced."
    })
final class RecordCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      defaultValue = RunStore.LATEST,
      description = "A run's id, the beginning of one, or latest (default: ${DEFAULT-VALUE}).")
  private String run;

  @Parameters(
      paramLabel = "NAME",
      index = "1",
      arity = "0..1",
      description = "The name of the files (default: the name of the page).")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long the hosts' answers stay valid (default: 90d).")
  private Optional<Duration> expires = Optional.empty();

  @Option(
      names = "--failed",
      description = "Record a run that did not end well, as a scenario that expects that end.")
  private boolean failed;

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  RecordCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    PastRun past = PastRun.read(new PastRuns(world.runs().get()).named(run));
    try (CommandSession session = CommandSession.reading(world, common)) {
      return new RecordedScenarioWriter(world, common, session.runbooks())
          .write(past, name, expires.orElse(Recording.BELIEVED), failed);
    }
  }
}
