package dev.runbook.replay;

import java.util.List;

/**
 * An answer for a step that ended without asking for it.
 *
 * @param place where the scenario answers
 * @param step the step's id
 * @param why what was not asked, in a clause
 * @param page where the step stands
 */
record UnusedAnswer(SourcePlace place, String step, String why, SourcePlace page)
    implements Difference {
  @Override
  public String kind() {
    return "answer";
  }

  @Override
  public String what() {
    return "`" + step + "` ended without this answer: " + why;
  }

  @Override
  public List<Detail> details() {
    return List.of(Detail.of("step", page.at()));
  }

  @Override
  public List<String> hints() {
    return List.of("remove the answer, or correct the page");
  }
}
