package dev.runbook.play;

import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.source.Source;
import java.util.List;

/** The message about values that are missing in a batch. */
public final class MissingValues {
  private MissingValues() {}

  /** What to write for values that are missing, a line each. */
  public static String words(Plan plan, List<PlanParam> params) {
    Source source = plan.procedure().page().document().source();
    StringBuilder lines = new StringBuilder();
    for (PlanParam param : params) {
      lines
          .append("\n  --param ")
          .append(param.name())
          .append("=…   ")
          .append(param.description().orElse("on the page as " + param.placeholder()))
          .append("  (")
          .append(source.name())
          .append(':')
          .append(source.line(param.span().start()))
          .append(')');
    }
    String what = params.size() == 1 ? "a value is" : params.size() + " values are";
    return what
        + " missing, and there is nobody to ask; give"
        + (params.size() == 1 ? " it" : " them")
        + " with"
        + lines;
  }
}
