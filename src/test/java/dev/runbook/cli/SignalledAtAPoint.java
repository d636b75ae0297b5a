package dev.runbook.cli;

import dev.runbook.cli.console.NativeSignals;
import dev.runbook.journal.StoppingStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A batch in a process of its own which waits at a point of its journal until a signal has come:
 * {@code FOLDER POINT ARGUMENT…}. It says {@code playing} when the run begins and {@code there} at
 * the point.
 */
public final class SignalledAtAPoint {
  private static final CountDownLatch SIGNALLED = new CountDownLatch(1);

  private SignalledAtAPoint() {}

  /** Runs it. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    int wanted = Integer.parseInt(args[1]);
    StoppingStore store = new StoppingStore(point -> reached(point, wanted), () -> {});
    ProcessContext world =
        PlayedToAPoint.batch(
            folder, store.in(PlayedToAPoint.runs(folder)), SignalledAtAPoint::hear);
    int status = new Cli(world).run(List.of(args).subList(2, args.length).toArray(String[]::new));
    System.exit(status);
  }

  private static void hear(String signal, Runnable handler) {
    NativeSignals.on(
        signal,
        () -> {
          handler.run();
          SIGNALLED.countDown();
        });
  }

  private static void reached(int point, int wanted) {
    if (point == 1) {
      PlayedToAPoint.say("playing");
    }
    if (point == wanted) {
      PlayedToAPoint.say("there");
      awaitSignal();
    }
  }

  private static void awaitSignal() {
    try {
      if (!SIGNALLED.await(20, TimeUnit.SECONDS)) {
        PlayedToAPoint.say("no signal came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
