package dev.runbook.cli;

import dev.runbook.cli.console.Prompt;
import dev.runbook.cli.console.PromptAnswer;
import dev.runbook.cli.console.Prompter;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.Text;
import dev.runbook.journal.Retention;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.RunSummary;
import dev.runbook.report.RunsTable;
import dev.runbook.run.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runbook runs prune}. */
@Command(
    name = "prune",
    description =
        "Delete the records of old runs. Those in flight, cut off, damaged or unknown stay.")
final class RunsPruneCommand implements Callable<Integer> {
  @Option(
      names = "--older-than",
      required = true,
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Only runs that began longer ago than this, such as 90d.")
  private Duration olderThan;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  RunsPruneCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    Screen screen = world.conversation(common);
    Retention retention = new Retention(new RunStore(RunStore.usualRoot(world.environment())));
    Retention.Selected old = retention.olderThan(world.clock().instant().minus(olderThan));
    old.kept().forEach(run -> screen.line("kept " + run.id() + ": " + run.why()));
    if (old.leaving().isEmpty()) {
      screen.line("There is nothing to delete.");
      return ExitStatus.DONE;
    }
    RunsTable.lines(new RunStore.Listing(old.leaving(), List.of()), world.clock().getZone())
        .forEach(world.result(common)::line);
    if (!yes && !world.terminals().canAsk()) {
      screen.line("Nothing was deleted: --yes deletes " + count(old.leaving().size()) + ".");
      return RunResult.UNCONFIRMED.exitStatus();
    }
    if (!yes && !agreed(screen, old.leaving().size())) {
      screen.line("Nothing was deleted.");
      return RunResult.STOPPED.exitStatus();
    }
    delete(retention, old.leaving(), screen);
    return ExitStatus.DONE;
  }

  private boolean agreed(Screen screen, int runs) {
    try (Prompter prompter = world.prompters().open(screen.colours(), () -> {})) {
      String question = "Delete the records of " + count(runs) + " for good? y/N ";
      PromptAnswer typed = prompter.ask(Prompt.of(Text.of(question)).destroying());
      return typed.isLine() && typed.text().equalsIgnoreCase("y");
    }
  }

  private static void delete(Retention retention, List<RunSummary> runs, Screen screen) {
    int deleted = 0;
    for (RunSummary run : runs) {
      Optional<String> why = retention.remove(run.id());
      why.ifPresent(reason -> screen.line("kept " + run.id() + ": " + reason));
      deleted += why.isEmpty() ? 1 : 0;
    }
    screen.line("Deleted " + count(deleted) + ".");
  }

  private static String count(int runs) {
    return runs == 1 ? "1 run" : runs + " runs";
  }
}
