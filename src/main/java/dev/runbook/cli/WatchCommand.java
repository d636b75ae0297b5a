package dev.runbook.cli;

import dev.runbook.cli.console.Screen;
import dev.runbook.cli.web.RunServer;
import dev.runbook.journal.LastDurations;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.report.LivePage;
import dev.runbook.report.LiveTranscript;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--serve",
      description =
          "Show it as a page in a browser on this machine, until Ctrl-C; whoever has the address"
              + " can read it.")
  private boolean serve;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where --serve listens on the loopback address (default: any free port).")
  private Optional<Integer> port = Optional.empty();

  @Option(names = "--on", paramLabel = "ADDRESS", description = "Watch a run on a Temporal server.")
  private Optional<String> on = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  WatchCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    if (port.isPresent() && !serve) {
      throw new UsageException("--port goes with --serve");
    }
    if (port.filter(number -> number < 0 || number > 65_535).isPresent()) {
      throw new UsageException("--port is a number from 0 to 65535");
    }
    try {
      if (on.isPresent()) {
        try (RemoteCopy copy = RemoteCopy.live(world, common, on.get(), run)) {
          watch(copy.store(), copy.folder());
        }
      } else {
        RunStore store = new RunStore(RunStore.usualRoot(world.environment()));
        watch(store, new PastRuns(store).named(run));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitStatus.DONE;
  }

  private void watch(RunStore store, RunFolder folder) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    world.signals().on("INT", ended::countDown);
    world.signals().on("TERM", ended::countDown);
    Map<String, Long> earlier = LastDurations.before(store, PastRun.read(folder));
    if (serve) {
      serve(folder, earlier, ended);
    } else {
      print(folder, earlier, ended);
    }
  }

  private void print(RunFolder folder, Map<String, Long> earlier, CountDownLatch ended)
      throws InterruptedException {
    Screen screen = world.result(common);
    world
        .conversation(common)
        .line("run " + folder.id() + "; Ctrl-C ends the watching, not the run");
    LiveTranscript transcript = new LiveTranscript(folder, world.clock().getZone(), earlier);
    do {
      String news = transcript.news();
      if (!news.isEmpty()) {
        screen.text(news);
        world.out().flush();
      }
    } while (!transcript.isOver()
        && !ended.await(transcript.hasMore() ? 0 : PAUSE_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void serve(RunFolder folder, Map<String, Long> earlier, CountDownLatch ended)
      throws InterruptedException {
    LivePage page = new LivePage(folder, world.clock().getZone(), earlier);
    try (RunServer server = new RunServer(page, port.orElse(0))) {
      world.result(common).line(server.address().toString());
      world.out().flush();
      world
          .conversation(common)
          .line("run " + folder.id() + "; Ctrl-C ends the watching, not the run");
      ended.await();
    } catch (IOException e) {
      throw new UsageException(
          "nothing can listen on port " + port.orElse(0) + " of this machine: " + e.getMessage());
    }
  }
}
