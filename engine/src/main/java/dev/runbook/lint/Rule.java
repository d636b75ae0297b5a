package dev.runbook.lint;

import dev.runbook.source.Severity;

/**
 * A rule about pages, and its severity.
 *
 * <p>Its reasons and examples stand in {@code docs/lint.md}, under its name.
 */
public final class Rule {
  /** Which pages a rule is about. */
  enum Scope {
    /** Every Markdown page, a README without a command included. */
    EVERY_PAGE,
    /** Pages with steps. */
    RUNBOOKS
  }

  private final String name;
  private final Severity severity;
  private final String says;
  private final Scope scope;
  private final Check check;
  private final boolean hidesFailures;

  private Rule(
      String name,
      Severity severity,
      String says,
      Scope scope,
      Check check,
      boolean hidesFailures) {
    this.name = name;
    this.severity = severity;
    this.says = says;
    this.scope = scope;
    this.check = check;
    this.hidesFailures = hidesFailures;
  }

  /** A rule about pages with steps. */
  static Rule of(String name, Severity severity, String says, Check check) {
    return new Rule(name, severity, says, Scope.RUNBOOKS, check, false);
  }

  /** The same rule for every page, whether it has steps or not. */
  Rule everywhere() {
    return new Rule(name, severity, says, Scope.EVERY_PAGE, check, hidesFailures);
  }

  /** The same rule, which finds what makes success say less than it seems to. */
  Rule hidingFailures() {
    return new Rule(name, severity, says, scope, check, true);
  }

  /**
   * Whether success of a command says less than it seems to where the rule finds something: then it
   * is told wherever the command is played.
   */
  public boolean hidesFailures() {
    return hidesFailures;
  }

  /** What it is called; never changes. */
  public String name() {
    return name;
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** What is wrong where it is found, in one sentence. */
  public String says() {
    return says;
  }

  /** Adds what it finds in a page that it is about. */
  void check(Page page, Findings findings) {
    if (scope == Scope.EVERY_PAGE || !page.graph().steps().isEmpty()) {
      check.in(page, findings);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
