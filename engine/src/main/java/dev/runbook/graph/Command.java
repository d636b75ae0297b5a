package dev.runbook.graph;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.RiskAssessment;
import dev.runbook.shell.Script;
import dev.runbook.shell.fill.Filling;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Span;
import java.util.List;
import java.util.Map;

/**
 * One top-level command of a step, with its own outcome.
 *
 * @param page what the page has
 * @param where the host it runs on
 * @param run what that host receives, placeholders still in it; empty for a login
 * @param traits what running it takes
 * @param assessment what it may do, and why
 * @param written how the values that were filled in are written in {@code run}, by name: quoted for
 *     each shell on their way
 */
public record Command(
    WrittenCommand page,
    HostUse where,
    String run,
    CommandTraits traits,
    RiskAssessment assessment,
    Map<String, List<String>> written) {
  /** Copies the map. */
  public Command {
    written = Map.copyOf(written);
  }

  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Command command
            && run.equals(command.run)
            && where.equals(command.where)
            && page.equals(command.page)
            && traits.equals(command.traits)
            && assessment.equals(command.assessment)
            && written.equals(command.written);
  }

  @Override
  public int hashCode() {
    return run.hashCode() * 31 + where.hashCode();
  }

  /** A command as the page has it, nothing filled in, and nothing known of its risk. */
  Command(WrittenCommand page, HostUse where, String run, CommandTraits traits) {
    this(page, where, run, traits, RiskAssessment.NONE, Map.of());
  }

  /** Where it stands in the source. */
  public Span span() {
    return page.span();
  }

  /** The line it begins on, counted from 1. */
  public int line() {
    return page.line();
  }

  /** Its text as written on the page. */
  public String text() {
    return page.text();
  }

  /** The places to fill in, by offsets in {@link #text}. */
  public List<Placeholder> placeholders() {
    return page.placeholders();
  }

  /** Whether a failure in any part of it is its failure. */
  public boolean pipeline() {
    return traits.pipeline();
  }

  /** Whether it needs a terminal but no person. */
  public boolean terminal() {
    return traits.terminal();
  }

  /** Whether it needs the operator's terminal. */
  public boolean interactive() {
    return traits.interactive();
  }

  /** Whether it opens the operator's terminal on its host. */
  public boolean login() {
    return traits.login();
  }

  /** What it may do. */
  public Risk risk() {
    return assessment.risk();
  }

  /** Why it has its risk. */
  public List<Reason> reasons() {
    return assessment.reasons();
  }

  /** Whether it only looks, as far as anybody can tell. */
  public boolean changesNothing() {
    return risk() == Risk.NONE;
  }

  /** Whether it may lose data or cause an outage. */
  public boolean isDanger() {
    return risk() == Risk.DANGER;
  }

  /** Whether every program that it calls is known to only look. */
  public boolean onlyLooks(Catalogue catalogue) {
    return changesNothing()
        && !interactive()
        && !login()
        && Script.parse(text(), placeholders()).statements().stream()
            .allMatch(catalogue::onlyLooks);
  }

  /** The same of what a host was really sent in its place. */
  public boolean onlyLooksAs(String sent, Catalogue catalogue) {
    return edited(sent, catalogue).changesNothing()
        && Script.parse(sent).statements().stream().allMatch(catalogue::onlyLooks);
  }

  /** The same command with more reasons, at its line unless they say; its risk is the gravest. */
  public Command with(List<Reason> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Reason> placed = more.stream().map(reason -> reason.at(line())).toList();
    return new Command(page, where, run, traits, assessment.with(placed), written);
  }

  /** The same text with values filled in. */
  Command filled(Filling.Filled filled) {
    return new Command(page, where, filled.text(), traits, assessment, filled.written());
  }

  /** The same command with other places to fill in. */
  Command standingFor(List<Placeholder> others) {
    return new Command(page.with(others), where, run, traits, assessment, written);
  }

  /** The same login, which opens the shell that is kept on its host instead of a terminal. */
  Command handingOver() {
    HostUse kept = HostUse.keptOn(where.host(), where.options());
    return new Command(page, kept, run, traits.interactive(false), assessment, written);
  }

  /** The same command with the operator's terminal. */
  public Command atTerminal() {
    return new Command(page, where, run, traits.interactive(true), assessment, written);
  }

  /** The same command on another host: the one that a placeholder in its name stands for. */
  public Command on(String host) {
    return new Command(page, where.named(host), run, traits, assessment, written);
  }

  /**
   * The same command with another text for its host: a deviation from the page. The rules look at
   * the new text too, and what the page's own text made dangerous stays so.
   */
  public Command edited(String other, Catalogue catalogue) {
    Command changed = new Command(page, where, other, traits, assessment, written);
    List<Reason> found =
        where.isJShell()
            ? JavaRisk.of(other)
            : Script.parse(other).statements().stream()
                .flatMap(statement -> catalogue.reasons(statement).stream())
                .toList();
    return changed.with(
        found.stream().filter(reason -> !reasons().contains(reason.at(line()))).toList());
  }
}
