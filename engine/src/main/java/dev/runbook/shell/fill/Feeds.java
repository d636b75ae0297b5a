package dev.runbook.shell.fill;

import dev.runbook.shell.ShellTree;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.SyntaxNode;
import dev.runbook.shell.fill.InputReader.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What reads the text that a command is fed: a heredoc, a here-string, or what another prints. */
final class Feeds {
  private static final Set<String> PRINTERS = Set.of("echo", "printf");
  private static final Set<String> PASSES_ON = Set.of("cat", "tee");

  private final ShellTree tree;
  private final List<SyntaxNode> path;
  private final char mark;
  private final InputReader inputs;

  Feeds(Place place, char mark, Set<String> functions) {
    this.tree = place.tree();
    this.path = place.path();
    this.mark = mark;
    this.inputs = new InputReader(functions);
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
    node.walk(
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
  Slot printed(SimpleCommand command) {
    List<String> argv = Argv.of(command);
    String program = Argv.name(argv.get(0));
    int index = path.size() - 1;
    while (index > 0
        && !(path.get(index).is("command") && tree.command(path.get(index)) == command)) {
      index--;
    }
    if (!PRINTERS.contains(program)) {
      return Slot.any();
    }
    String statement = tree.textOf(outermost(index));
    if (statement.contains(">(")) {
      return Slot.plain(
          "what reads `" + program + "` there is not followed", "write a pipe: `… | …`");
    }
    if (ScriptFile.written(statement, "") != Kind.DATA) {
      return Slot.plain(
          "what `" + program + "` prints is written into a file that a program will run",
          "write the file with a heredoc: `cat > … <<'EOF'`");
    }
    return kind(later(index)) == Kind.DATA
        ? Slot.any()
        : Slot.plain(
            "what `" + program + "` prints is read as code by what it is piped into",
            "feed it in a heredoc: `… <<'EOF'`");
  }

  /** The pipeline and the redirections that a command's output goes through. */
  private SyntaxNode outermost(int index) {
    int at = index;
    while (at > 1
        && path.get(at - 1)
            .is("pipeline", "redirected_statement", "compound_statement", "subshell")) {
      at--;
    }
    return path.get(at);
  }

  /** What a command in {@code <(…)} prints is a file for the command around it. */
  Slot substituted(SyntaxNode node) {
    int index = path.indexOf(node);
    if (path.get(index - 1).is("file_redirect")) {
      return fed(index, Optional.empty(), any -> Slot.any());
    }
    boolean read =
        tree.commands().stream()
            .filter(command -> command.start() < node.start() && node.end() <= command.end())
            .flatMap(command -> Argv.of(command).stream())
            .filter(word -> !Argv.isOpen(word))
            .map(Argv::name)
            .anyMatch(Feeds::readsCode);
    return read
        ? Slot.plain("what is printed there is read as code by the command around it", "")
        : Slot.any();
  }

  private static boolean readsCode(String word) {
    return new InputReader(Set.of()).kind(List.of(word)) != Kind.DATA
        || word.matches("ssh|awk|gawk|sed|jq|make|-f.*|--file.*");
  }

  private Slot read(
      List<SimpleCommand> readers, Optional<String> text, Function<String, Slot> script) {
    Kind kind = kind(readers);
    if (kind == Kind.DATA) {
      return text.flatMap(each -> JsonText.slot(each, mark)).orElseGet(Slot::any);
    }
    if (text.isEmpty() || Argv.isOpen(text.get())) {
      return Slot.plain(
          "the shell expands another part of the same text, and what that gives may change how it is read",
          "quote the heredoc's end mark: <<'EOF'");
    }
    return switch (kind) {
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

  /** The client of a database among commands. */
  static String client(List<SimpleCommand> readers) {
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
  private Kind kind(List<SimpleCommand> readers) {
    boolean passed = true;
    Kind found = Kind.DATA;
    for (SimpleCommand each : readers) {
      Kind kind = each == null ? Kind.CODE : inputs.kind(Argv.of(each));
      if (kind != Kind.DATA) {
        return passed ? kind : Kind.CODE;
      }
      passed &= each != null && PASSES_ON.contains(passing(Argv.of(each)));
    }
    return found;
  }

  private static String passing(List<String> argv) {
    int program = Argv.name(argv.get(0)).equals("sudo") && argv.size() > 1 ? 1 : 0;
    return Argv.name(argv.get(program));
  }

  /** A heredoc that is written to a file which will be run is the text of a program. */
  private Optional<Slot> written(
      SyntaxNode statement, Optional<String> text, Function<String, Slot> script) {
    String line = tree.textOf(statement).lines().findFirst().orElse("");
    return switch (ScriptFile.written(line, text.orElse(""))) {
      case DATA -> Optional.empty();
      case SHELL ->
          text.filter(each -> !Argv.isOpen(each)).map(script).or(() -> Optional.of(runLater()));
      default -> Optional.of(runLater());
    };
  }

  private static Slot runLater() {
    return Slot.of(Takes.CODE, "it is written into a file that a program will run", "");
  }
}
