package dev.runbook.shell.fill;

import dev.runbook.shell.fill.ProgramInput.Kind;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.Redirection;
import dev.runbook.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the program that reads a command's input: a heredoc, a here-string, or the output of
 * another command.
 */
final class InputReaders {
  private static final Set<String> PRINTERS = Set.of("echo", "printf");
  private static final Set<String> PASSES_ON = Set.of("cat", "tee");

  private final ValuePlace place;
  private final List<Node> path;
  private final ProgramInput inputs;
  private final Function<String, Slot> script;

  /**
   * @param script reads text for a shell
   */
  InputReaders(ValuePlace place, ParsedTexts reading, Function<String, Slot> script) {
    this.place = place;
    this.path = place.path();
    this.inputs = new ProgramInput(reading);
    this.script = script;
  }

  /**
   * The slot in what a redirection feeds.
   *
   * @param index where the redirection is on the path
   * @param text empty where the shell expands some of it
   */
  Slot fed(int index, Optional<String> text) {
    if (!(path.get(index - 1) instanceof CommandNode.Simple command)) {
      return Slot.plain("a compound command reads it, and its use there is not known", "");
    }
    if (command.words().isEmpty()) {
      return Slot.any();
    }
    List<List<String>> readers = new ArrayList<>();
    readers.add(MarkedArguments.of(command.words()));
    later(index - 1).forEach(each -> addReaders(each, readers));
    Slot read = read(readers, text);
    List<Node> sinks = sinks(index - 1);
    sinks.add(command);
    return written(sinks, text).map(slot -> slot.and(read)).orElse(read);
  }

  /** A compound command counts as no words at all: what it does with its input is not followed. */
  private static void addReaders(CommandNode node, List<List<String>> readers) {
    if (node instanceof CommandNode.Pipeline pipeline) {
      pipeline.commands().forEach(each -> addReaders(each, readers));
    } else {
      readers.add(
          node instanceof CommandNode.Simple simple && !simple.words().isEmpty()
              ? MarkedArguments.of(simple.words())
              : List.of());
    }
  }

  /** The commands to the right of a node in the pipelines around it. */
  private List<CommandNode> later(int index) {
    List<CommandNode> found = new ArrayList<>();
    for (int i = index; i > 0 && !ValuePlace.isSubstitution(path.get(i)); i--) {
      if (path.get(i - 1) instanceof CommandNode.Pipeline pipeline) {
        int end = path.get(i).end();
        pipeline.commands().stream().filter(each -> each.start() >= end).forEach(found::add);
      }
    }
    return found;
  }

  /** Where a command's output goes: what it is piped into, and its and its groups' redirections. */
  private List<Node> sinks(int index) {
    List<Node> found = new ArrayList<>(later(index));
    for (int i = index; i > 0 && !ValuePlace.isSubstitution(path.get(i)); i--) {
      if (path.get(i) instanceof CommandNode.Simple simple) {
        found.addAll(simple.redirections());
      } else if (path.get(i) instanceof CommandNode.Redirected redirected) {
        found.addAll(redirected.redirections());
      }
    }
    return found;
  }

  private String textOf(List<Node> nodes) {
    return nodes.stream().map(place.tree()::textOf).collect(Collectors.joining(" "));
  }

  /** What a printing command prints goes on to what its output is piped into. */
  Slot printed(CommandNode.Simple command, List<String> argv) {
    String program = MarkedArguments.name(argv.get(0));
    if (!PRINTERS.contains(program)) {
      return Slot.any();
    }
    int index = path.indexOf(command);
    List<Node> sinks = sinks(index);
    if (sinks.stream().anyMatch(InputReaders::writesToACommand)) {
      return Slot.plain(
          "what reads `" + program + "` there is not followed", "write a pipe: `… | …`");
    }
    if (ScriptFile.written(textOf(sinks), "") != Kind.DATA) {
      return Slot.plain(
          "what `" + program + "` prints is written into a file that a program will run",
          "write the file with a heredoc: `cat > … <<'EOF'`");
    }
    List<List<String>> readers = new ArrayList<>();
    later(index).forEach(each -> addReaders(each, readers));
    return kind(readers) == Kind.DATA
        ? Slot.any()
        : Slot.plain(
            "what `" + program + "` prints is read as code by what it is piped into",
            "feed it in a heredoc: `… <<'EOF'`");
  }

  /** {@code > >(…)} or {@code | tee >(…)}. */
  private static boolean writesToACommand(Node sink) {
    boolean[] found = {false};
    sink.walk(
        node -> found[0] |= node instanceof WordPart.ProcessSubstitution inner && inner.output());
    return found[0];
  }

  /** What a command in {@code <(…)} prints is a file for the command around it. */
  Slot substituted() {
    for (int i = path.size() - 1; i > 0 && !ValuePlace.isSubstitution(path.get(i)); i--) {
      if (path.get(i) instanceof Redirection) {
        return fed(i, Optional.empty());
      }
    }
    boolean read =
        path.stream()
            .filter(CommandNode.Simple.class::isInstance)
            .flatMap(node -> MarkedArguments.of(((CommandNode.Simple) node).words()).stream())
            .filter(word -> !MarkedArguments.isOpen(word))
            .map(MarkedArguments::name)
            .anyMatch(this::readsCode);
    return read
        ? Slot.plain("what is printed there is read as code by the command around it", "")
        : Slot.any();
  }

  private boolean readsCode(String word) {
    return inputs.kind(List.of(word)) != Kind.DATA
        || word.matches("ssh|awk|gawk|sed|jq|make|-f.*|--file.*");
  }

  private Slot read(List<List<String>> readers, Optional<String> text) {
    Kind kind = kind(readers);
    if (kind == Kind.DATA) {
      return text.flatMap(each -> JsonText.slot(each, place.mark())).orElseGet(Slot::any);
    }
    if (text.isEmpty() || MarkedArguments.isOpen(text.get())) {
      return Slot.plain(
          "the shell expands another part of the same text, and what that gives may change how it"
              + " is read",
          "quote the heredoc's end mark: <<'EOF'");
    }
    return switch (kind) {
      case SHELL -> script.apply(text.get());
      case SQL -> Sql.slot(client(readers), text.get(), place.mark());
      default ->
          ProgramArguments.code(
              lastProgram(readers), lastLanguage(readers), text.get(), place.mark());
    };
  }

  private static String lastLanguage(List<List<String>> readers) {
    return readers.stream()
        .filter(argv -> !argv.isEmpty())
        .reduce((first, second) -> second)
        .flatMap(argv -> Catalogue.shipped().call(argv).inputLanguage())
        .orElse("");
  }

  private static String lastProgram(List<List<String>> readers) {
    return readers.stream()
        .filter(argv -> !argv.isEmpty())
        .reduce((first, second) -> second)
        .map(argv -> MarkedArguments.name(argv.get(0)))
        .orElse("");
  }

  /** The client of a database among commands. */
  static String client(List<List<String>> readers) {
    return readers.stream()
        .flatMap(List::stream)
        .flatMap(word -> List.of(word.split("\\s+")).stream())
        .map(MarkedArguments::name)
        .filter(Sql.CLIENTS::contains)
        .findFirst()
        .orElse("psql");
  }

  /** What the first that does not only pass it on reads. */
  private Kind kind(List<List<String>> readers) {
    boolean passed = true;
    for (List<String> argv : readers) {
      Kind kind = argv.isEmpty() ? Kind.CODE : inputs.kind(argv);
      if (kind != Kind.DATA) {
        return passed ? kind : Kind.CODE;
      }
      passed &= PASSES_ON.contains(passing(argv));
    }
    return Kind.DATA;
  }

  private static String passing(List<String> argv) {
    int program = MarkedArguments.name(argv.get(0)).equals("sudo") && argv.size() > 1 ? 1 : 0;
    return MarkedArguments.name(argv.get(program));
  }

  /** A heredoc that is written to a file which will be run is the text of a program. */
  private Optional<Slot> written(List<Node> sinks, Optional<String> text) {
    return switch (ScriptFile.written(textOf(sinks), text.orElse(""))) {
      case DATA -> Optional.empty();
      case SHELL ->
          text.filter(each -> !MarkedArguments.isOpen(each))
              .map(script)
              .or(() -> Optional.of(runLater()));
      default -> Optional.of(runLater());
    };
  }

  private static Slot runLater() {
    return Slot.of(AllowedValues.CODE, "it is written into a file that a program will run", "");
  }
}
