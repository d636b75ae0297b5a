package dev.runbook.graph;

import dev.runbook.shell.Prompts;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prompts before the commands of a block, without the parts that change from line to line, such
 * as the folder.
 */
final class LinePrompts {
  private static final Pattern WHO = Pattern.compile("[\\w.-]+@[\\w.-]+");
  private static final Pattern FOLDER = Pattern.compile("(?<![\\w@])[~/][\\w./~-]*");

  /** The second prompt of a shell or an interpreter belongs to the line before. */
  private static final List<String> SECOND = List.of(">", "...", "->", "-#");

  private final Prompts prompts;
  private final LineStarts script;
  private final String[] lines;
  private final boolean none;

  LinePrompts(Fence fence) {
    this.prompts = fence.prompts();
    this.none = prompts.isWhole();
    this.script = new LineStarts(none ? "" : prompts.script());
    this.lines = none ? new String[0] : fence.block().text().split("\n", -1);
  }

  /** The prompt before the line that an offset of the commands' text is in; empty for none. */
  String at(int offset) {
    if (none) {
      return "";
    }
    int line = script.of(offset);
    int cut = line < prompts.cuts().size() ? prompts.cuts().get(line) : 0;
    boolean printed = line < lines.length && cut == lines[line].length();
    return cut == 0 || printed ? "" : steady(lines[line].substring(0, cut).strip());
  }

  private static String steady(String prompt) {
    if (SECOND.contains(prompt)) {
      return "";
    }
    Matcher who = WHO.matcher(prompt);
    return who.find()
        ? who.group() + prompt.charAt(prompt.length() - 1)
        : FOLDER.matcher(prompt).replaceAll("/");
  }
}
