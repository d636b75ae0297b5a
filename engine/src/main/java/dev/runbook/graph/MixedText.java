package dev.runbook.graph;

import dev.runbook.shell.Prompts;
import dev.runbook.shell.Session;
import dev.runbook.shell.Session.Kind;
import dev.runbook.shell.Session.Line;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads commands without prompts, followed by plain output, which never runs. The block is
 * ambiguous if a command follows output, or if options are alone on a line under a command.
 */
final class MixedText {
  /** What a line is can be told from its beginning. */
  private static final int LOOKED_AT = 1_000;

  private static final Pattern LONE_NAME = Pattern.compile("[\\w.+-]{1,100}");

  private final String text;
  private final Session session;
  private final List<Line> starts;

  MixedText(String text) {
    this.text = text;
    this.session = Session.read(text, Optional.empty(), line -> !PrintedText.isLine(line));
    this.starts = session.all(Kind.OTHER);
  }

  Sessions.Reading read() {
    Optional<Line> printed = starts.stream().filter(this::isOutput).findFirst();
    if (printed.isEmpty() || leadsElsewhere()) {
      return Sessions.Reading.certain(Prompts.none(text));
    }
    int from = beginning(printed.get());
    boolean commandAgain =
        starts.stream().anyMatch(line -> line.start() > from && Sessions.mayBeCommand(line));
    if (commandAgain || isOptionsOfTheLineBefore(printed.get())) {
      return new Sessions.Reading(Prompts.none(text), printed);
    }
    return Sessions.Reading.certain(
        from == starts.get(0).start() ? Prompts.none(text) : Prompts.upTo(from, text));
  }

  /** Names above it in a paragraph that has no command were printed with it. */
  private int beginning(Line printed) {
    int at = session.lines().indexOf(printed);
    int first = at;
    while (first > 0 && isLoneName(session.lines().get(first - 1))) {
      first--;
    }
    boolean apart = first > 0 && session.lines().get(first - 1).kind() == Kind.BLANK;
    return session.lines().get(apart ? first : at).start();
  }

  private static boolean isLoneName(Line line) {
    return line.kind() == Kind.OTHER
        && !CommandText.begins(line.text())
        && LONE_NAME.matcher(line.text()).matches();
  }

  /** Without them the command would do something else, so they are no output to pass over. */
  private boolean isOptionsOfTheLineBefore(Line line) {
    int before = line.start() - 1;
    return line.text().stripLeading().matches("(?!-[rwxsStT-]{9}\\W)--?[A-Za-z].*")
        && before > 0
        && text.charAt(before - 1) != '\n';
  }

  private boolean isOutput(Line line) {
    int end = Math.min(text.length(), line.start() + LOOKED_AT);
    return PrintedText.isOutput(text.substring(line.start(), end));
  }

  /** What is typed where a command leads may look like anything. */
  private boolean leadsElsewhere() {
    return starts.stream().anyMatch(line -> PasteTracker.leadsElsewhere(line.text()));
  }
}
