package dev.runbook.cli;

/** The output formats of a plan. */
enum PlanFormat {
  text,
  json,
  plan,
  mermaid
}
