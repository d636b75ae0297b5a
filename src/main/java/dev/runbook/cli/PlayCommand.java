package dev.runbook.cli;

import dev.runbook.play.PlayFlags;
import dev.runbook.run.RequestedSteps;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook play TARGET}. */
@Command(
    name = "play",
    description = "Play a runbook: it asks before each step, and records what happens.")
final class PlayCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TARGET",
      description = "What to play: a page, a section, or file#section.")
  private String target;

  @Option(names = "--dry-run", description = "Go through all steps without running anything.")
  private boolean dryRun;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description =
          "Why it is played, such as a ticket: kept in the record. RUNBOOK_REASON in the"
              + " environment does the same.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--plan-hash",
      paramLabel = "SHA",
      description =
          "Play only the plan with this hash, as `runbook plan --json` has it (its first 12 digits"
              + " or more).")
  private Optional<String> planHash = Optional.empty();

  @Mixin private GateOptions gate = new GateOptions();
  @Mixin private PlanningOptions planning = new PlanningOptions();
  @Mixin private ReachOptions reach = new ReachOptions();
  @Mixin private OutputOptions common = new OutputOptions();

  private final ProcessContext world;

  PlayCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    PlayFlags flags = gate.flags(dryRun, chosen(), reason);
    try (Session session = Session.open(world, common, planning.mock(), reach.preferences(world));
        Play play = new Play(world, common, planning, flags, planHash, session)) {
      return play.play(target);
    }
  }

  private RequestedSteps chosen() {
    return new RequestedSteps(gate.with(), gate.skip(), planning.only(), planning.from());
  }
}
