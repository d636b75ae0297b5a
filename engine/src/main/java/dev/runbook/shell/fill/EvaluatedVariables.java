package dev.runbook.shell.fill;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Variables whose value a shell or a program runs or expands, from the manual pages {@code
 * bash(1)}, {@code git(1)}, {@code rsync(1)}, {@code less(1)}, {@code environ(7)} and {@code
 * ld.so(8)}.
 */
final class EvaluatedVariables {
  private static final Set<String> NAMES =
      Set.of(
          "PS0",
          "PS1",
          "PS2",
          "PS4",
          "PROMPT_COMMAND",
          "BASH_ENV",
          "ENV",
          "IFS",
          "SHELLOPTS",
          "BASHOPTS",
          "EDITOR",
          "VISUAL",
          "PAGER",
          "MANPAGER",
          "BROWSER",
          "LESSOPEN",
          "LESSCLOSE",
          "RSYNC_RSH",
          "LD_PRELOAD",
          "LD_AUDIT",
          "PERL5OPT",
          "RUBYOPT",
          "NODE_OPTIONS",
          "JAVA_TOOL_OPTIONS",
          "PSQL_EDITOR",
          "PSQL_PAGER");

  private static final Pattern OF_GIT =
      Pattern.compile(
          "GIT_(?:SSH_COMMAND|EDITOR|SEQUENCE_EDITOR|PAGER|EXTERNAL_DIFF|PROXY_COMMAND)");

  private EvaluatedVariables() {}

  /** Whether one has such a name. */
  static boolean isOne(String name) {
    return NAMES.contains(name) || OF_GIT.matcher(name).matches();
  }

  /** What can be put into it. */
  static Slot slot(String name) {
    return Slot.plain(
        "what is in `" + name + "` is run or expanded later", "write it out on the page");
  }
}
