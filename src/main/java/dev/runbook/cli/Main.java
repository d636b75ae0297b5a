package dev.runbook.cli;

import dev.runbook.MachineName;
import dev.runbook.cli.console.JLinePrompter;
import dev.runbook.cli.console.NativeSignals;
import dev.runbook.cli.console.Prompter;
import dev.runbook.journal.RunStore;
import java.io.FileDescriptor;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The start and the end of the process; no other class touches {@code System}. */
public final class Main {
  private static final int COLUMNS = 80;
  private static final String UTF_8 = "UTF-8";

  private static volatile boolean borrowed;

  private Main() {}

  /** Does what the arguments say, and exits. */
  public static void main(String[] args) {
    refuseLoss(args);
    ProcessContext world = world();
    leave(run(world, args), borrowed);
  }

  /**
   * Ends the process: in order where a terminal was borrowed, since JLine gives it back by a hook
   * then. Else at once: Java's own exit looks for loggers in every jar first.
   */
  static void leave(int status, boolean borrowed) {
    if (borrowed) {
      System.exit(status);
    }
    Runtime.getRuntime().halt(status);
  }

  /** Does what the arguments say; the exit status. */
  static int run(String... args) {
    return run(world(), args);
  }

  private static int run(ProcessContext world, String... args) {
    int status = new Cli(world).run(args);
    world.out().flush();
    world.err().flush();
    return status;
  }

  private static void refuseLoss(String[] args) {
    String encoding = System.getProperty("sun.jnu.encoding", UTF_8);
    if (encoding.equals(UTF_8)) {
      return; // as by the launcher
    }
    OperatorLocale.loss(Charset.forName(encoding), List.of(args), System.getenv())
        .ifPresent(
            why -> {
              System.err.println("runbook: " + why);
              System.exit(ExitStatus.USAGE);
            });
  }

  private static ProcessContext world() {
    Map<String, String> environment = OperatorLocale.restored(System.getenv(), told("lc_all"));
    ProcessContext.Terminals terminals =
        Terminals.find(told("terminals"), told("columns"), told("rows"));
    return new ProcessContext(
        new StandardStream(FileDescriptor.out),
        new StandardStream(FileDescriptor.err),
        terminals,
        () -> columns(environment),
        environment,
        Path.of(""),
        Path.of(System.getProperty("java.io.tmpdir")),
        new LocalClock(),
        Main::borrow,
        NativeSignals::on,
        new OperatorShell(environment),
        System.getProperty("user.name"),
        MachineName::find,
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
            .orElse("(unpacked)"),
        () -> new RunStore(RunStore.usualRoot(environment), new LocalClock(), new SecureRandom()));
  }

  private static Prompter borrow(boolean colours, Runnable onInterrupt) {
    borrowed = true;
    return JLinePrompter.open(colours, onInterrupt);
  }

  /** What the launcher has found out; empty where it has not, or there was none. */
  private static String told(String what) {
    return System.getProperty("runbook." + what, "");
  }

  /** The launcher measures the terminal; a number that a person has exported is as good. */
  private static int columns(Map<String, String> environment) {
    String columns = System.getProperty("runbook.columns", environment.getOrDefault("COLUMNS", ""));
    return Terminals.isSize(columns) ? Integer.parseInt(columns) : COLUMNS;
  }
}
