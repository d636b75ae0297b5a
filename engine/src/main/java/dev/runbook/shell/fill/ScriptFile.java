package dev.runbook.shell.fill;

import java.util.regex.Pattern;

/** Decides by its name, or by its first line, whether a file that a page writes is a script. */
final class ScriptFile {
  private static final Pattern SHELL =
      Pattern.compile(
          "\\.(?:sh|bash|bashrc|bash_profile|bash_login|bash_aliases|profile|envrc)\\b|/etc/profile\\b");

  /** Other programs, and what cron and systemd run. */
  private static final Pattern OTHER =
      Pattern.compile(
          "\\.(?:py|pl|rb|js|php|awk|sed|sql|lua|fish|zsh|service|timer|socket|desktop|zshrc|zprofile|zshenv)\\b|/cron");

  private static final Pattern SHELL_LINE = Pattern.compile("\\s*#!\\S*(?:/env\\s+)?\\S*sh\\b");

  private ScriptFile() {}

  /**
   * As what the file is read that a command writes.
   *
   * @param command the command, redirections and all
   * @param text what is written, as far as it is known
   */
  static ProgramInput.Kind written(String command, String text) {
    if (!Pattern.compile(">|\\btee\\b").matcher(command).find()) {
      return ProgramInput.Kind.DATA;
    }
    if (SHELL.matcher(command).find() || SHELL_LINE.matcher(text).lookingAt()) {
      return ProgramInput.Kind.SHELL;
    }
    boolean other = OTHER.matcher(command).find() || text.stripLeading().startsWith("#!");
    return other ? ProgramInput.Kind.CODE : ProgramInput.Kind.DATA;
  }
}
