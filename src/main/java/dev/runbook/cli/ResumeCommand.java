package dev.runbook.cli;

import dev.runbook.journal.Provenance.MockScript;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunProgress;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Rollout;
import dev.runbook.play.EarlierParts;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.RemotePlay;
import dev.runbook.play.RemoteRuns;
import dev.runbook.play.Selection;
import dev.runbook.run.RequestedSteps;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook resume RUN}. */
@Command(
    name = "resume",
    description =
        "Go on with a run that was cut off, stopped or failed. Finished steps do not run again.")
final class ResumeCommand implements Callable<Integer> {
  private static final PlainOptions PLAIN =
      PlainOptions.flags("--own-page", "--roll-back", "--json")
          .and(PlainOptions.once("--mock"))
          .and(PlainOptions.repeated("--rerun", Rollout.SKIP_HOST, Rollout.WITH_HOST))
          .and(GateOptions.PLAIN)
          .and(ValueOptions.PLAIN)
          .and(ReachOptions.PLAIN)
          .and(OutputOptions.PLAIN);

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "A run's id or the beginning of one (default: the newest that is not done).")
  private Optional<String> run = Optional.empty();

  @Option(
      names = "--rerun",
      paramLabel = "STEP",
      description = "Run this step again although it is done, or has failed.")
  private List<String> rerun = new ArrayList<>();

  @Option(
      names = Rollout.SKIP_HOST,
      paramLabel = "HOST",
      description =
          "Leave this host of a group out, if it has not come to its last step. May be given"
              + " several times.")
  private List<String> skipHosts = new ArrayList<>();

  @Option(
      names = Rollout.WITH_HOST,
      paramLabel = "HOST",
      description =
          "Give this host of a group its turn after all, that was left out. May be given several"
              + " times.")
  private List<String> withHosts = new ArrayList<>();

  @Option(
      names = "--own-page",
      description = "Play the page as it was when the run began, from the copy in its record.")
  private boolean ownPage;

  @Option(
      names = "--roll-back",
      description = "Undo what the run has done, as its page says, instead of going on.")
  private boolean rollBack;

  @Option(
      names = "--mock",
      paramLabel = "FILE",
      description =
          "Scripted hosts instead of those that the run was played against (default: the "
              + "same file, unless it was changed).")
  private Optional<Path> mock = Optional.empty();

  @Option(
      names = "--json",
      description =
          "Print what came of each step, or of each host of a group, as JSON; what steps print"
              + " goes to standard error.")
  private boolean json;

  @Mixin private GateOptions gate = new GateOptions();
  @Mixin private ValueOptions values = new ValueOptions();

  @Option(
      names = "--on",
      paramLabel = "ADDRESS",
      description =
          "Follow a run on a Temporal server again, and answer its questions; one that has ended"
              + " goes on.")
  private Optional<String> on = Optional.empty();

  @Mixin private ReachOptions reach = new ReachOptions();
  @Mixin private OutputOptions common = new OutputOptions();

  private final ProcessContext world;

  ResumeCommand(ProcessContext world) {
    this.world = world;
  }

  /** The command that some words say, where these are plain. */
  static Optional<ResumeCommand> plain(ProcessContext world, String... args) {
    return PlainWords.of(args, PLAIN, 1)
        .map(
            words -> {
              ResumeCommand command = new ResumeCommand(world);
              command.run = words.operand();
              command.rerun.addAll(words.values("--rerun"));
              command.skipHosts.addAll(words.values(Rollout.SKIP_HOST));
              command.withHosts.addAll(words.values(Rollout.WITH_HOST));
              command.ownPage = words.has("--own-page");
              command.rollBack = words.has("--roll-back");
              command.mock = words.path("--mock");
              command.json = words.has("--json");
              command.gate = GateOptions.of(words);
              command.values = ValueOptions.of(words);
              command.reach = ReachOptions.of(words);
              command.common = OutputOptions.of(words);
              return command;
            });
  }

  @Override
  public Integer call() {
    if (on.isPresent()) {
      refuseMisfits();
      return follow(on.get());
    }
    RunStore store = world.runs().get();
    RunFolder folder = new PastRuns(store).resumable(run);
    try (ReopenedRun reopened = store.reopen(folder, ProcessHandle.current().pid())) {
      return resume(reopened);
    }
  }

  private void refuseMisfits() {
    if (mock.isPresent()) {
      throw new UsageException("--on plays for real elsewhere: --mock does not go with it");
    }
  }

  /** What would go on otherwise than it does there is not passed over in silence. */
  private void refuseChanges() {
    if (rollBack || !rerun.isEmpty() || !skipHosts.isEmpty() || !withHosts.isEmpty()) {
      throw new UsageException(
          "the run goes on by itself: --rerun, --roll-back, --skip-host and --with-host are for"
              + " runs that have ended");
    }
  }

  /** A run that has ended goes on with its own page, as a part of the same run. */
  private int goOn(RemoteRuns runs, CopiedRuns copies, RunFolder folder) {
    EarlierParts earlier = EarlierParts.of(folder, rerun, rollBack);
    try (ReopenedRun reopened = copies.store().reopen(folder, ProcessHandle.current().pid())) {
      Map<String, EarlierParts.Member> members = members(reopened.progress().resumption());
      RequestedSteps named =
          new RequestedSteps(gate.with(), gate.skip(), List.of(), Optional.empty());
      PlayFlags flags = gate.flags(false, named, Optional.empty());
      try (CommandSession session =
              CommandSession.following(
                  world, common, runs, RemotePlaces.who(world), copies::store);
          Resume resume =
              new Resume(world, common, values, flags, session, reopened, skipHosts, withHosts)) {
        return resume
            .on(RemoteRun.goingOn(runs, earlier.with(members)))
            .inJson(json)
            .resume(rerun, true, rollBack);
      }
    }
  }

  /** The records of the hosts of a group that have not come to their last step. */
  private Map<String, EarlierParts.Member> members(Resumption past) {
    Map<String, EarlierParts.Member> members = new LinkedHashMap<>();
    past.hosts()
        .runs()
        .forEach(
            (host, id) -> {
              if (!past.hosts().done().contains(host)) {
                try (RemoteCopy copy = RemoteCopy.whole(world, common, on.orElseThrow(), id)) {
                  members.put(id, EarlierParts.Member.of(copy.folder()));
                }
              }
            });
    return members;
  }

  /** It goes on by itself; whoever follows it sees all of it again, and then what comes. */
  private int follow(String address) {
    String id =
        run.orElseThrow(
            () ->
                new UsageException(
                    "--on needs the run's id\n  = `runbook runs --on " + address + "` lists them"));
    try (RemoteRuns runs = RemotePlaces.open(world, address);
        CopiedRuns copies = CopiedRuns.in(world, runs)) {
      RemotePlay play = runs.follow(id);
      boolean over = runs.ended().filter(RunResult.DONE.word()::equals).isPresent();
      if (runs.ended().isPresent()
          && (!over || !rerun.isEmpty() || rollBack || !withHosts.isEmpty())) {
        RunFolder folder = RemoteCopy.of(world, common, runs, copies, play);
        return goOn(runs, copies, folder);
      }
      refuseChanges();
      RunStore copy = copies.store().beginning(play.id());
      try (CommandSession session =
              CommandSession.following(world, common, runs, play.by(), () -> copy);
          PlaySession stage = new PlaySession(world, common, play.flags(), session)) {
        stage.leavesAtTheEndOfInput().open();
        RunSetting setting =
            stage.setting().inJson(json).on(Optional.of(RemoteRun.following(runs, play)));
        if (play.earlier().isPresent()) {
          ReopenedRun before = copies.reopen(play);
          setting.resuming(before, play.earlier().get().past(before, play.plan()));
        }
        if (!play.attended()) {
          return setting.inBatch(play.plan());
        }
        if (!stage.asks()) {
          throw new UsageException(
              "run " + id + " waits for a person, and there is none at a terminal here");
        }
        return setting.withPerson(
            play.plan(),
            Selection.attended(play.plan(), play.flags()),
            stage.prompter(),
            stage.shells());
      }
    }
  }

  private int resume(ReopenedRun reopened) {
    RunProgress progress = reopened.progress();
    refuseOtherHosts(progress);
    Optional<Path> hosts = mock.or(() -> progress.mock().map(MockScript::file));
    ProcessContext there = world.in(folder(progress));
    RequestedSteps named =
        new RequestedSteps(gate.with(), gate.skip(), List.of(), Optional.empty());
    PlayFlags flags = gate.flags(false, named, Optional.empty());
    try (CommandSession session =
            CommandSession.open(there, common, hosts, reach.preferences(world));
        Resume resume =
            new Resume(there, common, values, flags, session, reopened, skipHosts, withHosts)) {
      refuseOtherScript(progress, session);
      return resume.inJson(json).resume(rerun, ownPage, rollBack);
    }
  }

  /** A mock run must not go on where it is real, nor the other way round. */
  private void refuseOtherHosts(RunProgress progress) {
    boolean wasMock = progress.beginning().plays().mode().equals(RunMode.MOCK.word());
    if (!wasMock && mock.isPresent()) {
      throw new UsageException(
          "this run was played against real hosts, and goes on only there; leave out --mock");
    }
    if (wasMock && mock.isEmpty()) {
      String before = "this run was played against mock hosts";
      Path script =
          progress
              .mock()
              .map(MockScript::file)
              .orElseThrow(() -> new UsageException(before + "\n  = --mock FILE says which"));
      if (!Files.isRegularFile(script)) {
        throw new UsageException(
            before + " from " + script + ", which is gone\n  = --mock FILE names others");
      }
    }
  }

  /** By itself a mock run goes on against the hosts that it began with, and no others. */
  private void refuseOtherScript(RunProgress progress, CommandSession session) {
    if (mock.isEmpty() && !progress.mock().equals(session.runbooks().script())) {
      Path script = session.runbooks().script().orElseThrow().file();
      throw new UsageException(
          "the mock hosts of this run were changed since: "
              + script
              + "\n  = --mock "
              + script
              + " goes on against them as they are now");
    }
  }

  /** Commands on this machine begin where they began before. */
  private static Path folder(RunProgress progress) {
    Path folder = Path.of(progress.beginning().by().folder());
    if (!Files.isDirectory(folder)) {
      throw new UsageException("the folder that the run was played in is gone: " + folder);
    }
    return folder;
  }
}
