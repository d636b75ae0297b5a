package dev.runbook.shell;

import dev.runbook.shell.Wrappers.Inner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What reads the text that a command is fed: a heredoc, a here-string, or what another prints. */
final class Feeds {
  private static final Set<String> SHELLS = Set.of("bash", "sh", "zsh", "dash", "ksh", "ash");
  private static final Set<String> PRINTERS = Set.of("echo", "printf", "cat");
  private static final Set<String> PASSES_ON = Set.of("cat", "tee");

  /** Programs that read a language from their input when they are given no file. */
  private static final Set<String> INTERPRETERS =
      Set.of(
          "python", "python3", "python2", "perl", "ruby", "node", "php", "lua", "Rscript", "fish",
          "csh", "tcsh", "pwsh");

  private static final Set<String> ALWAYS =
      Set.of(
          "bc",
          "dc",
          "at",
          "batch",
          "crontab",
          "xargs",
          "parallel",
          "mongosh",
          "mongo",
          "redis-cli",
          "sftp",
          "lftp",
          "ftp",
          "gdb",
          "ed",
          "ex",
          "sqlplus",
          "cqlsh",
          "nsupdate",
          "fdisk",
          "sfdisk",
          "source",
          ".",
          "eval",
          "expect",
          "envsubst",
          "m4",
          "clickhouse-client",
          "cockroach",
          "read",
          "mapfile",
          "readarray",
          "iptables-restore",
          "nft");

  private static final Set<String> SCRIPT_FILES =
      Set.of("py", "pl", "rb", "js", "php", "awk", "sed", "sql", "lua", "fish", "zsh");

  private final ShellTree tree;
  private final List<SyntaxNode> path;
  private final char mark;
  private final Set<String> functions;

  Feeds(ShellTree tree, List<SyntaxNode> path, char mark, Set<String> functions) {
    this.tree = tree;
    this.path = path;
    this.mark = mark;
    this.functions = functions;
  }

  /** The slot in a heredoc or here-string; the text is empty where the shell expands some of it. */
  Slot fed(int index, Optional<String> text, Function<String, Slot> script) {
    SyntaxNode holder = path.get(index);
    for (int i = index - 1; i >= 0; i--) {
      if (path.get(i).is("command")) {
        return read(readers(i, tree.command(path.get(i))), text, script);
      }
      if (path.get(i).is("redirected_statement")) {
        SyntaxNode body = last(path.get(i).children().get(0));
        if (!body.is("command")) {
          return loop();
        }
        List<SimpleCommand> readers = new ArrayList<>(List.of(tree.command(body)));
        readers.addAll(behind(holder(i, holder)));
        readers.addAll(later(i));
        return written(path.get(i), text, script)
            .map(slot -> slot.and(read(readers, text, script)))
            .orElseGet(() -> read(readers, text, script));
      }
    }
    return loop();
  }

  /** A redirection belongs to the last command of what the grammar puts it behind. */
  private static SyntaxNode last(SyntaxNode node) {
    return node.is("pipeline", "list", "negated_command")
        ? last(node.children().get(node.children().size() - 1))
        : node;
  }

  private SyntaxNode holder(int from, SyntaxNode holder) {
    return path.get(Math.min(from + 1, path.size() - 1)).is("heredoc_redirect")
        ? path.get(from + 1)
        : holder;
  }

  private static Slot loop() {
    return Slot.plain(
        "a compound command reads it, and what becomes of it there is not followed", "");
  }

  /** {@code cat <<EOF | ssh h bash}: the grammar hangs what follows below the redirection. */
  private List<SimpleCommand> behind(SyntaxNode redirect) {
    List<SimpleCommand> found = new ArrayList<>();
    redirect.children().stream()
        .filter(child -> child.is("pipeline"))
        .forEach(pipe -> addCommands(pipe, found));
    return found;
  }

  private void addCommands(SyntaxNode node, List<SimpleCommand> out) {
    Variables.walk(
        node,
        each -> {
          if (each.is("command")) {
            out.add(tree.command(each));
          } else if (each.is(
              "while_statement",
              "for_statement",
              "subshell",
              "compound_statement",
              "if_statement")) {
            out.add(null);
          }
        });
  }

  private List<SimpleCommand> readers(int index, SimpleCommand first) {
    List<SimpleCommand> all = new ArrayList<>();
    all.add(first);
    all.addAll(later(index));
    return all;
  }

  /** The commands to the right of a node in the pipelines around it. */
  private List<SimpleCommand> later(int index) {
    List<SimpleCommand> found = new ArrayList<>();
    for (int i = index;
        i > 0 && !path.get(i).is("command_substitution", "process_substitution");
        i--) {
      SyntaxNode node = path.get(i);
      SyntaxNode parent = path.get(i - 1);
      if (parent.is("pipeline")) {
        parent.children().stream()
            .filter(child -> child.start() >= node.end() && !child.is("|", "|&"))
            .forEach(child -> addCommands(child, found));
      }
    }
    return found;
  }

  /** What a printing command prints goes on to what its output is piped into. */
  Slot printed(SimpleCommand command, Function<String, Slot> script) {
    List<String> argv = Argv.of(command);
    String program = Argv.name(argv.get(0));
    int index = path.size() - 1;
    while (index > 0
        && !(path.get(index).is("command") && tree.command(path.get(index)) == command)) {
      index--;
    }
    List<SimpleCommand> readers = later(index);
    if (!PRINTERS.contains(program) || program.equals("cat") || readers.isEmpty()) {
      return Slot.any();
    }
    Reader reader = reader(readers);
    return reader == Reader.DATA
        ? Slot.any()
        : Slot.plain(
            "what `" + program + "` prints is read as code by what it is piped into",
            "feed it in a heredoc: `… <<'EOF'`");
  }

  /** What a command in {@code <(…)} prints is a file for the command around it. */
  Slot substituted(SyntaxNode node) {
    boolean read =
        tree.commands().stream()
            .filter(command -> command.start() < node.start() && node.end() <= command.end())
            .flatMap(command -> Argv.of(command).stream())
            .map(Argv::name)
            .anyMatch(Feeds::readsCode);
    return read
        ? Slot.plain("what is printed there is read as code by the command around it", "")
        : Slot.any();
  }

  private static boolean readsCode(String word) {
    return SHELLS.contains(word)
        || INTERPRETERS.contains(word)
        || ALWAYS.contains(word)
        || Sql.CLIENTS.contains(word)
        || word.matches("ssh|awk|gawk|sed|jq|make|-f.*|--file.*");
  }

  private enum Reader {
    DATA,
    SHELL,
    SQL,
    CODE
  }

  private Slot read(
      List<SimpleCommand> readers, Optional<String> text, Function<String, Slot> script) {
    Reader reader = reader(readers);
    if (reader == Reader.DATA) {
      return text.flatMap(each -> JsonText.slot(each, mark)).orElseGet(Slot::any);
    }
    if (text.isEmpty() || Argv.isOpen(text.get())) {
      return Slot.plain(
          "the shell expands another part of the same text, and what that gives may change how it is read",
          "quote the heredoc's end mark: <<'EOF'");
    }
    return switch (reader) {
      case SHELL -> script.apply(text.get());
      case SQL -> Sql.slot(client(readers), text.get(), mark);
      default -> ProgramText.code(nameOf(readers), text.get(), mark);
    };
  }

  private String nameOf(List<SimpleCommand> readers) {
    return readers.stream()
        .filter(each -> each != null)
        .reduce((first, second) -> second)
        .map(each -> Argv.name(Argv.of(each).get(0)))
        .orElse("");
  }

  private String client(List<SimpleCommand> readers) {
    for (SimpleCommand each : readers) {
      for (String word : each == null ? List.<String>of() : Argv.of(each)) {
        for (String part : word.split("\\s+")) {
          if (Sql.CLIENTS.contains(Argv.name(part))) {
            return Argv.name(part);
          }
        }
      }
    }
    return "psql";
  }

  /** What the first that does not only pass it on reads. */
  private Reader reader(List<SimpleCommand> readers) {
    boolean passed = true;
    Reader found = Reader.DATA;
    for (SimpleCommand each : readers) {
      Reader reader = each == null ? Reader.CODE : reader(Argv.of(each), 0);
      if (reader != Reader.DATA) {
        return passed ? reader : Reader.CODE;
      }
      passed &= each != null && PASSES_ON.contains(passing(Argv.of(each)));
    }
    return found;
  }

  private static String passing(List<String> argv) {
    int program = Argv.name(argv.get(0)).equals("sudo") && argv.size() > 1 ? 1 : 0;
    return Argv.name(argv.get(program));
  }

  private Reader reader(List<String> words, int depth) {
    List<String> argv = new ArrayList<>(words);
    argv.set(0, Argv.name(argv.get(0)));
    String program = argv.get(0);
    if (depth > 8
        || program.isEmpty()
        || Argv.isOpen(program)
        || functions.contains(program)
        || ALWAYS.contains(program)) {
      return Reader.CODE;
    }
    Called called = new Called(argv, false, true);
    if (SHELLS.contains(program) && !called.hasFlag('c')) {
      return called.operands().isEmpty()
              || called.hasFlag('s')
              || called.operands().get(0).startsWith("/dev/")
          ? Reader.SHELL
          : Reader.DATA;
    }
    if (INTERPRETERS.contains(program)) {
      boolean given =
          argv.stream().skip(1).anyMatch(word -> word.matches("-[a-zA-Z]*[ceEr]|-m|[^-].*"));
      return given && !argv.contains("/dev/stdin") ? Reader.DATA : Reader.CODE;
    }
    if (Sql.CLIENTS.contains(program)) {
      return readsItsInput(program, argv) ? Reader.SQL : Reader.DATA;
    }
    if (program.equals("ssh") && SshArguments.of(argv).command().isEmpty()) {
      return Reader.SHELL;
    }
    Optional<Inner> inner = Wrappers.inside(argv);
    if (inner.isEmpty()) {
      return Reader.DATA;
    }
    return inner
        .get()
        .script()
        .map(text -> readerOf(text, depth))
        .orElseGet(() -> reader(inner.get().argv(), depth + 1));
  }

  /** In a text for another shell each of its commands may be the one that reads. */
  private Reader readerOf(String text, int depth) {
    if (Argv.isOpen(text)) {
      return Reader.CODE;
    }
    ShellTree inner = ShellTree.of(text);
    if (!inner.sound()) {
      return Reader.CODE;
    }
    List<Reader> all =
        inner.commands().stream()
            .map(each -> reader(Argv.of(each), depth + 1))
            .filter(each -> each != Reader.DATA)
            .distinct()
            .toList();
    return all.isEmpty() ? Reader.DATA : all.size() == 1 ? all.get(0) : Reader.CODE;
  }

  private static boolean readsItsInput(String program, List<String> argv) {
    if (program.equals("sqlite3")) {
      return new Called(argv, false, true).operands().size() < 2;
    }
    boolean script = false;
    for (String word : argv.subList(1, argv.size())) {
      script |=
          program.equals("psql")
              ? word.matches("-[1aAbeElnqsStVwWxXz0]*[cf].*|--command.*|--file.*")
                  && !word.matches("-f-|--file=-")
              : word.matches("-[bBCEfGHiIjLnNqrsStTvVwWX]*e.*|--execute.*");
    }
    return !script;
  }

  /** A heredoc that is written to a file which will be run is the text of a program. */
  private Optional<Slot> written(
      SyntaxNode statement, Optional<String> text, Function<String, Slot> script) {
    String files = tree.textOf(statement).lines().findFirst().orElse("");
    boolean shebang = text.filter(each -> each.stripLeading().startsWith("#!")).isPresent();
    boolean shell =
        files.matches(".*\\.(?:sh|bash)\\b.*")
            || text.filter(each -> each.matches("(?s)\\s*#!\\S*(?:/env\\s+)?\\S*sh\\b.*"))
                .isPresent();
    boolean other =
        shebang
            || files.matches(".*(?:/cron|\\.(?:service|timer|socket|desktop)\\b).*")
            || SCRIPT_FILES.stream().anyMatch(end -> files.matches(".*\\." + end + "\\b.*"));
    boolean writes = files.matches(".*(?:>|\\btee\\b).*");
    if (!writes || !(shell || other)) {
      return Optional.empty();
    }
    return Optional.of(
        shell && text.isPresent() && !Argv.isOpen(text.get())
            ? script.apply(text.get())
            : Slot.of(Takes.CODE, "it is written into a file that a program will run", ""));
  }
}
