package dev.runbook.cli;

import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.replay.FirstScenario;
import dev.runbook.replay.ScenarioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a first mock and scenario for a page. */
final class TestInit {
  private final ProcessContext world;
  private final CommonOptions common;
  private final CommandSession session;

  TestInit(ProcessContext world, CommonOptions common, CommandSession session) {
    this.world = world;
    this.common = common;
    this.session = session;
  }

  /** Writes them beside the page; the exit status. */
  int write(String target) {
    Procedure procedure = new Chooser(session.runbooks()).one(target);
    Plan plan = session.runbooks().plan(procedure, PlanRequest.ALL);
    String name = procedure.name();
    Path scenario = procedure.path().resolveSibling(name + ScenarioFile.ENDING);
    Path mock = procedure.path().resolveSibling(name + ".mock.yaml");
    for (Path file : List.of(scenario, mock)) {
      if (Files.exists(file)) {
        throw new UsageException(file + " is there already, so nothing was written");
      }
    }
    FirstScenario first = FirstScenario.of(plan, name);
    write(mock, first.mock());
    write(scenario, first.scenario());
    world
        .conversation(common)
        .line(
            mock
                + " and "
                + scenario
                + " are written; fill in what is marked TODO, then: runbook test "
                + scenario);
    return ExitStatus.DONE;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
