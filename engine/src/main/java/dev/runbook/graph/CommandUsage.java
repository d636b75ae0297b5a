package dev.runbook.graph;

import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises how a command is called, as manuals write it: what may be left out stands in brackets,
 * as in {@code frob sync [--all] [-n NAME] [<tenant>]}.
 */
final class CommandUsage {
  private static final Pattern OPTIONAL =
      Pattern.compile(
          "(?<=\\s)\\[(?:--[A-Za-z][\\w-]*|-[A-Za-z](?![\\w-])|<[^<>\\n]+>|\\$\\{?[A-Za-z]\\w*}?)"
              + "(?:[ =][^\\[\\]\\n;&\"'`]*)?(?:\\.{3}|…)?](?:\\.{3}|…)?(?=\\s|$)");

  /** What the grammar would take for redirections. */
  private static final Pattern FILLED_IN = Pattern.compile("(?<!<)<[^<>\\n&|;()]{1,60}>");

  private static final Pattern QUOTED = Pattern.compile("(?s)'[^']*'|\"(?:[^\"\\\\]|\\\\.)*+\"");

  private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)#.*$");

  private CommandUsage() {}

  /** Whether every command of a text is shown in this way. */
  static boolean isAll(String text) {
    if (text.indexOf('[') < 0 || !OPTIONAL.matcher(text).find()) {
      return false;
    }
    Script script =
        Script.parse(FILLED_IN.matcher(text).replaceAll(each -> "x".repeat(each.group().length())));
    List<Statement> statements =
        script.statements().stream().filter(each -> !each.commands().isEmpty()).toList();
    return script.sound()
        && !statements.isEmpty()
        && statements.stream().allMatch(each -> isOne(text.substring(each.start(), each.end())));
  }

  /** What must be there of what such a text shows. */
  static String required(String text) {
    return OPTIONAL.matcher(text).replaceAll("");
  }

  private static boolean isOne(String command) {
    String bare = QUOTED.matcher(command).replaceAll("x");
    return OPTIONAL.matcher(COMMENT.matcher(bare).replaceAll("")).find();
  }
}
