package dev.runbook.cli;

import dev.runbook.journal.RunStore;
import dev.runbook.report.RunsTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runbook runs}. */
@Command(name = "runs", description = "List past runs, the newest first.")
final class RunsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  private final World world;

  RunsCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    RunStore.Listing listing = new RunStore(RunStore.usualRoot(world.environment())).list();
    if (json) {
      world.out().print(RunsTable.json(listing));
    } else if (listing.runs().isEmpty() && listing.unreadable().isEmpty()) {
      world.conversation(common).line("Nothing has been played yet.");
    } else {
      RunsTable.lines(listing).forEach(world.result(common)::line);
    }
    return ExitStatus.DONE;
  }
}
