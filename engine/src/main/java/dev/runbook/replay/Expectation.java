package dev.runbook.replay;

import dev.runbook.run.StepOutcome;
import dev.runbook.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The expected result of a scenario.
 *
 * @param span where it stands; the scenario's name where it says nothing
 * @param exit the exit status
 * @param asked the steps whose danger is asked about, in order
 * @param steps what must come of the steps
 * @param hosts what must come to the hosts
 * @param again what must come out when it is played once more on the hosts as they are then
 */
public record Expectation(
    Span span,
    PlacedValue<Integer> exit,
    Optional<PlacedValue<List<PlacedValue<String>>>> asked,
    StepExpectations steps,
    HostExpectations hosts,
    Optional<Resumed> again) {
  /**
   * What must come of the steps.
   *
   * @param outcomes how they end
   * @param output what they print
   * @param captured what later steps find, by name
   */
  public record StepExpectations(List<Entry> outcomes, List<Entry> output, List<Entry> captured) {
    /** Copies the lists. */
    public StepExpectations {
      outcomes = List.copyOf(outcomes);
      output = List.copyOf(output);
      captured = List.copyOf(captured);
    }
  }

  /**
   * What must come to the hosts.
   *
   * @param commands what each receives, in order and all of it; a host that is not listed receives
   *     nothing
   * @param state what their states are at the end
   * @param turns how the turn of each host of a group ends
   */
  public record HostExpectations(
      Optional<PlacedValue<List<HostCommands>>> commands,
      List<HostState> state,
      List<Entry> turns) {
    /** Copies the lists. */
    public HostExpectations {
      state = List.copyOf(state);
      turns = List.copyOf(turns);
    }
  }

  /** How steps end. */
  public List<Entry> outcomes() {
    return steps.outcomes();
  }

  /** What steps print. */
  public List<Entry> output() {
    return steps.output();
  }

  /** What later steps find, by name. */
  public List<Entry> captured() {
    return steps.captured();
  }

  /** What each host receives, in order and all of it. */
  public Optional<PlacedValue<List<HostCommands>>> commands() {
    return hosts.commands();
  }

  /** What the hosts' states are at the end. */
  public List<HostState> state() {
    return hosts.state();
  }

  /** How the turns of a group's hosts end. */
  public List<Entry> turns() {
    return hosts.turns();
  }

  /** That the run ends with a status, and nothing more. */
  static Expectation ends(int exit, Span span) {
    return of(exit, List.of(), span);
  }

  /** The same with another exit status, where none is said. */
  Expectation unlessSaid(int usual) {
    return exit.span().equals(span)
        ? new Expectation(span, new PlacedValue<>(usual, span), asked, steps, hosts, again)
        : this;
  }

  /** That the run ends at a step that fails. */
  static Expectation fails(String step, Span span) {
    PlacedValue<String> failed = new PlacedValue<>(StepOutcome.FAILED.word(), span);
    return of(1, List.of(new Entry(new PlacedValue<>(step, span), failed)), span);
  }

  private static Expectation of(int exit, List<Entry> outcomes, Span span) {
    return new Expectation(
        span,
        new PlacedValue<>(exit, span),
        Optional.empty(),
        new StepExpectations(outcomes, List.of(), List.of()),
        new HostExpectations(Optional.empty(), List.of(), List.of()),
        Optional.empty());
  }

  /**
   * The expected result of a second play.
   *
   * @param exit the exit status
   * @param at the step at which it ends early, where that is said
   */
  public record Resumed(PlacedValue<Integer> exit, Optional<PlacedValue<String>> at) {}

  /** A name and what is expected of it. */
  public record Entry(PlacedValue<String> name, PlacedValue<String> value) {}

  /**
   * What one host receives.
   *
   * @param list where its commands stand
   */
  public record HostCommands(PlacedValue<String> host, List<Sending> commands, Span list) {
    /** Copies the list. */
    public HostCommands {
      commands = List.copyOf(commands);
    }
  }

  /** What one host's state is at the end. */
  public record HostState(PlacedValue<String> host, List<Entry> values) {
    /** Copies the list. */
    public HostState {
      values = List.copyOf(values);
    }
  }

  /**
   * A command that a host receives. What is empty does not matter.
   *
   * @param run its text; {@code {{name}}} stands for a value, in whatever quotes
   * @param directory the folder it is sent for
   * @param interpreter what reads it instead of the shell
   * @param options the page's options for reaching the host
   * @param kept whether it goes to the shell that is kept open there
   */
  public record Sending(
      Span span,
      String run,
      Optional<String> directory,
      Optional<String> interpreter,
      Optional<List<String>> options,
      Optional<Boolean> kept) {}
}
