package dev.runbook.host;

import java.util.List;

/**
 * The place of a command's text on its page, for messages about the text.
 *
 * @param name what people call the page: its path
 * @param page the page's whole text
 * @param lines for each line of the command, the offset in the page where it begins
 */
public record Origin(String name, String page, List<Integer> lines) {
  /** Copies the list. */
  public Origin {
    lines = List.copyOf(lines);
  }

  /** The page's offset of an offset in the command's text. */
  public int offset(String text, int at) {
    int lineStart = text.lastIndexOf('\n', at - 1) + 1;
    int line = (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    int start = lines.get(Math.min(line, lines.size() - 1));
    return Math.min(page.length(), start + at - lineStart);
  }
}
