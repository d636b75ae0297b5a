package dev.runbook.replay;

import dev.runbook.source.BoundedText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The options of a test run.
 *
 * @param name what the titles of those that are played contain
 * @param named for a file of which only some are played, the names of these
 * @param jobs how many are played at once
 * @param shuffle the seed of the order in which they are played; empty for that of the files
 * @param failFast whether none is begun after one has failed
 */
public record TestOptions(
    Optional<Pattern> name,
    Map<Path, Set<String>> named,
    int jobs,
    OptionalLong shuffle,
    boolean failFast) {
  /** Copies the map. */
  public TestOptions {
    named = Map.copyOf(named);
  }

  /** All of them, as many at once as there are processors. */
  public static TestOptions usual() {
    return new TestOptions(
        Optional.empty(),
        Map.of(),
        Runtime.getRuntime().availableProcessors(),
        OptionalLong.empty(),
        false);
  }

  /** Whether a scenario is one of those that are played. */
  public boolean wants(Scenario scenario) {
    Set<String> names = named.get(scenario.path());
    return (names == null || names.contains(scenario.name().value()))
        && name.map(pattern -> BoundedText.finds(pattern, scenario.title(), false)).orElse(true);
  }
}
