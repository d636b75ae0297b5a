package dev.runbook.graph;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.Script;
import dev.runbook.shell.fill.Filling;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One top-level command of a step, with an outcome of its own.
 *
 * @param span where it stands in the source
 * @param line the line it begins on, counted from 1
 * @param text as written on the page
 * @param where the host it runs on
 * @param run what that host receives, placeholders still in it
 * @param pipeline whether a failure in any part of it is its failure
 * @param terminal whether it needs a terminal but no person
 * @param interactive whether it needs the operator's terminal
 * @param login whether it opens the operator's terminal on the host, so that {@code run} is empty
 * @param risk what it may do
 * @param reasons why
 * @param placeholders the places to fill in, by offsets in {@code text}
 * @param written how the values that were filled in are written in {@code run}, by name: quoted for
 *     each shell on their way
 */
public record Command(
    Span span,
    int line,
    String text,
    HostUse where,
    String run,
    boolean pipeline,
    boolean terminal,
    boolean interactive,
    boolean login,
    Risk risk,
    List<Reason> reasons,
    List<Placeholder> placeholders,
    Map<String, List<String>> written) {
  /** Copies the lists. */
  public Command {
    reasons = List.copyOf(reasons);
    placeholders = List.copyOf(placeholders);
    written = Map.copyOf(written);
  }

  /** A command as the page has it, nothing filled in. */
  Command(
      Span span,
      int line,
      String text,
      HostUse where,
      String run,
      boolean pipeline,
      boolean terminal,
      boolean interactive,
      boolean login,
      Risk risk,
      List<Reason> reasons,
      List<Placeholder> placeholders) {
    this(
        span,
        line,
        text,
        where,
        run,
        pipeline,
        terminal,
        interactive,
        login,
        risk,
        reasons,
        placeholders,
        Map.of());
  }

  /** Whether it only looks, as far as anybody can tell. */
  public boolean changesNothing() {
    return risk == Risk.NONE;
  }

  /** Whether it may lose data or cause an outage. */
  public boolean isDanger() {
    return risk == Risk.DANGER;
  }

  /** Whether every program that it calls is known to only look. */
  public boolean onlyLooks(Catalogue catalogue) {
    return risk == Risk.NONE
        && !interactive
        && !login
        && Script.parse(text, placeholders).statements().stream().allMatch(catalogue::onlyLooks);
  }

  /** The same of what a host was really sent in its place. */
  public boolean onlyLooksAs(String sent, Catalogue catalogue) {
    return edited(sent, catalogue).changesNothing()
        && Script.parse(sent).statements().stream().allMatch(catalogue::onlyLooks);
  }

  /** The same command with more reasons, at its line unless they say; its risk is the gravest. */
  public Command with(List<Reason> more) {
    List<Reason> all = new ArrayList<>(reasons);
    more.forEach(reason -> all.add(reason.at(line)));
    Risk gravest = all.stream().map(Reason::risk).reduce(risk, Risk::or);
    return copy(where, run, gravest, all, placeholders, written);
  }

  /** The same text with values filled in. */
  Command filled(Filling.Filled filled) {
    return copy(where, filled.text(), risk, reasons, placeholders, filled.written());
  }

  /** The same command with other places to fill in. */
  Command standingFor(List<Placeholder> others) {
    return copy(where, run, risk, reasons, others, written);
  }

  /** The same login, which opens the shell that is kept on its host instead of a terminal. */
  Command handingOver() {
    return new Command(
        span,
        line,
        text,
        HostUse.keptOn(where.host(), where.options()),
        run,
        pipeline,
        terminal,
        false,
        login,
        risk,
        reasons,
        placeholders,
        written);
  }

  /** The same command with the operator's terminal. */
  public Command atTerminal() {
    return new Command(
        span,
        line,
        text,
        where,
        run,
        pipeline,
        terminal,
        true,
        login,
        risk,
        reasons,
        placeholders,
        written);
  }

  /** The same command on another host: the one that a placeholder in its name stands for. */
  public Command on(String host) {
    return copy(where.named(host), run, risk, reasons, placeholders, written);
  }

  /**
   * The same command with another text for its host: a deviation from the page. The rules look at
   * the new text too, and what the page's own text made dangerous stays so.
   */
  public Command edited(String other, Catalogue catalogue) {
    Command changed = copy(where, other, risk, reasons, placeholders, written);
    List<Reason> found =
        where.isJShell()
            ? JavaRisk.of(other)
            : Script.parse(other).statements().stream()
                .flatMap(statement -> catalogue.reasons(statement).stream())
                .toList();
    return changed.with(
        found.stream().filter(reason -> !reasons.contains(reason.at(line))).toList());
  }

  /** The same place on the page and the same needs, with what may differ. */
  private Command copy(
      HostUse newWhere,
      String newRun,
      Risk newRisk,
      List<Reason> newReasons,
      List<Placeholder> newPlaceholders,
      Map<String, List<String>> newWritten) {
    return new Command(
        span,
        line,
        text,
        newWhere,
        newRun,
        pipeline,
        terminal,
        interactive,
        login,
        newRisk,
        newReasons,
        newPlaceholders,
        newWritten);
  }
}
