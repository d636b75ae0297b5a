package dev.runbook.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds every program that a command calls, through {@code sudo}, {@code ssh}, {@code docker exec},
 * {@code sh -c}, or fed to a shell in a heredoc.
 */
public final class Callees {
  /** Text inside text inside text: nobody means more than this. */
  private static final int MAX_DEPTH = 8;

  private static final Set<String> SHELLS = Set.of("bash", "sh", "zsh", "dash", "ksh", "ash");

  /** Clients whose own language is typed inside; everything else that leads inside is a shell. */
  private static final Set<String> CLIENTS =
      Set.of(
          "psql",
          "mysql",
          "mariadb",
          "sqlite3",
          "mongosh",
          "mongo",
          "redis-cli",
          "python",
          "python3",
          "node",
          "irb",
          "rails",
          "php",
          "ftp",
          "sftp",
          "telnet");

  /** What leads out of a client again. */
  private static final Pattern LEAVES =
      Pattern.compile("(?m)^\\s*(?:\\\\q|\\.quit|\\.exit|exit|quit|bye)(?:\\(\\))?;?\\s*$");

  /** Where one command of unread text may end. */
  private static final Pattern PIECE_END = Pattern.compile("[;|&(){}`\n]+");

  /** Keywords, and what is set for the command alone: {@code then A=1 sh}. */
  private static final Pattern BEFORE_PROGRAM =
      Pattern.compile("^(?:(?:then|do|else|if|while|until|!|time|coproc|[A-Za-z_]\\w*=\\S*)\\s+)+");

  /** {@code $KUBECTL}, {@code "${DOCKER_COMPOSE}"}, {@code $PSQL_CMD}: named for what it holds. */
  private static final Pattern HELD =
      Pattern.compile("\\$\\{?(?:[A-Z0-9]+_)*?(?<name>DOCKER_COMPOSE|[A-Z0-9]+)(?:_CMD|_BIN)?}?");

  private static final Pattern BRACKETED = Pattern.compile("<([A-Za-z][\\w.|-]*)>");

  private final List<Called> found = new ArrayList<>();

  private Callees() {}

  /** Every program that a statement calls, outermost first for each of its simple commands. */
  public static List<Called> of(Statement statement) {
    Callees callees = new Callees();
    callees.addAll(statement.commands());
    return callees.found;
  }

  /** Every program that a simple command calls, itself first. */
  public static List<Called> of(SimpleCommand command) {
    Callees callees = new Callees();
    callees.addAll(List.of(command));
    return callees.found;
  }

  /**
   * Every program that text seems to call which does not fit the grammar: read word by word, so
   * that what it may do is not missed.
   */
  public static List<Called> guessedIn(String text) {
    Callees callees = new Callees();
    String unread = text.replace("\\\n", " ");
    Matcher end = PIECE_END.matcher(unread);
    int from = 0;
    boolean piped = false;
    while (end.find(from)) {
      callees.addGuess(unread.substring(from, end.start()), piped);
      piped = end.group().equals("|");
      from = end.end();
    }
    callees.addGuess(unread.substring(from), piped);
    return callees.found;
  }

  private void addGuess(String piece, boolean piped) {
    List<String> words = new ArrayList<>();
    for (String word : BEFORE_PROGRAM.matcher(piece.strip()).replaceFirst("").split("\\s+")) {
      words.add(word.replaceAll("[\"'\\\\]", ""));
    }
    if (!words.get(0).isEmpty()) {
      boolean unseen = piped || piece.contains("<");
      addArgv(words, false, unseen ? Fed.UNSEEN : Fed.NOTHING, List.of(), 0);
    }
  }

  /**
   * Every program that is called by lines typed where a statement leads: a shell's commands, or the
   * client itself, fed with what it is told.
   */
  public static List<Called> inside(Statement leading, String lines) {
    Callees callees = new Callees();
    callees.addInside(leading, lines, 0);
    return callees.found;
  }

  /** Every program that is called when a text is fed to a command. */
  public static List<Called> fed(String command, String text) {
    Callees callees = new Callees();
    Script.parse(command).statements().stream()
        .flatMap(statement -> statement.commands().stream())
        .forEach(each -> callees.addArgv(each.argv(), false, Fed.text(text), List.of(), 0));
    return callees.found;
  }

  private void addInside(Statement leading, String lines, int depth) {
    Optional<Called> client =
        of(leading).stream()
            .filter(InteractivePrograms::leadsInside)
            .filter(called -> CLIENTS.contains(called.program()))
            .findFirst();
    if (client.isEmpty()) {
      addTyped(lines, depth);
      return;
    }
    Matcher leaves = LEAVES.matcher(lines);
    boolean left = leaves.find();
    found.add(client.get().fedWith(Fed.text(left ? lines.substring(0, leaves.start()) : lines)));
    if (left) {
      addTyped(lines.substring(leaves.end()), depth);
    }
  }

  private void addTyped(String lines, int depth) {
    Script script = Script.parse(lines);
    for (Statement statement : script.statements()) {
      found.addAll(of(statement));
      int lineEnd = lines.indexOf('\n', statement.end());
      if (script.sound()
          && lineEnd >= 0
          && depth < MAX_DEPTH
          && TerminalNeed.leadsInside(statement)) {
        addInside(statement, lines.substring(lineEnd), depth + 1);
        return;
      }
    }
    if (!script.sound()) {
      found.addAll(guessedIn(lines));
    }
  }

  private void addAll(List<SimpleCommand> commands) {
    for (SimpleCommand command : commands) {
      addArgv(command.argv(), false, command.fed(), command.outputs(), 0);
    }
  }

  private void addArgv(
      List<String> argv, boolean terminal, Fed fed, List<Redirect> outputs, int depth) {
    add(new Called(named(argv), argv.get(0), terminal, fed.given(), fed, outputs), depth);
  }

  private void add(Called called, int depth) {
    found.add(called);
    if (depth == MAX_DEPTH) {
      return;
    }
    for (Wrappers.Inner inner : Wrappers.guessed(called.argv())) {
      boolean terminal = called.terminal() || inner.terminal();
      boolean given = called.inputGiven() || inner.noInput();
      if (inner.script().isPresent()) {
        addScript(inner.script().get(), terminal, given, called.fed(), depth + 1);
      } else {
        List<String> argv = inner.argv();
        add(
            new Called(named(argv), argv.get(0), terminal, given, called.fed(), List.of()),
            depth + 1);
      }
    }
    if (runsItsInput(called)) {
      called
          .fed()
          .text()
          .ifPresent(text -> addScript(text, called.terminal(), true, Fed.NOTHING, depth + 1));
    }
  }

  /** What is fed to a shell is there for the commands of its text that are not fed themselves. */
  private void addScript(String text, boolean terminal, boolean given, Fed fed, int depth) {
    for (Statement statement : Script.parse(withoutBrackets(text)).statements()) {
      for (SimpleCommand command : statement.commands()) {
        Fed own = command.fed().or(fed);
        add(
            new Called(
                named(command.argv()),
                command.argv().get(0),
                terminal,
                given || own.given(),
                own,
                command.outputs()),
            depth);
      }
    }
  }

  /** In text inside text {@code <name>} would read as two redirections. */
  private static String withoutBrackets(String text) {
    return BRACKETED.matcher(text).replaceAll("$1");
  }

  /** {@code ssh db bash -s <<EOF}, {@code echo … | at now}: what they are fed is run. */
  private static boolean runsItsInput(Called called) {
    if (!called.fed().given()) {
      return false;
    }
    return switch (called.program()) {
      case "ssh" -> SshArguments.of(called.argv()).command().isEmpty();
      case "at", "batch" -> true;
      default ->
          SHELLS.contains(called.program())
              && !called.hasFlag('c')
              && (called.operands().isEmpty() || called.hasFlag('s'));
    };
  }

  /** The words with the program called by its name: without its folder, or the variable's name. */
  private static List<String> named(List<String> argv) {
    String program = argv.get(0);
    String name = program.substring(program.lastIndexOf('/') + 1);
    Matcher held = HELD.matcher(program);
    if (held.matches()) {
      name = held.group("name").toLowerCase(Locale.ROOT).replace('_', '-');
    }
    if (name.isEmpty() || name.equals(program)) {
      return argv;
    }
    List<String> words = new ArrayList<>(argv);
    words.set(0, name);
    return words;
  }
}
