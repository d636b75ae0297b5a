package dev.runbook.run;

import dev.runbook.graph.ExpectedOutput;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.plan.PlanParam;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what a step prints to standard output with what the page says that it must print. */
final class ExpectedCheck {
  private static final int MOST_BYTES = 1 << 20;
  private static final int SHOWN = 60;

  private final CurrentPlan plan;
  private final Captures captured;
  private final ExpectedOutput expected;
  private final KeptOutput printed = new KeptOutput(MOST_BYTES);
  private boolean whole;

  private ExpectedCheck(
      CurrentPlan plan, Captures captured, ExpectedOutput expected, boolean whole) {
    this.plan = plan;
    this.captured = captured;
    this.expected = expected;
    this.whole = whole;
  }

  /**
   * The check of a step; empty where the page expects nothing of it.
   *
   * @param captured what earlier steps have printed and kept
   * @param first the command that the step goes on with: what earlier ones printed is not here
   */
  static Optional<ExpectedCheck> of(CurrentPlan plan, Captures captured, Step step, int first) {
    return step.options()
        .expected()
        .map(expected -> new ExpectedCheck(plan, captured, expected, first == 0));
  }

  private Map<String, String> values() {
    Map<String, String> values = new HashMap<>(captured.values());
    for (PlanParam param : plan.now().params()) {
      param.value().ifPresent(value -> values.put(param.name(), value));
    }
    return values;
  }

  /** The same sink, with what goes to standard output kept for the comparison. */
  OutputSink around(OutputSink sink) {
    return printed.around(sink);
  }

  /** What was printed so far stays when a later command of the step runs again. */
  void mark() {
    printed.mark();
  }

  /** The command that comes next has run before: what it had printed then does not count. */
  void backToMark() {
    printed.backToMark();
  }

  /** What one of the commands printed is not here. */
  void markIncomplete() {
    whole = false;
  }

  /** What a step whose commands ended well comes to; the difference is written to the sink. */
  Outcome judge(OutputSink sink) {
    if (!whole) {
      return Outcome.unknown(
          "what a part of it printed is not known, and cannot be compared with what the page"
              + " expects");
    }
    OutputPattern pattern = OutputPattern.of(expected.lines(), values());
    String text = new String(printed.bytes(), StandardCharsets.UTF_8);
    boolean tooLong = printed.isTooLong();
    if (!tooLong && pattern.fits(text)) {
      return Outcome.ok();
    }
    StringBuilder said =
        new StringBuilder("this is not what the page expects (- expected, + printed):\n");
    if (tooLong) {
      said.append("+ more than 1 MiB\n");
    } else {
      List<String> lines = pattern.difference(text);
      lines.stream().limit(SHOWN).forEach(line -> said.append(line).append('\n'));
      if (lines.size() > SHOWN) {
        said.append("  … and ").append(lines.size() - SHOWN).append(" lines more\n");
      }
    }
    byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
    sink.stderr(bytes, 0, bytes.length);
    return Outcome.failed(1);
  }
}
