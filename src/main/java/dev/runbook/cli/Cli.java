package dev.runbook.cli;

import dev.runbook.cli.console.TerminalException;
import dev.runbook.host.HostException;
import dev.runbook.play.RefusedException;
import dev.runbook.run.RecordException;
import dev.runbook.run.RunResult;
import dev.runbook.source.PrintableText;
import dev.runbook.source.UnreadableException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The command line: its commands, and the messages and exit statuses of their failures. */
final class Cli {
  private static final Set<Class<?>> RUNS = Set.of(PlayCommand.class, ResumeCommand.class);

  private static final String HELP = "help";

  private static final String WELCOME =
      """
      runbook plays Markdown runbooks: the page that was reviewed is the program that runs.

        runbook list              which runbooks there are
        runbook plan TARGET       what one would do, where, at what risk; runs nothing
        runbook play TARGET       play it: it asks before each step, and records what happens
        runbook help              all commands

      For example: runbook play restore-database --mock restore-database.mock.yaml
      """;

  private final ProcessContext world;

  Cli(ProcessContext world) {
    this.world = world;
  }

  /** Does what the arguments say; the exit status. */
  int run(String... args) {
    if (args.length == 0) {
      world.err().print(WELCOME);
      return ExitStatus.USAGE;
    }
    Optional<? extends Callable<Integer>> plain = plain(args);
    if (plain.isPresent()) {
      int status = called(plain.get(), args);
      boolean isRun = RUNS.contains(plain.get().getClass());
      return hasArrived() ? status : undelivered(status, isRun);
    }
    CommandLine line = commandsFor(world, args);
    line.setOut(new PrintWriter(world.out(), true));
    line.setErr(new PrintWriter(world.err(), true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(helpColours(args)));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(Math.max(60, Math.min(110, world.columns().getAsInt())));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(this::misused);
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, args));
    int status = line.execute(args);
    return hasArrived() ? status : undelivered(status, isRun(line));
  }

  /** The commands that are typed most, where picocli is not needed to read the words. */
  private Optional<? extends Callable<Integer>> plain(String... args) {
    return switch (args[0]) {
      case "--version", "-V", "version" ->
          args.length == 1 ? Optional.of(new VersionCommand(world)) : Optional.empty();
      case "list" -> ListCommand.plain(world, args);
      case "show" -> ShowCommand.plain(world, args);
      case "plan" -> PlanCommand.plain(world, args);
      case "play" -> PlayCommand.plain(world, args);
      case "resume" -> ResumeCommand.plain(world, args);
      case "test" -> TestCommand.plain(world, args);
      case "lint" -> LintCommand.plain(world, args);
      case "runs" -> RunsCommand.plain(world, args);
      case "transcript" -> TranscriptCommand.plain(world, args);
      case "completion" -> CompletionCommand.plain(world, args);
      case "complete" -> CompleteCommand.plain(world, args);
      default -> Optional.empty();
    };
  }

  private int called(Callable<Integer> command, String... args) {
    try {
      return command.call();
    } catch (Exception e) {
      return failed(e, args);
    }
  }

  /** A listing that was cut off by a full disk must not pass for a whole one. */
  private boolean hasArrived() {
    world.out().flush();
    boolean unread = world.out() instanceof StandardStream out && out.isUnread();
    return unread || !world.out().checkError();
  }

  private static boolean isRun(CommandLine line) {
    CommandLine.ParseResult parsed = line.getParseResult().subcommand();
    return parsed != null && RUNS.contains(parsed.commandSpec().userObject().getClass());
  }

  /** What a run came to is not changed by who could read of it: the journal has all of it. */
  private int undelivered(int status, boolean isRun) {
    complain(
        "standard output could not take all of this, as on a full disk"
            + (isRun ? "; `runbook transcript` shows all that was recorded" : ""));
    return status == ExitStatus.DONE && !isRun ? ExitStatus.USAGE : status;
  }

  /** Every command there is, by its name, in the order of the completion. */
  private static Map<String, Supplier<CommandLine>> factories(ProcessContext world) {
    Map<String, Supplier<CommandLine>> makers = new LinkedHashMap<>();
    makers.put("list", () -> new CommandLine(new ListCommand(world)));
    makers.put("show", () -> new CommandLine(new ShowCommand(world)));
    makers.put("plan", () -> new CommandLine(new PlanCommand(world)));
    makers.put("play", () -> new CommandLine(new PlayCommand(world)));
    makers.put("resume", () -> new CommandLine(new ResumeCommand(world)));
    makers.put("approve", () -> new CommandLine(new ApproveCommand(world)));
    makers.put("test", () -> new CommandLine(new TestCommand(world)));
    makers.put("lint", () -> new CommandLine(new LintCommand(world)));
    makers.put("diff", () -> new CommandLine(new DiffCommand(world)));
    makers.put(
        "runs",
        () -> new CommandLine(new RunsCommand(world)).addSubcommand(new RunsPruneCommand(world)));
    makers.put("record", () -> new CommandLine(new RecordCommand(world)));
    makers.put("replay", () -> new CommandLine(new ReplayCommand(world)));
    makers.put("watch", () -> new CommandLine(new WatchCommand(world)));
    makers.put("transcript", () -> new CommandLine(new TranscriptCommand(world)));
    makers.put(
        "host", () -> new CommandLine(new HostCommand()).addSubcommand(new HostAddCommand(world)));
    makers.put("new", () -> new CommandLine(new NewCommand(world)));
    makers.put("doctor", () -> new CommandLine(new DoctorCommand(world)));
    makers.put(
        "mock",
        () ->
            new CommandLine(new MockGroupCommand())
                .addSubcommand(new MockCheckCommand(world))
                .addSubcommand(new MockServeCommand(world)));
    makers.put("completion", () -> new CommandLine(new CompletionCommand(world)));
    makers.put("complete", () -> new CommandLine(new CompleteCommand(world)));
    makers.put("version", () -> new CommandLine(new VersionCommand(world)));
    makers.put("help", () -> new CommandLine(new HelpCommand()));
    return makers;
  }

  /** Every command there is. */
  static CommandLine commands(ProcessContext world) {
    return line(world, factories(world), true);
  }

  /** Whether a word is a command that can be described without the others. */
  static boolean describedAlone(ProcessContext world, String word) {
    return factories(world).containsKey(word) && !word.equals(HELP);
  }

  /** The program with one of its commands. */
  static CommandLine commands(ProcessContext world, String command) {
    Map<String, Supplier<CommandLine>> makers = factories(world);
    makers.keySet().retainAll(Set.of(command));
    return line(world, makers, false);
  }

  /**
   * The commands that a line may need: the one that its first word names, else all. Describing all
   * of them takes longer than most of them run.
   */
  private static CommandLine commandsFor(ProcessContext world, String... args) {
    Map<String, Supplier<CommandLine>> makers = factories(world);
    if (describedAlone(world, args[0])) {
      makers.keySet().retainAll(Set.of(args[0]));
    }
    return line(world, makers, asksForHelp(args));
  }

  /** Whether help may have to be shown: {@code help}, {@code --help}, {@code -qh}. */
  private static boolean asksForHelp(String... args) {
    return args[0].equals(HELP)
        || Arrays.stream(args).anyMatch(each -> each.startsWith("-") && each.contains("h"));
  }

  private static CommandLine line(
      ProcessContext world, Map<String, Supplier<CommandLine>> makers, boolean help) {
    CommandLine root = new CommandLine(new RootCommand());
    makers.forEach((name, maker) -> root.addSubcommand(name, maker.get()));
    addHelp(root, world);
    if (help) {
      HelpPages.layOut(root);
    }
    return root;
  }

  private static void addHelp(CommandLine line, ProcessContext world) {
    line.getCommandSpec().mixinStandardHelpOptions(true).version("runbook " + world.version());
    line.getSubcommands().values().forEach(each -> addHelp(each, world));
  }

  private CommandLine.Help.Ansi helpColours(String... args) {
    boolean colours =
        world.terminals().out()
            && world.allowsColours()
            && !Arrays.asList(args).contains("--no-color");
    return colours ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }

  private int misused(CommandLine.ParameterException e, String... args) {
    UsageErrors misuse = new UsageErrors(e, this::isTarget);
    complain(misuse.message());
    misuse.hints().forEach(hint -> world.err().println("  = " + hint));
    return ExitStatus.USAGE;
  }

  /** Whether a word names a runbook or a procedure; a folder that cannot be read has none. */
  private boolean isTarget(String word) {
    try (CommandSession session = CommandSession.reading(world, new CommonOptions())) {
      return !session.runbooks().find(word).isNothing();
    } catch (UnreadableException e) {
      return false;
    }
  }

  /** Whose fault it was decides the exit status; only ours is worth a trace. */
  private int failed(Exception e, String... args) {
    if (e instanceof CommandLine.ParameterException misuse) {
      return misused(misuse, args);
    }
    if (e instanceof UsageException
        || e instanceof RefusedException
        || e instanceof UnreadableException
        || e instanceof TerminalException) {
      complain(e.getMessage());
      return ExitStatus.USAGE;
    }
    if (e instanceof HostException host) {
      complain(host.getMessage());
      return host.kind() == HostException.Kind.IDENTITY
          ? RunResult.WRONG_HOST.exitStatus()
          : RunResult.FAILED.exitStatus();
    }
    if (e instanceof RecordException) {
      complain(e.getMessage());
      return RunResult.UNRECORDED.exitStatus();
    }
    complain("internal error: " + e + "; please report it");
    if (Arrays.asList(args).contains("-v") || Arrays.asList(args).contains("--verbose")) {
      e.printStackTrace(world.err());
    } else {
      world.err().println("  = -v shows where");
    }
    return ExitStatus.INTERNAL;
  }

  private void complain(String message) {
    boolean says = message.contains("error[");
    world.err().println((says ? "" : "runbook: ") + PrintableText.text(message));
  }
}
