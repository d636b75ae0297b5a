package dev.runbook.cli.console;

import dev.runbook.run.PastStep;
import dev.runbook.run.RunEvent;

/** Tells the operator of a resumed run how its earlier parts left each step. */
final class PastStepTeller {
  private final Screen screen;

  PastStepTeller(Screen screen) {
    this.screen = screen;
  }

  void stepKept(RunEvent.StepKept kept) {
    screen.hanging(
        mark(kept.past()),
        Text.of("step " + kept.position() + " of " + kept.total() + " · ", Style.DIM)
            .plus(kept.step().title())
            .plus(" · " + kept.past().state().word() + " before", Style.DIM));
  }

  private static Text mark(PastStep past) {
    if (past.didNotRun()) {
      return Text.of("– ", Style.CAUTION);
    }
    return past.hasFailed() ? Text.of("✗ ", Style.DANGER) : Text.of("✓ ", Style.GOOD);
  }

  void stepFound(RunEvent.StepFound found) {
    screen.line();
    screen.hanging(
        Text.of("! ", Style.CAUTION),
        Text.of(found.step().title(), Style.BOLD).plus(" " + stateOf(found)));
    if (found.past().state() == PastStep.State.FAILED) {
      Text bar = Text.of("  │ ", Style.DANGER);
      found
          .past()
          .last()
          .ifPresent(last -> last.lastLines().forEach(line -> screen.hanging(bar, Text.of(line))));
    }
  }

  private static String stateOf(RunEvent.StepFound found) {
    PastStep past = found.past();
    String of = past.finished() + " of its commands had ended well";
    String so = past.finished() == 0 ? "" : "; " + of;
    String why = past.detail();
    return switch (past.state()) {
      case UNKNOWN -> (why.isEmpty() ? "was in flight when the run was cut off" : why) + so;
      case FAILED -> why.isEmpty() ? "failed before" : why + ", before";
      default -> why.isEmpty() ? howFar(past.finished(), of) : why + so;
    };
  }

  private static String howFar(int finished, String of) {
    return finished == 0
        ? "was begun before, but nothing of it had run"
        : "was begun before: " + of + ", and it goes on after them";
  }

  void stepSettled(RunEvent.StepSettled settled) {
    String verdict =
        switch (settled.verdict()) {
          case HAPPENED, DID_NOT_HAPPEN, FAILED -> settled.verdict().words();
          case KEPT -> "kept as done";
          case AGAIN -> "it runs again";
        };
    String who =
        switch (settled.by()) {
          case RECEIPT -> " · its host wrote down that ";
          case VERIFY -> " · its check says so: ";
          case IDEMPOTENT -> " · ";
          case OPERATOR -> " · you say so: ";
        };
    screen.hanging(
        Text.of("  → "), Text.of(verdict, Style.BOLD).plus(who + settled.reason(), Style.DIM));
  }
}
