package dev.runbook.graph;

import dev.runbook.shell.Prompts;
import dev.runbook.shell.Session;
import dev.runbook.shell.Session.Kind;
import dev.runbook.shell.Session.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads commands without prompts, followed by plain output, which never runs. The block is
 * ambiguous if a command follows output, or if options are alone on a line under a command.
 */
final class MixedText {
  /** What a line is can be told from its beginning. */
  private static final int LOOKED_AT = 1_000;

  private static final Pattern FOLDER = Pattern.compile("[\\w.+~@/${}-]{1,200}");

  private static final Pattern LONE_NAME = Pattern.compile("[\\w.+-]{1,100}");

  private final String text;
  private final Session session;
  private final List<Line> starts;

  /** The lines that name the columns of a row below them. */
  private final Set<Line> heads = new HashSet<>();

  /** What was found of each line: the same ones are asked about several times. */
  private final Map<String, Boolean> printed = new HashMap<>();

  MixedText(String text) {
    this.text = text;
    this.session = Session.read(text, Optional.empty(), line -> !isPrinted(line));
    this.starts = session.all(Kind.OTHER);
    for (int at = 1; at < session.lines().size(); at++) {
      Line line = session.lines().get(at - 1);
      if (PrintedText.isHeadOfRow(line.text(), session.lines().get(at).text())) {
        heads.add(line);
      }
    }
  }

  Sessions.Reading read() {
    List<Line> answer = answer();
    Optional<Line> printed = firstOf(output(), answer.stream().findFirst());
    if (printed.isEmpty() || leadsElsewhere(answer)) {
      return Sessions.Reading.certain(Prompts.none(text));
    }
    int from = beginning(printed.get());
    boolean commandAgain =
        starts.stream()
            .anyMatch(
                line ->
                    line.start() > from && !answer.contains(line) && Sessions.mayBeCommand(line));
    if (commandAgain || isOptionsOfTheLineBefore(printed.get())) {
      return new Sessions.Reading(Prompts.none(text), printed);
    }
    return Sessions.Reading.certain(
        from == starts.get(0).start() ? Prompts.none(text) : Prompts.upTo(from, text));
  }

  /** The first line that plainly was printed. */
  private Optional<Line> output() {
    for (Line line : starts) {
      if (isOutput(line)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private static Optional<Line> firstOf(Optional<Line> one, Optional<Line> other) {
    boolean both = one.isPresent() && other.isPresent();
    return both && other.get().start() < one.get().start() ? other : one.or(() -> other);
  }

  /** The lines that the first command is answered which only asks. */
  private List<Line> answer() {
    Answers answers = new Answers();
    List<Line> lines = session.lines();
    for (int at = 0; at + 1 < lines.size(); at++) {
      boolean asks = lines.get(at).kind() == Kind.OTHER && lines.get(at + 1).kind() == Kind.OTHER;
      if (asks) {
        List<Line> below = below(at);
        if (answers.are(lines.get(at).text(), below.stream().map(Line::text).toList())) {
          return below;
        }
      }
    }
    return List.of();
  }

  /** The rest of a line's paragraph, as far as an answer may go. */
  private List<Line> below(int at) {
    List<Line> lines = session.lines();
    int end = at + 1;
    while (end < lines.size() && end < at + 100 && lines.get(end).kind() == Kind.OTHER) {
      end++;
    }
    boolean paragraph = end == lines.size() || lines.get(end).kind() == Kind.BLANK;
    return paragraph ? lines.subList(at + 1, end) : List.of();
  }

  /**
   * Names above it in a paragraph that has no command were printed with it, and so was the folder
   * whose tree it begins, or the names of its columns.
   */
  private int beginning(Line printed) {
    int at = session.lines().indexOf(printed);
    if (at > 0 && PrintedText.isBranch(printed.text()) && isRoot(session.lines().get(at - 1))) {
      return session.lines().get(at - 1).start();
    }
    if (at > 0 && isHeadOfTable(session.lines().get(at - 1), printed)) {
      return session.lines().get(at - 1).start();
    }
    int first = at;
    while (first > 0 && isLoneName(session.lines().get(first - 1))) {
      first--;
    }
    boolean apart = first > 0 && session.lines().get(first - 1).kind() == Kind.BLANK;
    return session.lines().get(apart ? first : at).start();
  }

  /** A folder, which a variable may hold, and no program that draws trees. */
  private static boolean isRoot(Line line) {
    return line.kind() == Kind.OTHER
        && FOLDER.matcher(line.text()).matches()
        && !PrintedText.beginsWithProgram(line.text());
  }

  private static boolean isHeadOfTable(Line line, Line below) {
    return line.kind() == Kind.OTHER && PrintedText.isHeadOfTable(line.text(), below.text());
  }

  private static boolean isLoneName(Line line) {
    return line.kind() == Kind.OTHER
        && !CommandText.begins(line.text())
        && LONE_NAME.matcher(line.text()).matches();
  }

  /** Without them the command would do something else, so they are no output to pass over. */
  private boolean isOptionsOfTheLineBefore(Line line) {
    int before = session.lines().indexOf(line) - 1;
    return line.text().stripLeading().matches("(?!-[rwxsStT-]{9}\\W)--?[A-Za-z].*")
        && before >= 0
        && session.lines().get(before).kind() != Kind.BLANK
        && session.lines().get(before).kind() != Kind.COMMENT;
  }

  private boolean isOutput(Line line) {
    if (!heads.isEmpty() && heads.contains(line)) {
      return true;
    }
    int end = Math.min(text.length(), line.start() + LOOKED_AT);
    return PrintedText.isOutput(text.substring(line.start(), end), this::isPrinted);
  }

  private boolean isPrinted(String line) {
    return printed.computeIfAbsent(line, PrintedText::isLine);
  }

  /** What is typed where a command leads may look like anything. */
  private boolean leadsElsewhere(List<Line> answer) {
    return starts.stream()
        .filter(line -> !answer.contains(line))
        .anyMatch(line -> PasteTracker.leadsElsewhere(line.text()));
  }
}
