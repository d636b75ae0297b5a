package dev.runbook.durable;

import dev.runbook.source.UnreadableException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The start of the process where Temporal is used: the commands for workers and servers are here,
 * all others are the program's own.
 */
public final class Main {
  private static final int USAGE = 2;

  private Main() {}

  /** Does what the arguments say, and exits. */
  public static void main(String[] args) {
    boolean own = args.length > 0 && (args[0].equals("worker") || args[0].equals("durable"));
    if (!own) {
      dev.runbook.cli.Main.main(args);
      return;
    }
    System.exit(run(args));
  }

  @Command(
      name = "runbook",
      description = "Durable runs on Temporal.",
      subcommands = {WorkerCommand.class, DurableCommand.class},
      mixinStandardHelpOptions = true)
  private static final class Root {}

  static int run(String... args) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(new Root()));
    line.setErr(err);
    line.setParameterExceptionHandler(
        (e, given) -> {
          err.println("runbook: " + e.getMessage());
          err.println("  = runbook " + args[0] + " --help");
          return USAGE;
        });
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          err.println(
              "runbook: "
                  + (e instanceof UnreadableException unreadable
                      ? unreadable.problem().message()
                      : String.valueOf(e.getMessage())));
          return USAGE;
        });
    return line.execute(args);
  }
}
