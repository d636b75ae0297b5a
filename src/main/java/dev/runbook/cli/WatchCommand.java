package dev.runbook.cli;

import dev.runbook.cli.console.Screen;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.report.LiveTranscript;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code runbook watch RUN}: follows a run while somebody plays it. */
@Command(
    name = "watch",
    description = "Follow a run while somebody plays it. Ctrl-C ends the watching, not the run.")
final class WatchCommand implements Callable<Integer> {
  /** How often it looks: what the journal has is told within a second. */
  private static final long PAUSE_MILLIS = 250;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      defaultValue = RunStore.LATEST,
      description = "A run's id, the beginning of one, or latest (default: ${DEFAULT-VALUE}).")
  private String run;

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  WatchCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    RunStore store = new RunStore(RunStore.usualRoot(world.environment()));
    RunFolder folder = new PastRuns(store).named(run);
    CountDownLatch ended = new CountDownLatch(1);
    world.signals().on("INT", ended::countDown);
    world.signals().on("TERM", ended::countDown);
    Screen screen = world.result(common);
    world
        .conversation(common)
        .line("run " + folder.id() + "; Ctrl-C ends the watching, not the run");
    LiveTranscript transcript = new LiveTranscript(folder, world.clock().getZone());
    try {
      do {
        String news = transcript.news();
        if (!news.isEmpty()) {
          screen.text(news);
          world.out().flush();
        }
      } while (!transcript.isOver() && !ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitStatus.DONE;
  }
}
