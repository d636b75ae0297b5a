package dev.runbook.graph;

import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of a block that a person types at the terminal of a way in. They end with the line that
 * leaves, at the return of the earlier prompt, or before a command that is plainly meant for the
 * outside.
 */
final class TypedLines {
  private static final Pattern LEAVES =
      Pattern.compile("(?:exit|logout|quit|bye|\\.exit|\\.quit|\\\\q)(?:\\(\\)|\\s+\\d+)?;?");

  private final String text;
  private final LinePrompts prompts;
  private final WayIn way;
  private int end;
  private final List<String> further;
  private boolean open = true;
  private boolean leftUnsaid;
  private boolean otherPrompts;

  /**
   * Follows the lines.
   *
   * @param from where they begin
   * @param newBlock whether the way in stands in an earlier block
   */
  TypedLines(String text, LinePrompts prompts, WayIn way, int from, boolean newBlock) {
    this.text = text;
    this.prompts = prompts;
    this.way = way;
    this.further = new ArrayList<>(way.further());
    this.end = from;
    follow(from, newBlock);
  }

  /** Where they end. */
  int end() {
    return end;
  }

  /** Whether the block ends inside. */
  boolean stillOpen() {
    return open;
  }

  /** Whether they end although no line leaves. */
  boolean leftUnsaid() {
    return leftUnsaid;
  }

  /** The languages of the ways in that were typed and not left. */
  List<String> further() {
    return further;
  }

  private void follow(int from, boolean newBlock) {
    boolean first = newBlock;
    boolean blank = newBlock;
    boolean titled = newBlock;
    for (int at = from; at < text.length() && open; at = BlankLines.lineAfter(text, at)) {
      String line = text.substring(at, BlankLines.lineAfter(text, at)).strip();
      if (line.isEmpty()) {
        blank = true;
        titled = false;
      } else if (line.startsWith("#")) {
        titled |= blank;
      } else {
        take(line, at, first || titled);
        first = false;
        blank = false;
        titled = false;
      }
    }
    end = open ? text.length() : end;
  }

  private void take(String line, int at, boolean opens) {
    Optional<Statement> statement = statement(line);
    if (isOuterPrompt(prompts.at(at))) {
      open = false;
    } else if (!isAtClient(prompts.at(at))
        && statement
            .filter(
                each ->
                    opens
                        ? Evidence.isOutside(way, each)
                        : further.isEmpty() && Evidence.isAlike(way, each))
            .isPresent()) {
      open = false;
      leftUnsaid = opens;
    } else {
      end = BlankLines.lineAfter(text, at);
      if (LEAVES.matcher(line).matches()) {
        open = !further.isEmpty();
        further.subList(Math.max(0, further.size() - 1), further.size()).clear();
      } else if (PasteTracker.leadsElsewhere(line)) {
        further.add(Evidence.language(statement.orElseThrow()));
      }
    }
  }

  /** What stands behind the client's own prompt is meant for it, whatever it looks like. */
  private boolean isAtClient(String prompt) {
    return ClientEvidence.isAt(prompt, Evidence.language(way));
  }

  private boolean isOuterPrompt(String prompt) {
    if (prompt.isEmpty() || way.prompt().isEmpty()) {
      return false;
    }
    boolean same = prompt.equals(way.prompt());
    otherPrompts |= !same;
    return same && (otherPrompts || prompt.contains("@"));
  }

  private static Optional<Statement> statement(String line) {
    List<Statement> statements = Script.parse(line).soundStatements();
    return statements.stream().findFirst();
  }
}
