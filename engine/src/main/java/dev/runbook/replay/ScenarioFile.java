package dev.runbook.replay;

import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of scenarios as it was read.
 *
 * @param path where it is
 * @param source its text
 * @param scenarios what it holds, in its order
 * @param problems what is wrong in it; none of its scenarios is played then
 */
public record ScenarioFile(
    Path path, Source source, List<Scenario> scenarios, List<Problem> problems) {
  /** What the names of such files end with. */
  public static final String ENDING = ".test.yaml";

  /** Copies the lists. */
  public ScenarioFile {
    scenarios = List.copyOf(scenarios);
    problems = List.copyOf(problems);
  }
}
