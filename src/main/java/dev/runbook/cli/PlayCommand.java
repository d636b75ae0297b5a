package dev.runbook.cli;

import dev.runbook.run.Chosen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  @Option(
      names = "--yes",
      description = "Do not ask: run every step that is no danger. Danger needs --confirm too.")
  private boolean yes;

  @Option(
      names = "--confirm",
      paramLabel = "STEP-OR-SECTION@TARGET",
      description = "Confirm danger in a batch, for exactly this host. May be given several times.")
  private List<String> confirm = new ArrayList<>();

  @Option(
      names = "--with",
      paramLabel = "STEP",
      description = "In a batch, run this optional step or alternative too.")
  private List<String> with = new ArrayList<>();

  @Option(names = "--skip", paramLabel = "STEP", description = "Leave this step out.")
  private List<String> skip = new ArrayList<>();

  @Option(names = "--dry-run", description = "Go through all steps without running anything.")
  private boolean dryRun;

  @Option(
      names = "--follow-for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "10s",
      description = "In a batch, how long to follow a log (default: ${DEFAULT-VALUE}).")
  private Duration followFor;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "End a command that takes longer, unless its page says otherwise.")
  private Optional<Duration> timeout = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description =
          "Why it is played, such as a ticket: kept in the record. RUNBOOK_REASON in the"
              + " environment does the same.")
  private Optional<String> reason = Optional.empty();

  @Mixin private PlanningOptions planning = new PlanningOptions();
  @Mixin private ReachOptions reach = new ReachOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  private final World world;

  PlayCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    PlayFlags flags = new PlayFlags(yes, dryRun, confirm, chosen(), followFor, timeout, reason);
    try (Session session = Session.open(world, common, planning.mock(), reach.preferences(world));
        Play play = new Play(world, common, planning, flags, session)) {
      return play.play(target);
    }
  }

  private Chosen chosen() {
    return new Chosen(with, skip, planning.only(), planning.from());
  }
}
