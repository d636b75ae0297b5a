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
 * @param setting what it is run by, where, and for how long
 * @param secret whether the text holds a secret, so that it must not reach a process list
 * @param origin where the text is on its page; empty when it is not as it is there
 * @param values the run's parameters, and how the text has them
 */
public record Invocation(
    String text,
    boolean pipeline,
    Terminal terminal,
    ExecutionSetting setting,
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
   * @param written how it may be in the text, quoted for each shell on its way, the longest first;
   *     empty where the text does not have it
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

  /** A plain command with nothing special about it, of which nobody says where it is. */
  public static Invocation of(String text) {
    return new Invocation(
        text, false, Terminal.NONE, ExecutionSetting.USUAL, false, Optional.empty(), List.of());
  }

  /** The program that reads the text instead of the shell. */
  public Optional<String> interpreter() {
    return setting.interpreter();
  }

  /** The folder to change to for this command's step, if the page names one. */
  public Optional<String> directory() {
    return setting.directory();
  }

  /** By which it is found again on its host. */
  public Optional<ReceiptId> receipt() {
    return setting.receipt();
  }

  /** How long it may take; empty is for ever. */
  public Optional<Duration> timeout() {
    return setting.timeout();
  }

  /** The same, with a failure in any part of the pipeline counted. */
  public Invocation asPipeline() {
    return pipeline(true);
  }

  /** The same, with a failure in any part of the pipeline counted or not. */
  public Invocation pipeline(boolean counted) {
    return new Invocation(text, counted, terminal, setting, secret, origin, values);
  }

  /** The same at a terminal, or at none. */
  public Invocation at(Terminal needed) {
    return new Invocation(text, pipeline, needed, setting, secret, origin, values);
  }

  /** The same in another setting. */
  public Invocation in(ExecutionSetting other) {
    return new Invocation(text, pipeline, terminal, other, secret, origin, values);
  }

  /** The same in a folder. */
  public Invocation in(String folder) {
    return in(
        new ExecutionSetting(interpreter(), Optional.of(folder), timeout(), setting.receipt()));
  }

  /** The same, read by a program instead of the shell. */
  public Invocation by(String program) {
    return in(
        new ExecutionSetting(Optional.of(program), directory(), timeout(), setting.receipt()));
  }

  /** The same, ended when it takes longer. */
  public Invocation within(Duration limit) {
    return in(
        new ExecutionSetting(interpreter(), directory(), Optional.of(limit), setting.receipt()));
  }

  /** The same, found again on its host by a receipt, or not. */
  public Invocation receipted(Optional<ReceiptId> id) {
    return in(new ExecutionSetting(interpreter(), directory(), timeout(), id));
  }

  /** The same, which holds a secret or does not. */
  public Invocation secret(boolean holdsOne) {
    return new Invocation(text, pipeline, terminal, setting, holdsOne, origin, values);
  }

  /** The same needs with another text. */
  public Invocation saying(String other) {
    return new Invocation(other, pipeline, terminal, setting, secret, origin, values);
  }

  /** The same, with the place on its page. */
  public Invocation from(Origin place) {
    return new Invocation(text, pipeline, terminal, setting, secret, Optional.of(place), values);
  }

  /** The same, with the parameters of its run. */
  public Invocation with(List<Value> parameters) {
    return new Invocation(text, pipeline, terminal, setting, secret, origin, parameters);
  }
}
