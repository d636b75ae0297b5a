package dev.runbook.graph;

import dev.runbook.shell.Prompts;
import dev.runbook.shell.Session;
import dev.runbook.shell.Session.Kind;
import dev.runbook.shell.Session.Line;
import dev.runbook.shell.program.TerminalNeed;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads commands without prompts, each followed by its output behind {@code > }. Bash would read
 * such a line as a redirection that empties a file.
 */
final class PrefixedOutput {
  /** Not {@code > FILE}, which empties one. */
  private static final Pattern MARKED = Pattern.compile("> (?:\\S+ +\\S.*|[^\\s./$\"'~&|]+|`.*)");

  private static final String MARK = "> ";

  private PrefixedOutput() {}

  /** Whether a command comes first, and what is printed is marked. */
  static boolean standsIn(String text) {
    if (!text.startsWith(MARK) && !text.contains("\n" + MARK)) {
      return false;
    }
    List<Line> others = others(text);
    List<Line> marked = others.stream().filter(PrefixedOutput::hasMark).toList();
    return !marked.isEmpty()
        && !hasMark(others.get(0))
        && CommandText.begins(others.get(0).text())
        && marked.stream().allMatch(line -> MARKED.matcher(line.text()).matches())
        && marked.stream().anyMatch(line -> !CommandText.begins(line.text().substring(2)));
  }

  /** The commands of such a text. */
  static Prompts prompts(String text) {
    Session session = read(text);
    List<Line> lines =
        session.lines().stream()
            .map(
                line ->
                    line.kind() == Kind.OTHER && !hasMark(line)
                        ? new Line(Kind.PROMPTED, line.start(), line.text(), 0)
                        : line)
            .toList();
    return new Session(text, lines).prompts((command, line) -> TerminalNeed.leadsInside(command));
  }

  private static List<Line> others(String text) {
    return read(text).all(Kind.OTHER);
  }

  private static Session read(String text) {
    return Session.read(text, Optional.empty(), line -> !line.startsWith(MARK));
  }

  private static boolean hasMark(Line line) {
    return line.text().startsWith(MARK);
  }
}
