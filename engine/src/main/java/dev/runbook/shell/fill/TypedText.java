package dev.runbook.shell.fill;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Script;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Statement;
import dev.runbook.shell.TerminalNeed;
import dev.runbook.shell.fill.Filling.Reader;
import dev.runbook.shell.fill.InputReader.Kind;
import java.util.List;
import java.util.Set;

/**
 * Text that is typed where a command leads: into a shell at a terminal, a client of a database, or
 * something that nobody follows here.
 */
public final class TypedText {
  private static final String OUT_AGAIN = "(?s)(?:exit|quit|logout|\\\\q)\\b.*";

  private TypedText() {}

  /**
   * Looks at a text.
   *
   * @param text its lines
   * @param functions the functions that the page defines
   * @param leading what leads to where it is typed
   */
  public static Filling of(
      String text, List<Placeholder> placeholders, Set<String> functions, Statement leading) {
    List<SimpleCommand> readers = leading.commands();
    List<Kind> kinds =
        readers.stream()
            .map(each -> new InputReader(functions).kind(Argv.of(each)))
            .filter(kind -> kind != Kind.DATA)
            .distinct()
            .toList();
    boolean known = kinds.size() == 1 && !leadsOn(text, placeholders, kinds.get(0));
    if (known && kinds.get(0) == Kind.SHELL) {
      return Filling.of(text, placeholders, atATerminal(functions));
    }
    if (known && kinds.get(0) == Kind.SQL) {
      String client = Feeds.client(readers);
      return Filling.of(
          text, placeholders, new Reader(false, (all, mark) -> Sql.slot(client, all, mark)));
    }
    return Filling.ofUnread(
        text, placeholders, "it is typed into a program whose quotes are not known");
  }

  /** Whether some of the lines are for yet another program, or for one outside again. */
  private static boolean leadsOn(String text, List<Placeholder> placeholders, Kind kind) {
    if (kind == Kind.SHELL) {
      return Script.parse(text, placeholders).statements().stream()
          .anyMatch(TerminalNeed::leadsInside);
    }
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.stream()
        .limit(Math.max(0, lines.size() - 1))
        .anyMatch(each -> each.matches(OUT_AGAIN));
  }

  /** There {@code !} calls up an earlier command, in double quotes too. */
  private static Reader atATerminal(Set<String> functions) {
    Slot typed =
        Slot.of(
            Takes.NO_HISTORY,
            "it is typed at a terminal, where a shell reads `!` as an earlier command",
            "write the command on one line, such as `docker exec … sh -c '…'`");
    return new Reader(
        true,
        (text, mark) -> {
          Slot slot = SlotReader.of(text, mark, functions);
          return slot.and(
              slot.takes() == Takes.ANY ? typed : Slot.plain(typed.reason(), typed.instead()));
        });
  }
}
