package dev.runbook.replay;

import dev.runbook.source.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test of a runbook: what to play, with which values, answers and mock hosts, and what must come
 * out.
 *
 * @param path the file it stands in
 * @param source that file as it was read
 * @param name what it is called there, and the place of that
 * @param play the target that is played
 * @param mocks its mock hosts; the first that fits answers
 * @param params values for placeholders
 * @param answers what a person would answer, by step
 * @param environment the variables that the page can count on; no others are set
 * @param now what the clock says when it begins
 * @param fails the steps of which the first command fails, each with the status it ends with, where
 *     that is said
 * @param expected what must come out
 * @param sequel where it is cut off, and how it goes on
 */
public record Scenario(
    Path path,
    Source source,
    Placed<String> name,
    Placed<String> play,
    List<MockPart> mocks,
    Map<String, Placed<String>> params,
    Map<String, Answers> answers,
    Map<String, String> environment,
    Instant now,
    Map<String, Placed<Optional<Integer>>> fails,
    Expectation expected,
    Sequel sequel) {
  /** Copies lists and maps, order kept. */
  public Scenario {
    mocks = List.copyOf(mocks);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    fails = Collections.unmodifiableMap(new LinkedHashMap<>(fails));
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /**
   * What people call it: {@code PAGE › NAME}, or the page alone where the file has one scenario.
   */
  public String title() {
    return name.value().isEmpty() ? play.value() : play.value() + " › " + name.value();
  }

  /** Its place: {@code file:line}. */
  public String place() {
    return source.name() + ":" + source.line(name.span().start());
  }
}
