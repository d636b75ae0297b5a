package dev.runbook.cli;

import dev.runbook.cli.console.RunControl;
import dev.runbook.cli.console.Screen;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunStore;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.RemoteRuns;
import dev.runbook.replay.Recording;
import dev.runbook.run.RequestedSteps;
import dev.runbook.run.RunResult;
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
  private static final PlainOptions PLAIN =
      PlainOptions.flags("--only-looks", "--json", "--dry-run")
          .and(PlainOptions.once("--reason", "--plan-hash", "--record"))
          .and(GateOptions.PLAIN)
          .and(PlanningOptions.PLAIN)
          .and(ReachOptions.PLAIN)
          .and(OutputOptions.PLAIN);

  @Parameters(
      paramLabel = "TARGET",
      arity = "0..*",
      description =
          "What to play: a page, a section, or file#section. With --only-looks several, or none for"
              + " all pages.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--only-looks",
      description =
          "Play, without asking, the procedures of these pages that only look, and print "
              + "one line for each. With -q only for those that fail.")
  private boolean onlyLooks;

  @Option(
      names = "--json",
      description =
          "Print what came of each step, or of each host of a group, as JSON; what steps print"
              + " goes to standard error.")
  private boolean json;

  @Option(names = "--dry-run", description = "Go through all steps without running anything.")
  private boolean dryRun;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description =
          "Why it is played, such as a ticket. The record keeps it. RUNBOOK_REASON in the"
              + " environment does the same.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--plan-hash",
      paramLabel = "SHA",
      description =
          "Play only the plan with this hash, as `runbook plan --json` has it (its first 12 digits"
              + " or more).")
  private Optional<String> planHash = Optional.empty();

  @Option(
      names = "--record",
      paramLabel = "NAME",
      description =
          "After a run that ended well, make a scenario and its mock hosts with this name, "
              + "as `runbook record` does.")
  private Optional<String> record = Optional.empty();

  @Option(
      names = "--on",
      paramLabel = "ADDRESS",
      description =
          "Play it on a Temporal server, temporal:HOST:PORT[/NAMESPACE], and follow it here: it"
              + " goes on without this process.")
  private Optional<String> on = Optional.empty();

  @Mixin private GateOptions gate = new GateOptions();
  @Mixin private PlanningOptions planning = new PlanningOptions();
  @Mixin private ReachOptions reach = new ReachOptions();
  @Mixin private OutputOptions common = new OutputOptions();

  private final ProcessContext world;

  PlayCommand(ProcessContext world) {
    this.world = world;
  }

  /** The command that some words say, where these are plain. */
  static Optional<PlayCommand> plain(ProcessContext world, String... args) {
    return PlainWords.of(args, PLAIN, Integer.MAX_VALUE)
        .map(
            words -> {
              PlayCommand command = new PlayCommand(world);
              command.targets.addAll(words.operands());
              command.onlyLooks = words.has("--only-looks");
              command.json = words.has("--json");
              command.dryRun = words.has("--dry-run");
              command.reason = words.value("--reason");
              command.planHash = words.value("--plan-hash");
              command.record = words.value("--record");
              command.gate = GateOptions.of(words);
              command.planning = PlanningOptions.of(words);
              command.reach = ReachOptions.of(words);
              command.common = OutputOptions.of(words);
              return command;
            });
  }

  @Override
  public Integer call() {
    PlayFlags flags = gate.flags(dryRun, chosen(), reason);
    refuseMisfits();
    if (on.isPresent()) {
      return elsewhere(flags);
    }
    try (CommandSession session =
        CommandSession.open(world, common, planning.mock(), reach.preferences(world))) {
      if (onlyLooks) {
        return looks(session, flags);
      }
      int status;
      try (Play play =
          new Play(world, common, planning, flags, planHash, json, Optional.empty(), session)) {
        status = play.play(targets.get(0));
      }
      return record.isPresent() && status == ExitStatus.DONE ? recorded(session) : status;
    }
  }

  private int elsewhere(PlayFlags flags) {
    try (RemoteRuns runs = RemotePlaces.open(world, on.orElseThrow());
        CopiedRuns copies = CopiedRuns.in(world, runs);
        CommandSession session = CommandSession.remote(world, common, runs, copies::store);
        Play play =
            new Play(world, common, planning, flags, planHash, json, Optional.of(runs), session)) {
      return play.play(targets.get(0));
    }
  }

  private int recorded(CommandSession session) {
    PastRun run = PastRun.read(new PastRuns(world.runs().get()).shown(RunStore.LATEST));
    return new RecordedScenarioWriter(world, common, session.runbooks())
        .write(run, record, Recording.BELIEVED, false);
  }

  private void refuseMisfits() {
    if (record.isPresent() && (dryRun || onlyLooks)) {
      throw new UsageException(
          "--record keeps what hosts answer; --dry-run and --only-looks do not");
    }
    if (onlyLooks && (dryRun || planHash.isPresent() || !chosen().equals(RequestedSteps.ALL))) {
      throw new UsageException(
          "--only-looks plays whole procedures of several pages: --dry-run, --plan-hash, --from,"
              + " --only, --with and --skip do not go with it");
    }
    if (on.isPresent()
        && (dryRun || onlyLooks || record.isPresent() || planning.mock().isPresent())) {
      throw new UsageException(
          "--on plays for real elsewhere: --dry-run, --only-looks, --record and --mock do not go"
              + " with it");
    }
    if (!onlyLooks && targets.size() != 1) {
      throw new UsageException(
          (targets.isEmpty() ? "the target is missing" : "one thing is played at a time")
              + "\n  = runbook play TARGET; `runbook list` shows what there is");
    }
  }

  private int looks(CommandSession session, PlayFlags flags) {
    Screen out = world.result(common);
    RunControl control = new RunControl(false, out);
    world.signals().on("INT", control::interrupt);
    world.signals().on("TERM", () -> control.end(RunResult.TERMINATED));
    world.signals().on("HUP", () -> control.end(RunResult.HUNG_UP));
    ValuePlanning values = new ValuePlanning(world, planning, common.maxSize());
    return new LookingPlays(session, values, flags.answeringYes(), control, out)
        .play(targets, json, common.quiet());
  }

  private RequestedSteps chosen() {
    return new RequestedSteps(gate.with(), gate.skip(), planning.only(), planning.from());
  }
}
