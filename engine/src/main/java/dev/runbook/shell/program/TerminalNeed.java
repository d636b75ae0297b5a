package dev.runbook.shell.program;

import dev.runbook.shell.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A command's need of a terminal and a person, found from the programs that it calls. */
public enum TerminalNeed {
  /** Nothing: it runs to its end by itself. */
  NONE,
  /** A terminal but no person: {@code docker exec -it … psql -c …}. */
  PSEUDO,
  /** It runs until somebody stops it: {@code logs -f}, {@code tail -f}, {@code watch}. */
  FOLLOW,
  /** A person at a terminal: a login, an editor, a client without a command, a question. */
  OPERATOR;

  /** What a statement needs: the most demanding of what its programs need. */
  public static TerminalNeed of(Statement statement) {
    return of(statement, Catalogue.shipped());
  }

  /** The same by a catalogue with more in it. */
  public static TerminalNeed of(Statement statement, Catalogue catalogue) {
    return of(statement, catalogue.calls(statement));
  }

  /** The same of a statement whose calls are known. */
  public static TerminalNeed of(Statement statement, List<Call> all) {
    boolean background = statement.text().endsWith("&");
    List<Call> calls = new ArrayList<>(all.size());
    boolean operator = false;
    for (Call call : all) {
      if (!call.isDetached()) {
        calls.add(call);
        operator = operator || wantsOperator(call, background);
      }
    }
    if (operator || isMenu(statement)) {
      return OPERATOR;
    }
    if (!background && (goesOn(calls) || isEndless(statement))) {
      return FOLLOW;
    }
    return isAny(calls, Call::terminal) ? PSEUDO : NONE;
  }

  /** What runs in the background does not get the terminal. */
  private static boolean wantsOperator(Call call, boolean background) {
    return (call.takesTerminal() && !background)
        || call.leadsTo().isPresent()
        || call.asks().isPresent();
  }

  /** {@code select x in a b}: bash's own menu, unless its answers are given. */
  private static boolean isMenu(Statement statement) {
    return statement.text().startsWith("select ") && !statement.text().contains("<");
  }

  /** {@code tail -f x | head -1} and {@code timeout 5 tail -f x} end. */
  private static boolean goesOn(List<Call> calls) {
    return isAny(calls, Call::goesOn) && !isAny(calls, call -> ENDERS.contains(call.program()));
  }

  /** A loop whose condition never fails, and in which nothing leaves it. */
  private static boolean isEndless(Statement statement) {
    String text = statement.text();
    boolean loop = text.startsWith("while") || text.startsWith("until") || text.startsWith("for");
    return loop
        && ENDLESS.matcher(text).lookingAt()
        && statement.commands().stream().noneMatch(each -> LEAVING.contains(each.argv().get(0)));
  }

  private static final Pattern ENDLESS =
      Pattern.compile(
          "(?:while\\s+(?:true|:|\\[ 1 ]|sleep \\S+)|until\\s+false"
              + "|for\\s*\\(\\(\\s*;\\s*;\\s*\\)\\))\\s*;?\\s*do\\b");

  private static final Set<String> LEAVING = Set.of("break", "exit", "return", "exec");

  private static final List<String> ENDERS = List.of("head", "timeout");

  /**
   * Whether a statement leads into another shell or client, so that the lines after it are meant
   * for the inside. An editor or a pager only takes the terminal for a while.
   */
  public static boolean leadsInside(Statement statement) {
    return leadsInside(statement, Catalogue.shipped());
  }

  /** The same by a catalogue with more in it. */
  public static boolean leadsInside(Statement statement, Catalogue catalogue) {
    return leadsInside(catalogue.calls(statement));
  }

  /** The same of a statement whose calls are known. */
  public static boolean leadsInside(List<Call> calls) {
    return isAny(calls, call -> call.leadsTo().isPresent() && !call.isDetached());
  }

  private static boolean isAny(List<Call> calls, Predicate<Call> test) {
    for (Call call : calls) {
      if (test.test(call)) {
        return true;
      }
    }
    return false;
  }
}
