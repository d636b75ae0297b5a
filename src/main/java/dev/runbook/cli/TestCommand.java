package dev.runbook.cli;

import dev.runbook.replay.TestOptions;
import dev.runbook.replay.Updates;
import java.nio.file.Path;
import java.util.EnumSet;
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
    description = "Play scenarios against mock hosts, and show differences.",
    footer = {
      "",
      "Exit status: 0 all pass, 1 one failed, 2 something cannot be read or there is no scenario."
    })
final class TestCommand implements Callable<Integer> {
  private static final PlainOptions PLAIN =
      PlainOptions.flags("--list", "--fail-fast", "--json").and(PlainOptions.once("--name"));

  /** Where annotations go. */
  enum Annotations {
    /** Commands of a GitHub workflow, and its step summary. */
    github
  }

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
      description = "How many to play at once (default: the number of processors).")
  private Optional<Integer> jobs = Optional.empty();

  @Option(
      names = "--shuffle",
      paramLabel = "SEED",
      arity = "0..1",
      fallbackValue = "",
      description = "Play them in a random order. The same seed gives the same order.")
  private Optional<String> shuffle = Optional.empty();

  @Option(names = "--fail-fast", description = "Stop after the first failure.")
  private boolean failFast;

  @Option(
      names = "--update",
      paramLabel = "KIND",
      arity = "0..1",
      split = ",",
      fallbackValue = "expect,plan,mock",
      description =
          "Change files to fit the results: ${COMPLETION-CANDIDATES} (default: all but page). It"
              + " never changes answers, nor an expected exit 0.")
  private List<Updates.Kind> update = List.of();

  @Option(names = "--review", description = "With --update, ask about each change.")
  private boolean review;

  @Option(names = "--watch", description = "Play again whenever a file has changed, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--init",
      paramLabel = "TARGET",
      description = "Write a first mock and scenario for a page, with TODO where you fill in.")
  private Optional<String> init = Optional.empty();

  @Option(
      names = "--against",
      paramLabel = "ALIAS",
      description =
          "Send those commands of the scenarios that only look to the real host of this "
              + "name, after its identity is checked, and compare its answers with the mock's; "
              + "--update takes them.")
  private Optional<String> against = Optional.empty();

  @Mixin private ReachOptions reach = new ReachOptions();
  @Mixin private MeasureOptions measures = new MeasureOptions();

  @Option(names = "--json", description = "As JSON: schema runbook.test/1.")
  private boolean json;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the results as JUnit XML, too.")
  private Optional<Path> junit = Optional.empty();

  @Option(
      names = "--annotations",
      paramLabel = "WHERE",
      description =
          "${COMPLETION-CANDIDATES}: print failures as annotations of a GitHub workflow, too, and"
              + " add a table to its step summary.")
  private Optional<Annotations> annotations = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  TestCommand(ProcessContext world) {
    this.world = world;
  }

  /** The command that some words say, where these are plain. */
  static Optional<TestCommand> plain(ProcessContext world, String... args) {
    return PlainWords.of(args, PLAIN, Integer.MAX_VALUE)
        .map(
            words -> {
              TestCommand command = new TestCommand(world);
              command.paths = words.operands();
              command.name = words.value("--name");
              command.list = words.has("--list");
              command.failFast = words.has("--fail-fast");
              command.json = words.has("--json");
              command.common = CommonOptions.of(words);
              return command;
            });
  }

  @Override
  public Integer call() {
    TestOutput output = new TestOutput(world, common, json, junit, annotations.isPresent());
    try (CommandSession session =
        CommandSession.open(world, common, Optional.empty(), reach.preferences(world))) {
      if (init.isPresent()) {
        return new TestInit(world, common, session).write(init.get());
      }
      TestRun run = new TestRun(world, common, session, paths, output, measures);
      if (list) {
        return run.list(this::options);
      }
      if (against.isPresent()) {
        refuseBeside(review || watch || !update.isEmpty() && !update.contains(Updates.Kind.mock));
        return run.against(this::options, against.get(), !update.isEmpty());
      }
      if (!update.isEmpty() || review) {
        Set<Updates.Kind> kinds =
            update.isEmpty() ? EnumSet.allOf(Updates.Kind.class) : EnumSet.copyOf(update);
        return run.update(this::options, kinds, review);
      }
      return watch ? run.watch(this::options) : run.once(this::options);
    }
  }

  /**
   * How they are played.
   *
   * @param named for a file of which single scenarios were asked for, their names
   */
  private TestOptions options(Map<Path, Set<String>> named) {
    int atOnce = jobs.orElse(Runtime.getRuntime().availableProcessors());
    if (atOnce < 1) {
      throw new UsageException("--jobs takes a number from 1");
    }
    measures.refuseLosses();
    return new TestOptions(name.map(TestCommand::pattern), named, atOnce, seed(), failFast);
  }

  private static void refuseBeside(boolean reviewsOrWatches) {
    if (reviewsOrWatches) {
      throw new UsageException(
          "--against asks once, and changes mock hosts only: --update=mock goes with it, --review"
              + " and --watch do not");
    }
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
}
