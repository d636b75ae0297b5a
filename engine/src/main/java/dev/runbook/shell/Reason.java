package dev.runbook.shell;

/**
 * Why a command has its risk.
 *
 * @param rule the name of the rule or mark
 * @param risk the risk it gives
 * @param message a sentence for the operator
 */
public record Reason(String rule, Risk risk, String message) {}
