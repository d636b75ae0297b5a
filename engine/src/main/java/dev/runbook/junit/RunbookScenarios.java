package dev.runbook.junit;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.replay.ScenarioFile;
import dev.runbook.replay.ScenarioFiles;
import dev.runbook.replay.TestOptions;
import dev.runbook.replay.TestReport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/** The scenarios of some folders or files, as {@code runbook test} plays them. */
public final class RunbookScenarios {
  private final List<String> places;
  private final Optional<Pattern> name;

  private RunbookScenarios(List<String> places, Optional<Pattern> name) {
    this.places = places;
    this.name = name;
  }

  /**
   * All scenarios in these folders and below them, or in these files.
   *
   * @param places paths from the folder in which the tests run
   */
  public static RunbookScenarios in(String... places) {
    return new RunbookScenarios(List.copyOf(Arrays.asList(places)), Optional.empty());
  }

  /**
   * Of these, the ones whose title contains this.
   *
   * @param regex a regular expression; a title is {@code PAGE › NAME}
   */
  public RunbookScenarios named(String regex) {
    return new RunbookScenarios(places, Optional.of(Pattern.compile(regex)));
  }

  /**
   * Plays them.
   *
   * @throws IllegalArgumentException when there is no such place, or no scenario: a green nothing
   *     would be a lie
   */
  public TestReport run() {
    try (Runbooks runbooks = open()) {
      return runbooks.tests().run(files(runbooks), options());
    }
  }

  /**
   * A test for each of them, in a container for each file; a click opens its line of YAML. All are
   * played, side by side, when the first of these tests runs. For {@code @TestFactory}.
   */
  public Stream<DynamicNode> dynamicTests() {
    try (Runbooks runbooks = open()) {
      return ScenarioNodes.of(files(runbooks), options(), this::run);
    }
  }

  private Runbooks open() {
    Path here = Path.of("").toAbsolutePath();
    return Runbooks.onThisMachine(
        EngineConfig.builder()
            .folder(here)
            .library(List.of(here.resolve("runbooks"), here.resolve("docs/runbooks")))
            .build());
  }

  private List<ScenarioFile> files(Runbooks runbooks) {
    ScenarioFiles found = ScenarioFiles.find(Path.of(""), places);
    if (!found.missing().isEmpty()) {
      throw new IllegalArgumentException("there is no " + String.join(", ", found.missing()));
    }
    List<ScenarioFile> files = runbooks.tests().read(found.files());
    boolean any =
        files.stream()
            .anyMatch(
                file ->
                    !file.problems().isEmpty()
                        || file.scenarios().stream().anyMatch(options()::wants));
    if (!any) {
      throw new IllegalArgumentException("there is no scenario in " + String.join(", ", places));
    }
    return files;
  }

  private TestOptions options() {
    return new TestOptions(
        name, Map.of(), Runtime.getRuntime().availableProcessors(), OptionalLong.empty(), false);
  }
}
