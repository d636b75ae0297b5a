package dev.runbook.cli;

import dev.runbook.journal.RunStore;
import dev.runbook.journal.StoppingStore;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The command line in a process of its own which stands still at a point of its journal, to be
 * killed there: {@code FOLDER POINT ARGUMENT…}. It says {@code forced} for every forced record and
 * {@code there} at the point.
 */
public final class PlayedToAPoint {
  private PlayedToAPoint() {}

  /** Runs it. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    int wanted = Integer.parseInt(args[1]);
    StoppingStore store =
        new StoppingStore(
            point -> {
              if (point == wanted) {
                say("there");
                standStill();
              }
            },
            () -> say("forced"));
    ProcessContext world = world(folder, store.in(runs(folder)), () -> false, System.getenv());
    int status = new Cli(world).run(List.of(args).subList(2, args.length).toArray(String[]::new));
    say("status " + status);
    System.exit(status);
  }

  static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static void standStill() {
    while (true) {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        say("interrupted");
      }
    }
  }

  static Path runs(Path folder) {
    return folder.resolve("state/runbook/runs");
  }

  /** A world with a person at its terminal, whose screen nobody looks at. */
  static ProcessContext world(
      Path folder, RunStore store, BooleanSupplier happened, Map<String, String> surroundings) {
    return world(
        folder,
        store,
        surroundings,
        new ProcessContext.Terminals(true, false, true),
        happened,
        (signal, handler) -> {});
  }

  /** A world without a person, in which signals are heard. */
  static ProcessContext batch(Path folder, RunStore store, ProcessContext.SignalSource signals) {
    return world(
        folder,
        store,
        System.getenv(),
        new ProcessContext.Terminals(false, false, false),
        () -> false,
        signals);
  }

  private static ProcessContext world(
      Path folder,
      RunStore store,
      Map<String, String> surroundings,
      ProcessContext.Terminals terminals,
      BooleanSupplier happened,
      ProcessContext.SignalSource signals) {
    Map<String, String> environment = new HashMap<>(surroundings);
    environment.putAll(new TemporaryState(folder).environment());
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new ProcessContext(
        nowhere,
        nowhere,
        terminals,
        () -> 100,
        environment,
        folder,
        folder,
        Clock.systemUTC(),
        (colours, onInterrupt) -> new HonestOperator(happened),
        signals,
        host -> "",
        "ops",
        () -> "here",
        "test",
        () -> store);
  }
}
