package dev.runbook.run;

import dev.runbook.Runbooks;
import dev.runbook.durable.Wire;
import java.util.Map;

/** The pair of a durable run: hosts behind workers, and the copy of it where it is followed. */
class WorkersAndFoldersTest extends ShellsAndFoldersTest {
  @Override
  StepExecutor.Factory executors(Runbooks runbooks) {
    return new ShellExecutors(Wire.to(hosts(), runbooks.plan("move", Map.of())));
  }
}
