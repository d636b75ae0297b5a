package dev.runbook.cli;

import dev.runbook.cli.console.VerdictView;
import dev.runbook.replay.Scenario;
import dev.runbook.replay.ScenarioFile;
import dev.runbook.replay.ScenarioFiles;
import dev.runbook.replay.ScenarioTests;
import dev.runbook.replay.TestJson;
import dev.runbook.replay.TestOptions;
import dev.runbook.replay.TestReport;
import dev.runbook.source.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook test [PATH…]}. */
@Command(
    name = "test",
    description = "Play scenarios against mock hosts, and say what came out otherwise.",
    footer = {
      "",
      "Exit status: 0 all pass, 1 one failed, 2 something cannot be read or there is no scenario."
    })
final class TestCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "Folders, NAME.test.yaml files, or FILE::SCENARIO (default: where runbooks are).")
  private List<String> paths = List.of();

  @Option(
      names = "--name",
      paramLabel = "REGEX",
      description = "Only scenarios whose title contains this.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--list", description = "List the scenarios and play none.")
  private boolean list;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many are played at once (default: the number of processors).")
  private Optional<Integer> jobs = Optional.empty();

  @Option(
      names = "--shuffle",
      paramLabel = "SEED",
      arity = "0..1",
      fallbackValue = "",
      description = "Play them in a random order; the seed makes it the same again.")
  private Optional<String> shuffle = Optional.empty();

  @Option(names = "--fail-fast", description = "Begin none after one has failed.")
  private boolean failFast;

  @Option(names = "--json", description = "As JSON: schema runbook.test/1.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  private final World world;

  TestCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    try (Session session = Session.reading(world, common)) {
      ScenarioFiles found = find();
      ScenarioTests tests = session.runbooks().tests();
      List<ScenarioFile> files = tests.read(found.files());
      refuseUnknownNames(files, found.named());
      TestOptions options = options(found.named());
      return list ? list(files, options) : run(tests, files, options);
    }
  }

  private ScenarioFiles find() {
    List<String> wanted =
        paths.isEmpty()
            ? LibraryFolders.of(world, common.path()).stream().map(Object::toString).toList()
            : paths;
    ScenarioFiles found = ScenarioFiles.find(world.folder(), wanted);
    if (!found.missing().isEmpty()) {
      throw new UsageException("there are no scenarios at " + String.join(", ", found.missing()));
    }
    if (found.files().isEmpty()) {
      throw new UsageException(
          "no scenario was found in "
              + String.join(", ", wanted)
              + "\n  = scenarios are files named NAME"
              + ScenarioFile.ENDING
              + " beside their page");
    }
    return found;
  }

  private TestOptions options(Map<Path, Set<String>> named) {
    int atOnce = jobs.orElse(Runtime.getRuntime().availableProcessors());
    if (atOnce < 1) {
      throw new UsageException("--jobs takes a number from 1");
    }
    return new TestOptions(name.map(TestCommand::pattern), named, atOnce, seed(), failFast);
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new UsageException("--name takes a regular expression: " + e.getDescription());
    }
  }

  private OptionalLong seed() {
    if (shuffle.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!shuffle.get().matches("-?[0-9]{0,18}")) {
      throw new UsageException("--shuffle takes a number, not `" + shuffle.get() + "`");
    }
    long seed =
        shuffle.get().isEmpty()
            ? Math.floorMod(System.nanoTime(), 1_000_000L)
            : Long.parseLong(shuffle.get());
    if (!common.quiet()) {
      world.conversation(common).line("the order is that of --shuffle=" + seed);
    }
    return OptionalLong.of(seed);
  }

  private static void refuseUnknownNames(List<ScenarioFile> files, Map<Path, Set<String>> named) {
    for (ScenarioFile file : files) {
      List<String> names =
          file.scenarios().stream().map(scenario -> scenario.name().value()).toList();
      for (String wanted : named.getOrDefault(file.path(), Set.of())) {
        if (!names.contains(wanted) && file.problems().isEmpty()) {
          throw new UsageException(
              file.path()
                  + " has no scenario `"
                  + wanted
                  + "`\n  = "
                  + Nearest.didYouMean(wanted, names).orElse("it has " + String.join(", ", names)));
        }
      }
    }
  }

  private int list(List<ScenarioFile> files, TestOptions options) {
    for (ScenarioFile file : files) {
      for (Scenario scenario : file.scenarios()) {
        if (options.wants(scenario)) {
          world.result(common).line(scenario.place() + "  " + scenario.title());
        }
      }
    }
    return ExitStatus.DONE;
  }

  private int run(ScenarioTests tests, List<ScenarioFile> files, TestOptions options) {
    long began = System.nanoTime();
    TestReport report = tests.run(files, options);
    double seconds = (System.nanoTime() - began) / 1e9;
    if (json) {
      world.result(common).line(TestJson.of(report));
    } else {
      new VerdictView(world.result(common), common.quiet(), common.verbose()).show(report, seconds);
    }
    if (!report.problems().isEmpty()) {
      return ExitStatus.USAGE;
    }
    if (report.verdicts().isEmpty()) {
      throw new UsageException("no scenario has such a name");
    }
    return report.passes() ? ExitStatus.DONE : ExitStatus.FAILED;
  }
}
