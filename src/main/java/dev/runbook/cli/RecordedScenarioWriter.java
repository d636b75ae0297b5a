package dev.runbook.cli;

import dev.runbook.Runbooks;
import dev.runbook.cli.console.ReplayView;
import dev.runbook.cli.console.Screen;
import dev.runbook.journal.PastRun;
import dev.runbook.plan.PlanText;
import dev.runbook.replay.Recording;
import dev.runbook.replay.ScenarioFile;
import dev.runbook.replay.TestReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a past run as a scenario, its mock hosts and a plan text, beside its page. */
final class RecordedScenarioWriter {
  private final ProcessContext world;
  private final CommonOptions common;
  private final Runbooks runbooks;

  RecordedScenarioWriter(ProcessContext world, CommonOptions common, Runbooks runbooks) {
    this.world = world;
    this.common = common;
    this.runbooks = runbooks;
  }

  /**
   * Writes them; the exit status.
   *
   * @param name what the files are called; the target's name unless said
   * @param believed how long the hosts' answers are believed
   * @param failed whether a run that did not end well is recorded, too
   */
  int write(PastRun run, Optional<String> name, Duration believed, boolean failed) {
    Recording recording = runbooks.recording(run);
    if (!recording.endedWell() && !failed) {
      throw new UsageException(
          "run "
              + run.summary().id()
              + " ended as "
              + run.summary().outcome()
              + "\n  = --failed records it all the same, as a scenario that must end so");
    }
    TestReport replayed = runbooks.replay(recording);
    if (!replayed.passes()) {
      Screen screen = world.conversation(common);
      new ReplayView(screen).why(replayed);
      screen.notice("today's page does not do what the run did, so nothing was written");
      return ExitStatus.FAILED;
    }
    String stem = name.orElseGet(() -> recording.procedure().name());
    if (!stem.matches("[\\w][\\w.-]*")) {
      throw new UsageException("`" + stem + "` is no name for a file");
    }
    Path page = run.summary().page().file();
    String mock = stem + ".mock.yaml";
    LocalDate today = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(page.resolveSibling(mock), recording.mockFile(today, believed));
    files.put(page.resolveSibling(stem + ScenarioFile.ENDING), recording.scenarioFile(mock));
    refuseExisting(files.keySet());
    Path plan = page.resolveSibling(stem(page) + PlanText.ENDING);
    if (!Files.exists(plan)) {
      files.put(plan, PlanText.of(runbooks.library().read(page).wholePage()));
    }
    files.forEach(RecordedScenarioWriter::write);
    List<String> written = new ArrayList<>();
    files.keySet().forEach(file -> written.add(file.getFileName().toString()));
    world.conversation(common).line("written beside " + page + ": " + String.join(", ", written));
    return ExitStatus.DONE;
  }

  private static String stem(Path page) {
    return page.getFileName().toString().replaceFirst("(?i)\\.(?:md|markdown)$", "");
  }

  private static void refuseExisting(Iterable<Path> files) {
    for (Path file : files) {
      if (Files.exists(file)) {
        throw new UsageException(
            file
                + " is there already, so nothing was written\n  = runbook record RUN ANOTHER-NAME");
      }
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
