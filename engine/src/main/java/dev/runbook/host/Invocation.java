package dev.runbook.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One command as a host receives it.
 *
 * @param text the exact text, parameters filled in
 * @param pipeline whether it is a pipeline, so that a failure of any part of it counts
 * @param terminal what it needs of a terminal
 * @param interpreter the program that reads the text instead of the shell, such as {@code python3}
 * @param directory the folder to change to for this command's step, if the page names one
 * @param timeout how long it may take; empty is for ever
 * @param secret whether the text holds a secret, so that it must not reach a process list
 * @param origin where the text stands on its page; empty when it is not as it stands there
 * @param values the run's parameters, and how the text has them
 */
public record Invocation(
    String text,
    boolean pipeline,
    Terminal terminal,
    Optional<String> interpreter,
    Optional<String> directory,
    Optional<Duration> timeout,
    boolean secret,
    Optional<Origin> origin,
    List<Value> values) {

  /** Copies the list. */
  public Invocation {
    values = List.copyOf(values);
  }

  /**
   * A parameter of the run.
   *
   * @param name what the page calls it
   * @param value the value itself
   * @param written how it may stand in the text, quoted for each shell on its way, the longest
   *     first; empty where the text does not have it
   */
  public record Value(String name, String value, List<String> written) {
    /** Copies the list. */
    public Value {
      written = List.copyOf(written);
    }

    /** Never the value: it may be a secret. */
    @Override
    public String toString() {
      return name;
    }
  }

  /** What a command needs of a terminal. */
  public enum Terminal {
    /** Nothing: standard input is empty. */
    NONE,
    /** A terminal but no person, as {@code docker exec -it … psql -c …} does. */
    PSEUDO,
    /** The operator's own terminal. */
    OPERATOR
  }

  /** A command of which nobody says where it stands. */
  public Invocation(
      String text,
      boolean pipeline,
      Terminal terminal,
      Optional<String> interpreter,
      Optional<String> directory,
      Optional<Duration> timeout,
      boolean secret) {
    this(
        text,
        pipeline,
        terminal,
        interpreter,
        directory,
        timeout,
        secret,
        Optional.empty(),
        List.of());
  }

  /** A plain command with nothing special about it. */
  public static Invocation of(String text) {
    return new Invocation(
        text, false, Terminal.NONE, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /** The same, with a failure in any part of the pipeline counted. */
  public Invocation asPipeline() {
    return new Invocation(
        text, true, terminal, interpreter, directory, timeout, secret, origin, values);
  }

  /** The same, ended when it takes longer. */
  public Invocation within(Duration limit) {
    return new Invocation(
        text,
        pipeline,
        terminal,
        interpreter,
        directory,
        Optional.of(limit),
        secret,
        origin,
        values);
  }

  /** The same needs with another text. */
  public Invocation saying(String other) {
    return new Invocation(
        other, pipeline, terminal, interpreter, directory, timeout, secret, origin, values);
  }

  /** The same, with the place on its page. */
  public Invocation from(Origin place) {
    return new Invocation(
        text,
        pipeline,
        terminal,
        interpreter,
        directory,
        timeout,
        secret,
        Optional.of(place),
        values);
  }

  /** The same, with the parameters of its run. */
  public Invocation with(List<Value> parameters) {
    return new Invocation(
        text, pipeline, terminal, interpreter, directory, timeout, secret, origin, parameters);
  }
}
