package dev.runbook.cli.console;

import dev.runbook.graph.HiddenFailure;

/** Shows the commands of a step whose success proves less than it seems to. */
final class UnprovenView {
  private final Screen screen;

  UnprovenView(Screen screen) {
    this.screen = screen;
  }

  void show(Iterable<HiddenFailure> hidden) {
    for (HiddenFailure each : hidden) {
      screen.hanging(Text.of("? unproven  ", Style.CAUTION), Text.of(each.sentence()));
    }
  }
}
