package dev.runbook.cli;

import dev.runbook.cli.console.OutputTargets;
import dev.runbook.cli.console.Pager;
import dev.runbook.cli.console.Prompter;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.ShellOpener;
import dev.runbook.host.TerminalSize;
import dev.runbook.journal.LastWorked;
import dev.runbook.journal.RunStore;
import dev.runbook.source.CacheFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The parts of the process that a command uses; a command gets them from here only.
 *
 * @param out standard output: the result
 * @param err standard error: the conversation
 * @param terminals which of the standard streams are terminals
 * @param columns how wide the terminal is
 * @param environment the environment variables
 * @param folder the current folder
 * @param temp a folder for private files
 * @param clock tells the time
 * @param prompters opens the terminal for questions, when the first one comes up
 * @param signals tells about signals to the process
 * @param shells opens shells for the operator
 * @param operator who is using this program
 * @param machine asks for this machine's host name
 * @param version of this program
 * @param runs opens the folder in which runs are kept
 */
record ProcessContext(
    PrintStream out,
    PrintStream err,
    Terminals terminals,
    IntSupplier columns,
    Map<String, String> environment,
    Path folder,
    Path temp,
    Clock clock,
    PrompterFactory prompters,
    SignalSource signals,
    ShellOpener shells,
    String operator,
    Supplier<String> machine,
    String version,
    Supplier<RunStore> runs) {
  /** Which of the standard streams are terminals, and how large those are, if that is known. */
  record Terminals(boolean in, boolean out, boolean err, Optional<TerminalSize> size) {
    /** Terminals of unknown size. */
    Terminals(boolean in, boolean out, boolean err) {
      this(in, out, err, Optional.empty());
    }

    /** Whether there is a person who can be asked. */
    boolean canAsk() {
      return in && err;
    }
  }

  /** Opens the terminal for questions. */
  interface PrompterFactory {
    /** Opens it; {@code onInterrupt} is what Ctrl-C does while nothing is asked. */
    Prompter open(boolean colours, Runnable onInterrupt);
  }

  /** Tells about signals to the process. */
  interface SignalSource {
    /** Calls a handler whenever a signal comes, in the place of what would happen else. */
    void on(String signal, Runnable handler);
  }

  /** The same with another current folder. */
  ProcessContext in(Path other) {
    return new ProcessContext(
        out,
        err,
        terminals,
        columns,
        environment,
        other,
        temp,
        clock,
        prompters,
        signals,
        shells,
        operator,
        machine,
        version,
        runs);
  }

  /** Every run of the usual folder, for lists. */
  RunStore.Listing pastRuns() {
    return usualRuns(RunStore::list, RunStore::list);
  }

  /** When each procedure of some pages last worked, by the runs of the usual folder. */
  LastWorked lastWorked(Collection<Path> pages) {
    return usualRuns(
        (store, cache, build) -> store.lastWorked(pages, cache, build),
        store -> store.lastWorked(pages));
  }

  /** Keeps what lists say of runs that have just ended. */
  void keepEndedRuns() {
    usualRuns(
        (store, cache, build) -> {
          store.keepEnded(cache, build);
          return true;
        },
        store -> false);
  }

  /** Asks the usual folder's runs, with what is kept of them where anything can be kept. */
  private <T> T usualRuns(KeptRuns<T> kept, Function<RunStore, T> read) {
    RunStore store = new RunStore(RunStore.usualRoot(environment), clock);
    Optional<CacheFolder> cache = CacheFolder.of(environment);
    Optional<String> build = CacheFolder.build(RunStore.class);
    return cache.isPresent() && build.isPresent()
        ? kept.of(store, cache.get(), build.get())
        : read.apply(store);
  }

  /** A question to a store of which something may be kept. */
  private interface KeptRuns<T> {
    T of(RunStore store, CacheFolder cache, String identity);
  }

  /** Where the conversation is written. */
  Screen conversation(CommonOptions options) {
    return new Screen(err, hasColours(options, terminals.err()), columns);
  }

  /** Where the result is written; a long one at a terminal is leafed through. */
  Screen result(CommonOptions options) {
    Screen screen = new Screen(out, hasColours(options, terminals.out()), columns);
    if (terminals.out()) {
      int rows = terminals.size().map(TerminalSize::rows).orElse(0);
      screen.pagesWith(leavesCtrlCTo(pager(options)), () -> rows);
    }
    return screen;
  }

  /** The pager keeps Ctrl-C to itself: it means what it shows, and not this program. */
  private Pager leavesCtrlCTo(Pager pager) {
    return pager == Pager.NONE
        ? pager
        : (text, line) -> {
          signals.on("INT", () -> {});
          return pager.show(text, line);
        };
  }

  /** What long texts are leafed through with at a terminal. */
  Pager pager(CommonOptions options) {
    boolean none = options.noPager() || variable("TERM").equals("dumb");
    return none ? Pager.NONE : OperatorPager.of(environment, folder);
  }

  /** Where the output of steps leads. */
  OutputTargets outlets(OutputOptions options) {
    return new OutputTargets(
        out, terminals.out(), err, terminals.err(), hasColours(options, true), options.raw());
  }

  boolean hasColours(CommonOptions options, boolean isTerminal) {
    return isTerminal && !options.noColor() && allowsColours();
  }

  /** Whether the environment lets a terminal be coloured; NO_COLOR counts unless it is empty. */
  boolean allowsColours() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Whether the conversation is on a terminal where a line can be drawn and erased again. */
  boolean isLive() {
    return terminals.err() && !variable("TERM").equals("dumb");
  }

  /** The environment variable's value; empty where it is not set. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
