package dev.runbook.graph;

import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Warns about text of this machine that calls an {@code ssh} which the run cannot replace by its
 * own: by its path, as another user, or with another PATH.
 */
final class OtherSsh {
  private static final Set<String> PROGRAMS = Set.of("ssh", "scp", "sftp");
  private static final Pattern OWN_PATH = Pattern.compile("(?:^|[\\s;&|(])PATH=");

  /** They begin with an environment or a PATH of their own. */
  private static final Set<String> OTHER_PATH = Set.of("sudo", "doas", "su", "crontab", "at");

  /** Without one of these a command calls the run's own, and is not taken apart. */
  private static final Pattern MAY_BE_ANOTHER =
      Pattern.compile(
          "/[\\\\\"']*s(?:sh|cp|ftp)|PATH=|command -p|(?<![\\w.-])(?:"
              + String.join("|", OTHER_PATH)
              + ")(?![\\w.-])");

  private final Problems problems;

  OtherSsh(Problems problems) {
    this.problems = problems;
  }

  void check(Command command) {
    if (!command.where().isLocal()
        || !namesOne(command.run())
        || !MAY_BE_ANOTHER.matcher(command.run()).find()) {
      return;
    }
    for (Statement statement : Script.parse(command.run()).statements()) {
      Catalogue.shipped().calls(statement).stream()
          .filter(call -> PROGRAMS.contains(call.program()))
          .flatMap(call -> why(call, command).stream())
          .findFirst()
          .ifPresent(
              why ->
                  problems.warning(
                      command.span(),
                      "ssh-not-covered",
                      why + ": neither `--ssh-config` nor the strict check of keys applies to it",
                      "call `ssh` by its name alone, as its own command"));
    }
  }

  private static boolean namesOne(String text) {
    return text.contains("ssh") || text.contains("scp") || text.contains("sftp");
  }

  private static Optional<String> why(Call call, Command command) {
    if (call.written().contains("/")) {
      return Optional.of("`" + call.written() + "` is called by its path");
    }
    List<String> callers = call.callers();
    if (callers.stream().anyMatch(PROGRAMS::contains)) {
      return Optional.empty();
    }
    Optional<String> other = callers.stream().filter(OTHER_PATH::contains).findFirst();
    if (other.isPresent()) {
      return Optional.of("`" + call.program() + "` is found by the PATH of `" + other.get() + "`");
    }
    if (command.run().matches("(?s).*\\bcommand -p\\b.*")) {
      return Optional.of("`command -p` finds the system's own `" + call.program() + "`");
    }
    return OWN_PATH.matcher(command.run()).find()
        ? Optional.of("PATH is set in the same command as `" + call.program() + "` is called")
        : Optional.empty();
  }
}
