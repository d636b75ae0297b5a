package dev.runbook.cli;

import dev.runbook.cli.console.ChangeReview;
import dev.runbook.cli.console.Prompter;
import dev.runbook.cli.console.Screen;
import dev.runbook.replay.Change;
import dev.runbook.replay.ContractReport;
import dev.runbook.replay.Measures;
import dev.runbook.replay.Scenario;
import dev.runbook.replay.ScenarioFile;
import dev.runbook.replay.ScenarioFiles;
import dev.runbook.replay.ScenarioTests;
import dev.runbook.replay.TestOptions;
import dev.runbook.replay.TestReport;
import dev.runbook.replay.Updates;
import dev.runbook.run.RunResult;
import dev.runbook.source.Nearest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds scenarios and plays them: once, or again until files fit the results, or whenever a file
 * changes.
 */
final class TestRun {
  /** How scenarios are played, once it is known which were named. */
  interface Options extends Function<Map<Path, Set<String>>, TestOptions> {}

  private static final String NO_SUCH_NAME = "no scenario has such a name";

  /** More rounds than any update needs: each command without a reply takes one. */
  private static final int ROUNDS = 200;

  private final ProcessContext world;
  private final CommonOptions common;
  private final CommandSession session;
  private final List<String> paths;
  private final TestOutput output;
  private final MeasureOptions measures;

  TestRun(
      ProcessContext world,
      CommonOptions common,
      CommandSession session,
      List<String> paths,
      TestOutput output,
      MeasureOptions measures) {
    this.world = world;
    this.common = common;
    this.session = session;
    this.paths = paths;
    this.output = output;
    this.measures = measures;
  }

  /** Lists the scenarios; the exit status. */
  int list(Options options) {
    ScenarioFiles found = find();
    List<ScenarioFile> files = session.runbooks().tests().read(found.files());
    TestOptions wanted = options.apply(found.named());
    refuseUnknownNames(files, found.named());
    List<Scenario> listed =
        files.stream().flatMap(file -> file.scenarios().stream()).filter(wanted::wants).toList();
    output.list(files, listed);
    boolean isReadable = files.stream().allMatch(file -> file.problems().isEmpty());
    if (listed.isEmpty() && isReadable) {
      throw new UsageException(NO_SUCH_NAME);
    }
    return isReadable ? ExitStatus.DONE : ExitStatus.USAGE;
  }

  /** Plays them; the exit status. */
  int once(Options options) {
    long began = System.nanoTime();
    ScenarioTests tests = session.runbooks().tests();
    TestReport report = play(tests, options);
    Measures taken = measures.of(session.runbooks(), tests, report, options.apply(find().named()));
    output.show(report, taken, measures.lcov(), (System.nanoTime() - began) / 1e9);
    List<String> missed = measures.missed(taken);
    missed.forEach(world.conversation(common)::notice);
    tests.outdated(report, today()).forEach(world.conversation(common)::notice);
    int status = status(report);
    return missed.isEmpty() || status != ExitStatus.DONE ? status : ExitStatus.FAILED;
  }

  /**
   * Plays them, and asks a real host what its mock was asked; the exit status.
   *
   * @param update whether the mock is made to say what the host says
   */
  int against(Options options, String alias, boolean update) {
    if (update) {
      refuseUpdateInCi();
    }
    ScenarioTests tests = session.runbooks().tests();
    TestReport report = play(tests, options);
    if (!report.passes()) {
      output.show(report, Measures.NONE, Optional.empty(), 0);
      throw new UsageException(
          "the scenarios fail, so nothing was asked of " + alias + "\n  = first make them pass");
    }
    ContractReport contract = tests.against(report, alias, session.runbooks().hosts());
    output.show(contract);
    if (contract.refusal().isEmpty()
        && contract.asked().isEmpty()
        && contract.notAsked().isEmpty()) {
      throw new UsageException(
          "no file of mock hosts says anything of a host `" + alias + "` that scenarios ask for");
    }
    if (contract.wrongHost()) {
      return RunResult.WRONG_HOST.exitStatus();
    }
    boolean fits = update ? takes(contract) : contract.holds();
    return fits ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  /** Makes the mock say what the host says; whether it does now. */
  private boolean takes(ContractReport contract) {
    Screen screen = world.conversation(common);
    Change.apply(contract.changes(today()))
        .forEach(change -> screen.line(change.at() + "  " + change.what()));
    contract.refusals().forEach(screen::notice);
    return contract.refusal().isEmpty() && contract.refusals().isEmpty();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
  }

  /** Plays them, changes what does not fit, and plays them again; the exit status. */
  int update(Options options, Set<Updates.Kind> kinds, boolean review) {
    refuseUpdateInCi();
    long began = System.nanoTime();
    Screen screen = world.conversation(common);
    Set<String> skipped = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      ScenarioTests tests = session.runbooks().tests();
      TestReport report = play(tests, options);
      Updates updates = tests.updates(kinds);
      List<Change> changes = new ArrayList<>(updates.of(report));
      changes.removeIf(change -> skipped.contains(change.at() + change.what()));
      List<Change> wanted = review ? reviewed(changes, screen, skipped) : changes;
      List<Change> made = Change.apply(wanted);
      made.forEach(change -> screen.line(change.at() + "  " + change.what()));
      if (made.isEmpty()) {
        updates.refusals(report).forEach(screen::notice);
        output.show(report, Measures.NONE, Optional.empty(), (System.nanoTime() - began) / 1e9);
        return status(report);
      }
    }
    throw new UsageException("the files never came to fit; change them by hand");
  }

  /** What is changed there is lost, or committed unseen. */
  private void refuseUpdateInCi() {
    String ci = world.variable("CI");
    if (!ci.isEmpty() && !ci.equals("false")) {
      throw new UsageException(
          "--update changes files, and CI is set, so nothing was changed"
              + "\n  = update on your own machine, and commit what you have read");
    }
  }

  private List<Change> reviewed(List<Change> changes, Screen screen, Set<String> skipped) {
    if (changes.isEmpty()) {
      return List.of();
    }
    if (!world.terminals().canAsk()) {
      throw new UsageException("--review asks about each change, and there is no terminal");
    }
    try (Prompter prompter = world.prompters().open(screen.colours(), () -> {})) {
      List<Change> accepted = new ChangeReview(screen, prompter).of(changes);
      changes.stream()
          .filter(change -> !accepted.contains(change))
          .forEach(change -> skipped.add(change.at() + change.what()));
      return accepted;
    }
  }

  /** Plays them whenever a file beside them has changed; the exit status of the last time. */
  int watch(Options options) {
    TestWatch watch = new TestWatch(world);
    int status;
    do {
      status = once(options);
      world.conversation(common).line("watching; Ctrl-C ends it");
    } while (watch.waitsForChange(find().files()));
    return status;
  }

  private TestReport play(ScenarioTests tests, Options options) {
    ScenarioFiles found = find();
    List<ScenarioFile> files = tests.read(found.files());
    refuseUnknownNames(files, found.named());
    return tests.run(files, options.apply(found.named()));
  }

  private ScenarioFiles find() {
    List<String> wanted =
        paths.isEmpty()
            ? LibraryFolders.of(world, common.path()).stream().map(Path::toString).toList()
            : paths;
    ScenarioFiles found = ScenarioFiles.find(world.folder(), wanted);
    if (!found.missing().isEmpty()) {
      throw new UsageException(
          "there are no scenarios at "
              + String.join(", ", found.missing())
              + "\n"
              + "  = name a page, a NAME.test.yaml or a folder of them; `runbook test --init PAGE`"
              + " writes a first one");
    }
    if (found.files().isEmpty()) {
      throw new UsageException(
          "no scenario was found in "
              + String.join(", ", wanted)
              + "\n  = scenarios are files named NAME"
              + ScenarioFile.ENDING
              + " beside their page; `runbook test --init TARGET` writes a first one");
    }
    return found;
  }

  private static void refuseUnknownNames(List<ScenarioFile> files, Map<Path, Set<String>> named) {
    for (ScenarioFile file : files) {
      List<String> names =
          file.scenarios().stream().map(Scenario::name).map(name -> name.value()).toList();
      for (String wanted : named.getOrDefault(file.path(), Set.of())) {
        if (!names.contains(wanted) && file.problems().isEmpty()) {
          String hint =
              Nearest.didYouMean(wanted, names).orElse("it has " + String.join(", ", names));
          throw new UsageException(file.path() + " has no scenario `" + wanted + "`\n  = " + hint);
        }
      }
    }
  }

  private static int status(TestReport report) {
    if (!report.problems().isEmpty()) {
      return ExitStatus.USAGE;
    }
    if (report.verdicts().isEmpty()) {
      throw new UsageException(NO_SUCH_NAME);
    }
    return report.passes() ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}
