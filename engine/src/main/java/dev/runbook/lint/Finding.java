package dev.runbook.lint;

import dev.runbook.source.Problem;

/**
 * A finding of lint on a page.
 *
 * @param problem what and where; its code is the rule's name
 * @param fingerprint the same for the same finding wherever its line moves: the rule, the text it
 *     is on, and which of several equal ones it is
 */
public record Finding(Problem problem, String fingerprint) {}
