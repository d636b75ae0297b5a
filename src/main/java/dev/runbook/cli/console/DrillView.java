package dev.runbook.cli.console;

import dev.runbook.replay.DrillReport;
import dev.runbook.replay.DrillRun;

/** Shows the results of a drill. */
public final class DrillView {
  private final Screen screen;

  /** Shows it on a screen. */
  public DrillView(Screen screen) {
    this.screen = screen;
  }

  /** What went wrong, what the page means by it, and the whole. */
  public void show(DrillReport drill) {
    for (DrillRun night : drill.wrong()) {
      screen.line(
          Text.of("✗ ", Style.DANGER)
              .plus(night.place().at(), Style.BOLD)
              .plus("  " + night.step() + ": " + night.fault()));
      night.complaints().forEach(complaint -> screen.line("    " + complaint));
    }
    for (DrillRun night : drill.withoutRollback()) {
      screen.line(
          Text.of(night.place().at(), Style.BOLD)
              .plus("  " + night.step() + " is danger, and there is no rollback to offer"));
    }
    for (DrillRun night : drill.meant()) {
      screen.line(
          Text.of(night.place().at(), Style.BOLD)
              .plus("  " + night.step() + ": " + night.fault() + " is meant to be no failure: ")
              .plus(night.meaning()));
      night.after().stream()
          .findFirst()
          .ifPresent(
              next -> screen.line(Text.of("    then " + next.step().id() + " goes on", Style.DIM)));
    }
    screen.line(
        "drill: "
            + drill.runs()
            + " nights of "
            + drill.scenarios()
            + " scenarios, "
            + (drill.holds()
                ? "none ended as if all was well"
                : drill.wrong().size() + " ended as they must not"));
  }
}
