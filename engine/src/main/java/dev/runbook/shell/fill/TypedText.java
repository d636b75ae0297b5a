package dev.runbook.shell.fill;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import dev.runbook.shell.fill.ProgramInput.Kind;
import dev.runbook.shell.program.TerminalNeed;
import java.util.List;
import java.util.Set;

/**
 * Text that a person types where a command leads: into a shell at a terminal, a database client, or
 * another program.
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
    ParsedTexts reading = new ParsedTexts(functions);
    List<List<String>> readers =
        leading.commands().stream().map(each -> MarkedArguments.of(each.words())).toList();
    List<Kind> kinds =
        readers.stream()
            .map(new ProgramInput(reading)::kind)
            .filter(kind -> kind != Kind.DATA)
            .distinct()
            .toList();
    boolean known =
        kinds.size() == 1 && !leadsOn(marked(text, placeholders), kinds.get(0), reading);
    if (known && kinds.get(0) == Kind.SHELL) {
      return Filling.of(text, placeholders, new AtATerminal(FirstReader.shell(reading)));
    }
    if (known && kinds.get(0) == Kind.SQL) {
      return Filling.of(text, placeholders, new Client(InputReaders.client(readers)));
    }
    return Filling.ofUnread(
        text, placeholders, "it is typed into a program whose quotes are not known");
  }

  private static String marked(String text, List<Placeholder> placeholders) {
    return MarkedText.fit(text, placeholders) ? MarkedText.of(text, placeholders).text() : text;
  }

  /** Whether some of the lines are for yet another program, or for one outside again. */
  private static boolean leadsOn(String text, Kind kind, ParsedTexts reading) {
    if (kind == Kind.SHELL) {
      return Script.of(reading.tree(text)).statements().stream()
          .anyMatch(TerminalNeed::leadsInside);
    }
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.stream()
        .limit(Math.max(0, lines.size() - 1))
        .anyMatch(each -> each.matches(OUT_AGAIN));
  }

  /** A shell at a terminal: {@code !} calls up an earlier command, in double quotes too. */
  private record AtATerminal(FirstReader shell) implements FirstReader {
    private static final Slot TYPED =
        Slot.of(
            AllowedValues.NO_HISTORY,
            "it is typed at a terminal, where a shell reads `!` as an earlier command",
            "write the command on one line, such as `docker exec … sh -c '…'`");

    @Override
    public Slot slot(String text, char mark) {
      Slot slot = shell.slot(text, mark);
      return slot.and(
          slot.takes() == AllowedValues.ANY ? TYPED : Slot.plain(TYPED.reason(), TYPED.instead()));
    }

    @Override
    public boolean isBuiltAlike(String before, String after) {
      return shell.isBuiltAlike(before, after);
    }
  }

  /** A client of a database. */
  private record Client(String name) implements FirstReader {
    @Override
    public Slot slot(String text, char mark) {
      return Sql.slot(name, text, mark);
    }

    @Override
    public boolean isBuiltAlike(String before, String after) {
      return true;
    }
  }
}
