package dev.runbook.replay;

import dev.runbook.source.Problem;
import java.util.List;

/** A page that cannot be played as it is, or not with these values and hosts. */
record PlanRefused(Problem problem) implements Difference {
  @Override
  public String kind() {
    return "refused";
  }

  @Override
  public SourcePlace place() {
    return new SourcePlace(problem.source(), problem.span());
  }

  @Override
  public String what() {
    return "error[" + problem.code() + "]: " + problem.message();
  }

  @Override
  public List<Detail> details() {
    return List.of(Detail.of("line", problem.source().lineText(problem.line()).strip()));
  }

  @Override
  public List<String> hints() {
    return problem.hint().stream().toList();
  }
}
