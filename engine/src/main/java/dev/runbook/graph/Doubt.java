package dev.runbook.graph;

import dev.runbook.shell.Session.Line;

/**
 * A reason why a line of a block may or may not be a command, and the author's remedy.
 *
 * @param message what is in doubt
 * @param hint what to do
 */
record Doubt(String message, String hint) {
  /**
   * The doubt about a line.
   *
   * @param prompted whether other lines of its block have a prompt
   */
  static Doubt of(Line line, boolean prompted) {
    boolean options = line.text().stripLeading().startsWith("-");
    if (prompted && !options) {
      return new Doubt(
          "some lines of this block have a prompt, and this one may be a command or output",
          "name the fence `console` if it shows a session; else take the prompts out");
    }
    String output = "put output into its own fence";
    return options
        ? new Doubt(
            "no program has this name: this line has options of the line before, or output",
            "end the line before with a backslash; " + output)
        : new Doubt(
            "this line reads as output, and a command follows it",
            output + "; or name this fence `console` and begin its commands with `$ `");
  }
}
