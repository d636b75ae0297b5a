package dev.runbook.lint;

import dev.runbook.source.Severity;

/**
 * Something that a page should not do, and how bad it is.
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

  private Rule(String name, Severity severity, String says, Scope scope, Check check) {
    this.name = name;
    this.severity = severity;
    this.says = says;
    this.scope = scope;
    this.check = check;
  }

  /** A rule about pages with steps. */
  static Rule of(String name, Severity severity, String says, Check check) {
    return new Rule(name, severity, says, Scope.RUNBOOKS, check);
  }

  /** The same rule for every page, whether it has steps or not. */
  Rule everywhere() {
    return new Rule(name, severity, says, Scope.EVERY_PAGE, check);
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
