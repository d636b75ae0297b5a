package dev.runbook.host.process;

import dev.runbook.host.process.ProcessTable.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The processes that the commands of one step have started. The search uses the mark in their
 * environment, so it also finds processes with a session of their own or without a parent.
 *
 * <p>A program may clear its environment, so whatever shares a new session with one that is or was
 * found, or descends from one, is found with it. A copy of the shell that runs no program carries
 * the shell's mark only; it is the step's when it is younger than the step.
 */
public final class MarkedProcesses {
  private final ProcessTable table;
  private final ShellMark mark;
  private final String nonce;
  private final long shell;
  private final long begun;

  /** What is started while its parents are being ended may soon be known by nothing else. */
  private final Set<Long> sessions = ConcurrentHashMap.newKeySet();

  private MarkedProcesses(ProcessTable table, ShellMark mark, String nonce, long shell) {
    this.table = table;
    this.mark = mark;
    this.nonce = nonce;
    this.shell = shell;
    this.begun = table.now();
  }

  /**
   * What a step's commands start from now on.
   *
   * @param mark its shell's
   * @param nonce the step's
   * @param shell the shell, which is never among them
   */
  public static MarkedProcesses from(ShellMark mark, String nonce, ProcessHandle shell) {
    return new MarkedProcesses(ProcessTable.HERE, mark, nonce, shell.pid());
  }

  /** The ids of all that live now. */
  public Set<Long> pids() {
    List<Row> rows = table.rows();
    List<Row> younger = rows.stream().filter(this::isYounger).toList();
    Set<Long> found =
        younger.stream()
            .filter(this::isMarked)
            .map(Row::pid)
            .collect(Collectors.toCollection(HashSet::new));
    Set<Long> others =
        rows.stream().filter(row -> !isYounger(row)).map(Row::pid).collect(Collectors.toSet());
    while (addRelated(younger, found, others)) {
      // Again: who was found now may have relations that stood before it on the list.
    }
    return found;
  }

  private boolean isYounger(Row row) {
    return row.start() >= begun && row.pid() != shell;
  }

  /** What bears no mark in the shell's own session has cleared its environment. */
  private boolean isMarked(Row row) {
    return switch (mark.owner(table.environment(row.pid()), nonce)) {
      case COMMAND, SHELL -> true;
      case ANOTHER_COMMAND -> false;
      case OTHER -> row.session() == shell;
    };
  }

  /** A session that somebody else leads, the shell for one, is not the command's. */
  private boolean addRelated(List<Row> rows, Set<Long> found, Set<Long> others) {
    rows.stream()
        .filter(row -> found.contains(row.pid()))
        .map(Row::session)
        .filter(session -> !others.contains(session))
        .forEach(sessions::add);
    return found.addAll(
        rows.stream()
            .filter(row -> found.contains(row.parent()) || sessions.contains(row.session()))
            .map(Row::pid)
            .toList());
  }
}
