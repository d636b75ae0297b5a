package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import java.util.regex.Pattern;

/**
 * What looks like a placeholder by its text alone.
 *
 * @param placeholder the place
 * @param standing where it must stand
 * @param notAfter what stands before it in its command where it is none
 */
record Candidate(Placeholder placeholder, Standing standing, Pattern notAfter) {
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  /** Where a placeholder can stand. */
  enum Standing {
    /** Anywhere but in comments. */
    ANYWHERE,
    /** In an argument, a file's name or a variable's value. */
    ARGUMENT
  }

  /** One that is a placeholder wherever it stands. */
  static Candidate certain(Placeholder placeholder) {
    return new Candidate(placeholder, Standing.ANYWHERE, NOTHING);
  }

  /** One that is none after some programs. */
  static Candidate notAfter(Pattern programs, Placeholder placeholder) {
    return new Candidate(placeholder, Standing.ANYWHERE, programs);
  }

  /** Whether it is a placeholder where it stands. */
  boolean fits(ShellContext context) {
    int start = placeholder.start();
    int end = placeholder.end();
    return !context.isComment(start)
        && (standing == Standing.ANYWHERE || context.isArgument(start, end))
        && (notAfter == NOTHING || !notAfter.matcher(context.commandBefore(start, end)).find());
  }
}
