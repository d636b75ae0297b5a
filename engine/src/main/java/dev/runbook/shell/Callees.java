package dev.runbook.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds every program that a command calls, through {@code sudo}, {@code ssh}, {@code docker exec},
 * {@code sh -c}, or fed to a shell in a heredoc.
 */
public final class Callees {
  /** Text inside text inside text: nobody means more than this. */
  private static final int MAX_DEPTH = 8;

  private static final Set<String> SHELLS = Set.of("bash", "sh", "zsh", "dash", "ksh", "ash");

  /** Where one command of unread text may end. */
  private static final Pattern PIECE_END = Pattern.compile("[;|&(){}`\n]+");

  private static final Pattern KEYWORDS =
      Pattern.compile("^(?:(?:then|do|else|if|while|until|!|time|coproc)\\s+)+");

  private final List<Called> found = new ArrayList<>();

  private Callees() {}

  /** Every program that a statement calls, outermost first for each of its simple commands. */
  public static List<Called> of(Statement statement) {
    Callees callees = new Callees();
    callees.addAll(statement.commands(), false, false, 0);
    callees.addFedScripts(statement.text());
    return callees.found;
  }

  /**
   * Every program that text seems to call which does not fit the grammar: read word by word, so
   * that what it may do is not missed.
   */
  static List<Called> guessedIn(String text) {
    Callees callees = new Callees();
    for (String piece : PIECE_END.split(text)) {
      List<String> words = new ArrayList<>();
      for (String word : KEYWORDS.matcher(piece.strip()).replaceFirst("").split("\\s+")) {
        words.add(LiteralWord.unquoted(word));
      }
      if (!words.get(0).isEmpty()) {
        callees.addArgv(words, false, piece.contains("<"), 0);
      }
    }
    return callees.found;
  }

  private void addAll(List<SimpleCommand> commands, boolean terminal, boolean given, int depth) {
    for (SimpleCommand command : commands) {
      addArgv(command.argv(), terminal, given || command.inputGiven(), depth);
    }
  }

  private void addArgv(List<String> argv, boolean terminal, boolean given, int depth) {
    List<String> words = withoutFolder(argv);
    found.add(new Called(words, terminal, given));
    if (depth == MAX_DEPTH) {
      return;
    }
    Wrappers.inside(words)
        .ifPresent(
            inner -> {
              boolean innerTerminal = terminal || inner.terminal();
              boolean innerGiven = given || inner.noInput();
              if (inner.script().isPresent()) {
                addScript(inner.script().get(), innerTerminal, innerGiven, depth + 1);
              } else {
                addArgv(inner.argv(), innerTerminal, innerGiven, depth + 1);
              }
            });
  }

  private void addScript(String text, boolean terminal, boolean given, int depth) {
    Script.parse(text)
        .statements()
        .forEach(inner -> addAll(inner.commands(), terminal, given, depth));
  }

  /** {@code ssh db bash -s <<EOF}: what the heredoc holds is run as well. */
  private void addFedScripts(String text) {
    if (text.contains("<<") && found.stream().anyMatch(Callees::runsItsInput)) {
      Variables.walk(
          Grammar.parse(text).root(),
          node -> {
            if (node.is("heredoc_body")) {
              addScript(text.substring(node.start(), node.end()), false, true, 1);
            }
          });
    }
  }

  private static boolean runsItsInput(Called called) {
    if (!called.inputGiven()) {
      return false;
    }
    if (called.program().equals("ssh")) {
      return SshArguments.of(called.argv()).command().isEmpty();
    }
    return SHELLS.contains(called.program())
        && !called.hasFlag('c')
        && (called.operands().isEmpty() || called.hasFlag('s'));
  }

  private static List<String> withoutFolder(List<String> argv) {
    String program = argv.get(0);
    String name = program.substring(program.lastIndexOf('/') + 1);
    if (name.isEmpty() || name.length() == program.length()) {
      return argv;
    }
    List<String> words = new ArrayList<>(argv);
    words.set(0, name);
    return words;
  }
}
