package dev.runbook.run;

/**
 * Watches the run of one host: which of its steps did not end well. What happens on a host that is
 * shown is passed on to whoever watches the run that leads it.
 */
final class HostWatcher implements RunListener {
  private final GroupContext group;
  private final boolean shown;
  private String failing = "";

  HostWatcher(GroupContext group, boolean shown) {
    this.group = group;
    this.shown = shown;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.StepFinished finished) {
      failing = finished.result().lets() ? "" : finished.step().id();
    }
    boolean ofItsRun =
        event instanceof RunEvent.RunStarted
            || event instanceof RunEvent.RunResumed
            || event instanceof RunEvent.RunFinished
            || event instanceof RunEvent.HostReached;
    if (shown && !ofItsRun) {
      group.tell(event);
    } else if (event instanceof RunEvent.StepFinished) {
      group.count(event);
    }
  }

  @Override
  public void stdout(byte[] buffer, int offset, int length) {
    if (shown) {
      group.watchers().stdout(buffer, offset, length);
    }
  }

  @Override
  public void stderr(byte[] buffer, int offset, int length) {
    if (shown) {
      group.watchers().stderr(buffer, offset, length);
    }
  }

  /** The id of the step that did not end well; empty where there is none. */
  String failing() {
    return failing;
  }
}
