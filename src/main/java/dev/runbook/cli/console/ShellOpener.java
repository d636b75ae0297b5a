package dev.runbook.cli.console;

/** Opens a shell on a host for the operator, and returns when they have left it. */
public interface ShellOpener {
  /**
   * Opens it on the operator's terminal.
   *
   * @return what to tell the operator if it could not be opened; else nothing
   */
  String open(String host);
}
