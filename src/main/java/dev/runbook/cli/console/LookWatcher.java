package dev.runbook.cli.console;

import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import java.util.List;
import java.util.Optional;

/** Remembers the step of a run that did not end well, and its last line of output. */
public final class LookWatcher implements RunListener {
  private final OutputTail tail = new OutputTail();
  private Optional<String> failing = Optional.empty();

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.CommandStarted) {
      tail.clear();
    } else if (event instanceof RunEvent.StepFinished finished) {
      failing = finished.result().lets() ? Optional.empty() : Optional.of(finished.step().id());
    }
  }

  @Override
  public void stdout(byte[] buffer, int offset, int length) {
    tail.add(1, buffer, offset, length);
  }

  @Override
  public void stderr(byte[] buffer, int offset, int length) {
    tail.add(2, buffer, offset, length);
  }

  /** The id of the step. */
  public Optional<String> failing() {
    return failing;
  }

  /** What was printed last of it. */
  public Optional<String> said() {
    List<String> lines = tail.lines();
    return failing.isEmpty()
        ? Optional.empty()
        : lines.stream().filter(line -> !line.isBlank()).reduce((one, other) -> other);
  }
}
