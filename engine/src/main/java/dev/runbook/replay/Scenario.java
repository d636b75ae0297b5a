package dev.runbook.replay;

import dev.runbook.source.Source;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test of a runbook: the procedure to play, with values, answers and mock hosts, and the expected
 * result.
 *
 * @param at where it stands
 * @param play the target that is played
 * @param hosts what answers its commands
 * @param given what the page is given
 * @param answers what a person would answer, by step
 * @param expected what must come out
 * @param sequel where it is cut off, and how it goes on
 */
public record Scenario(
    ScenarioPlace at,
    PlacedValue<String> play,
    ScenarioHosts hosts,
    ScenarioInput given,
    Map<String, Answers> answers,
    Expectation expected,
    LaterParts sequel) {
  /** Copies the map, order kept. */
  public Scenario {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  /** Its mock hosts; the first that fits answers. */
  public List<MockPart> mocks() {
    return hosts.mocks();
  }

  /** The steps of which the first command fails, each with the status it ends with, where said. */
  public Map<String, PlacedValue<Optional<Integer>>> fails() {
    return hosts.fails();
  }

  /** The file it stands in. */
  public Path path() {
    return at.path();
  }

  /** That file as it was read. */
  public Source source() {
    return at.source();
  }

  /** What it is called there, and the place of that. */
  public PlacedValue<String> name() {
    return at.name();
  }

  /**
   * What people call it: {@code PAGE › NAME}, or the page alone where the file has one scenario.
   */
  public String title() {
    return name().value().isEmpty() ? play.value() : play.value() + " › " + name().value();
  }

  /** Its place: {@code file:line}. */
  public String place() {
    return source().name() + ":" + source().line(name().span().start());
  }
}
