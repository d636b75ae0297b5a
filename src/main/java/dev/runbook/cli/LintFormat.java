package dev.runbook.cli;

/** The output formats of findings. */
enum LintFormat {
  /** For a person. */
  text,
  /** For a program: {@code runbook.lint/1}. */
  json,
  /** SARIF 2.1.0, for code scanning. */
  sarif,
  /** Commands of a GitHub workflow, shown beside the lines of a pull request. */
  github
}
