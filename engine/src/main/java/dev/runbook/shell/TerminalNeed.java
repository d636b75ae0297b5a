package dev.runbook.shell;

import java.util.List;

/** What a command needs of a terminal and a person, read from the programs it calls. */
public enum TerminalNeed {
  /** Nothing: it runs to its end by itself. */
  NONE,
  /** A terminal but no person: {@code docker exec -it … psql -c …}. */
  PSEUDO,
  /** It runs until somebody stops it: {@code logs -f}, {@code tail -f}, {@code watch}. */
  FOLLOW,
  /** A person at a terminal: a login, an editor, a client without a command. */
  OPERATOR;

  /** What a statement needs: the most demanding of what its programs need. */
  public static TerminalNeed of(Statement statement) {
    List<Called> called = Callees.of(statement);
    if (called.stream().anyMatch(InteractivePrograms::wantsOperator)) {
      return OPERATOR;
    }
    boolean background = statement.text().endsWith("&");
    if (!background && Followers.among(called)) {
      return FOLLOW;
    }
    return called.stream().anyMatch(Called::terminal) ? PSEUDO : NONE;
  }

  /**
   * Whether a statement leads into another shell or client, so that the lines after it are meant
   * for the inside. An editor or a pager only takes the terminal for a while.
   */
  public static boolean leadsInside(Statement statement) {
    return Callees.of(statement).stream().anyMatch(InteractivePrograms::leadsInside);
  }
}
