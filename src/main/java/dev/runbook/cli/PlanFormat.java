package dev.runbook.cli;

/** How a plan is printed. */
enum PlanFormat {
  text,
  json,
  plan,
  mermaid
}
