package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.document.Languages;
import dev.runbook.shell.Prompts;
import dev.runbook.shell.Session;
import dev.runbook.shell.Session.Kind;
import dev.runbook.shell.Session.Line;
import dev.runbook.shell.program.TerminalNeed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Says which lines of a shell block are commands: all of them, or those after its prompts.
 *
 * <p>A console fence with a prompt is a session: what has none was printed. One without any is
 * shell text. In any other fence prompts are cut off where every command has one; where some lines
 * have none and plainly were printed, it is a session as well; where such a line reads as a
 * command, nobody can tell, and it is in doubt.
 */
public final class Sessions {
  /** What a lone character before a command may be: the prompts of root, zsh and others. */
  private static final List<Character> WEAK = List.of('#', '%', '>');

  /**
   * A block's commands.
   *
   * @param prompts its text with the commands alone
   * @param doubt the line of which nobody can tell whether it is a command or was printed
   */
  record Reading(Prompts prompts, Optional<Line> doubt) {}

  private Sessions() {}

  /** The commands of a block. */
  public static Prompts of(Block block) {
    return of(block.language(), block.text());
  }

  /** The commands of a text in a fence of a language. */
  public static Prompts of(String language, String text) {
    return read(language, text).prompts();
  }

  /** Where the first prompt begins in a block's text, if a command has one. */
  public static OptionalInt firstPrompt(Block block) {
    return Session.read(block.text(), Optional.empty(), CommandText::begins)
        .all(Kind.PROMPTED)
        .stream()
        .mapToInt(line -> line.start() + line.text().length() - line.text().stripLeading().length())
        .findFirst();
  }

  static Reading read(String language, String text) {
    return Languages.isSession(language) ? console(text) : shell(text);
  }

  private static Reading console(String text) {
    if (Session.hasPrompt(text)) {
      return certain(Session.read(text, Optional.empty(), line -> false).prompts(TerminalNeed::leadsInside));
    }
    return certain(
        weak(text)
            .map(mark -> Session.read(text, Optional.of(mark), line -> false).prompts(TerminalNeed::leadsInside))
            .orElseGet(() -> Prompts.none(text)));
  }

  /**
   * A lone character is a prompt where what follows it reads as a command, and all else does not.
   */
  private static Optional<Character> weak(String text) {
    return WEAK.stream()
        .filter(mark -> text.indexOf(mark) >= 0)
        .filter(mark -> isPrompt(mark, text))
        .findFirst();
  }

  private static boolean isPrompt(char mark, String text) {
    Session session = Session.read(text, Optional.of(mark), CommandText::begins);
    List<Line> prompted = session.all(Kind.PROMPTED);
    return !prompted.isEmpty()
        && CommandText.begins(prompted.get(0).typed())
        && session.all(Kind.OTHER).stream().noneMatch(line -> CommandText.begins(line.text()));
  }

  private static Reading shell(String text) {
    if (!Session.hasPrompt(text)) {
      return rootsOrNone(text);
    }
    Session session = Session.read(text, Optional.empty(), CommandText::begins);
    List<Line> others = session.all(Kind.OTHER);
    if (!session.has(Kind.PROMPTED) && !session.has(Kind.ELSEWHERE)) {
      return certain(Prompts.none(text));
    }
    Predicate<Line> command = line -> CommandText.begins(line.text());
    Optional<Line> doubt = others.stream().filter(command).findFirst();
    return new Reading(session.prompts(TerminalNeed::leadsInside), doubt);
  }

  /**
   * Where all lines begin with {@code #} bash finds comments; where the others were printed, doubt.
   */
  private static Reading rootsOrNone(String text) {
    if (text.lines().noneMatch(line -> line.startsWith("# "))) {
      return certain(Prompts.none(text));
    }
    Session session = Session.read(text, Optional.of('#'), CommandText::begins);
    List<Line> others = session.all(Kind.OTHER);
    Optional<Line> first = session.all(Kind.PROMPTED).stream().findFirst();
    boolean doubtful =
        first.filter(line -> CommandText.begins(line.typed())).isPresent()
            && !others.isEmpty()
            && others.stream().allMatch(line -> PrintedText.isLine(line.text()));
    return doubtful ? new Reading(session.prompts(TerminalNeed::leadsInside), first) : certain(Prompts.none(text));
  }

  private static Reading certain(Prompts prompts) {
    return new Reading(prompts, Optional.empty());
  }
}
