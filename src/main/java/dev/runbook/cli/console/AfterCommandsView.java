package dev.runbook.cli.console;

import dev.runbook.graph.Retry;
import dev.runbook.graph.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows the attributes of a step for after its commands: retries, waiting, a check, and {@code
 * always}.
 */
final class AfterCommandsView {
  private AfterCommandsView() {}

  /** A line for each. */
  static List<Text> of(Step step) {
    List<Text> all = new ArrayList<>();
    step.options().retry().ifPresent(retry -> all.add(retry(step, retry)));
    step.options()
        .verify()
        .ifPresent(
            verify -> all.add(Text.of("then checks: ", Style.DIM).plus(verify.text(), Style.CODE)));
    if (step.options().always()) {
      String after =
          step.options().needs().isEmpty()
              ? "something was changed"
              : String.join(", ", step.options().needs());
      all.add(Text.of("is done as well where the run ends early after " + after, Style.DIM));
    }
    return all;
  }

  private static Text retry(Step step, Retry retry) {
    String every = "every " + SpokenDuration.spoken(retry.every().toMillis());
    String limit =
        retry.times().isPresent()
            ? "at most " + times(retry.times().getAsInt()) + " more"
            : "for at most "
                + step.options()
                    .timeout()
                    .map(all -> SpokenDuration.spoken(all.toMillis()))
                    .orElse("");
    return retry
        .until()
        .map(
            until ->
                Text.of("then waits until: ", Style.DIM)
                    .plus(until.text(), Style.CODE)
                    .plus(" · " + every + ", " + limit, Style.DIM))
        .orElseGet(
            () -> Text.of("is tried again when it fails: " + every + ", " + limit, Style.DIM));
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }
}
