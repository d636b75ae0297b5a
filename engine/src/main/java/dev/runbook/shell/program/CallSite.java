package dev.runbook.shell.program;

import dev.runbook.shell.Redirect;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.StandardInput;
import dev.runbook.shell.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The surroundings of a call in its text.
 *
 * @param written the program as it is written, its folder or variable included
 * @param terminal whether a caller on the way gives it a terminal ({@code docker exec -t}, {@code
 *     ssh -t})
 * @param inputGiven whether its standard input comes from a file, a heredoc or a pipe, or is closed
 * @param fed what stands at its standard input; nothing where it is closed
 * @param outputs the files its own output goes to; those of its caller are its caller's
 * @param callers the calls that lead to it, the nearest last
 * @param stand where it stands in a text; empty where it is no command of one, but the words of
 *     another
 * @param away whether it runs on another machine, in a container, or in a folder that is not the
 *     operator's own
 * @param defined whether it stands in the body of a function that is defined here, and not called
 */
record CallSite(
    String written,
    boolean terminal,
    boolean inputGiven,
    StandardInput fed,
    List<Redirect> outputs,
    List<Call> callers,
    Optional<Position> stand,
    boolean away,
    boolean defined) {
  /**
   * A command's place in a text.
   *
   * @param tree the text
   * @param command the command
   */
  record Position(SyntaxTree tree, SimpleCommand command) {}

  /** Copies the lists. */
  public CallSite {
    outputs = List.copyOf(outputs);
    callers = List.copyOf(callers);
  }

  /** A program that stands alone: fed nothing, its output going nowhere in particular. */
  static CallSite alone(String written) {
    return of(written, StandardInput.NOTHING, List.of());
  }

  /** A program that a shell calls. */
  static CallSite of(String written, StandardInput fed, List<Redirect> outputs) {
    return new CallSite(
        written, false, fed.given(), fed, outputs, List.of(), Optional.empty(), false, false);
  }

  /** The same program, fed with something. */
  CallSite fedWith(StandardInput other) {
    return new CallSite(
        written, terminal, other.given(), other, outputs, callers, stand, away, defined);
  }

  /** The same program, whose place in a text is known. */
  CallSite at(Position place) {
    return new CallSite(
        written, terminal, inputGiven, fed, outputs, callers, Optional.of(place), away, defined);
  }

  /** The same program where its folder is not the operator's own. */
  CallSite elsewhere() {
    return new CallSite(written, terminal, inputGiven, fed, outputs, callers, stand, true, defined);
  }

  /** The same program in the body of a function that is defined here, and not called. */
  CallSite inDefinition() {
    return new CallSite(written, terminal, inputGiven, fed, outputs, callers, stand, away, true);
  }

  /**
   * The site of a program that the one here runs: same terminal and input, no output of its own.
   */
  CallSite inside(Call caller, String program, boolean givesTerminal, boolean noInput) {
    List<Call> all = new ArrayList<>(callers);
    all.add(caller);
    return new CallSite(
        program,
        terminal || givesTerminal,
        inputGiven || noInput,
        fed,
        List.of(),
        all,
        Optional.empty(),
        away || caller.leavesThisMachine(),
        defined);
  }

  /** The same site for a command of a text that is run here, which may be fed or written itself. */
  CallSite forCommand(String program, boolean given, StandardInput own, List<Redirect> writes) {
    return new CallSite(
        program,
        terminal,
        given || own.given(),
        own,
        writes,
        callers,
        Optional.empty(),
        away,
        defined);
  }
}
