package dev.runbook.cli.console;

import dev.runbook.replay.SecondPlay;
import java.util.List;

/** Shows the results of second plays of pages. */
public final class SecondPlayView {
  private final Screen screen;

  /** Shows it on a screen. */
  public SecondPlayView(Screen screen) {
    this.screen = screen;
  }

  /** Each second night, step by step. */
  public void show(List<SecondPlay> nights) {
    nights.forEach(this::secondPlay);
  }

  private void secondPlay(SecondPlay night) {
    String end = night.end().map(step -> " at " + step.id()).orElse("");
    screen.line(
        Text.of(night.scenario().title(), Style.BOLD)
            .plus("   once more it ends with " + night.played().exit() + end));
    night
        .steps()
        .forEach(
            each ->
                screen.line(Text.of("  " + each.step().id(), Style.CODE).plus("  " + each.what())));
  }
}
