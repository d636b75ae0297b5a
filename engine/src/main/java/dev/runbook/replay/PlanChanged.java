package dev.runbook.replay;

import dev.runbook.source.LineDifference;
import java.util.List;
import java.util.Optional;

/**
 * A page that would do something else than its plan text says.
 *
 * @param place where that begins in the plan text
 * @param page the page
 * @param kept what the file says
 * @param now what the page would do
 */
record PlanChanged(SourcePlace place, SourcePlace page, String kept, String now)
    implements Difference {
  private static final int SHOWN = 12;

  @Override
  public String kind() {
    return "plan";
  }

  @Override
  public String what() {
    return "the page would do something else than its plan text says";
  }

  @Override
  public List<Detail> details() {
    List<String> lines = LineDifference.changed(kept.lines().toList(), now.lines().toList());
    String more = lines.size() > SHOWN ? "\n… and " + (lines.size() - SHOWN) + " lines more" : "";
    String shown = String.join("\n", lines.subList(0, Math.min(SHOWN, lines.size())));
    return List.of(Detail.of("changed", shown + more), Detail.of("page", page.at()));
  }

  @Override
  public List<String> hints() {
    return List.of("correct the page, or accept it: runbook test --update=plan");
  }

  @Override
  public Optional<String> expected() {
    return Optional.of(kept);
  }

  @Override
  public Optional<String> actual() {
    return Optional.of(now);
  }
}
