package dev.runbook.shell.program;

import dev.runbook.shell.SimpleCommand;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether commands run in a folder of the operator's own, as far as the text shows it:
 * after {@code cd /srv/app} they change files that others use.
 */
final class WorkingFolder {
  private static final Pattern OWN =
      Pattern.compile(
          "(?:~|\\$HOME|\\$\\{HOME}|/home/[^/]+|/Users/[^/]+|/tmp|/var/tmp|\\$TMPDIR|\\$\\{TMPDIR})(?:/.*)?");

  private WorkingFolder() {}

  /** Whether a command goes to a folder that is not the operator's own; empty for any other. */
  static Optional<Boolean> leaves(SimpleCommand command) {
    String program = command.words().get(0).text();
    if (!program.equals("cd") && !program.equals("pushd")) {
      return Optional.empty();
    }
    Optional<String> folder =
        command.argv().stream().skip(1).filter(word -> !word.startsWith("-")).findFirst();
    if (folder.isEmpty() || OWN.matcher(folder.get()).matches()) {
      return Optional.of(false);
    }
    return folder.filter(path -> path.startsWith("/")).map(path -> true);
  }
}
