package dev.runbook.shell.placeholder;

import dev.runbook.shell.syntax.Assignment;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Declarations;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.Redirection;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.shell.syntax.Word;
import dev.runbook.shell.syntax.WordPart;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which variables shell text sets, reads, or may set without saying so. */
final class VariableReader {
  private static final Set<String> READERS = Set.of("read", "mapfile", "readarray", "getopts");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private static final Pattern DECLARED =
      Pattern.compile("(?<name>[A-Za-z_]\\w*)(?:\\[.*)?(?:\\+?=.*)?", Pattern.DOTALL);

  /** What a value only begins with. */
  static final String BEGUN = "(?:0x|[a-z][a-z0-9+]{1,10}://)";

  /** A name that says that it holds no more than the beginning of another value. */
  private static final Pattern BEGINNING = Pattern.compile("(?i).*(?:proto|scheme|prefix).*");

  private static final Pattern NO_VALUE = Pattern.compile("([\"']?)" + BEGUN + "?\\1");

  private static final Pattern EXPORTED_BLANK =
      Pattern.compile("(?<name>[A-Za-z_]\\w*)=(?<quote>[\"']?)" + BEGUN + "?\\k<quote>");

  private static final Pattern DESCRIPTOR = Pattern.compile("\\{?([A-Za-z_]\\w*)\\}?");

  private final Set<String> assigned = new HashSet<>();
  private final Set<String> blank = new HashSet<>();
  private final Set<String> read = new HashSet<>();
  private boolean open;

  private VariableReader() {}

  /** What a text sets and reads, as far as bash can read it. */
  static Variables of(ShellContext context) {
    VariableReader reader = new VariableReader();
    context.trees().forEach(tree -> reader.read(tree, true));
    for (Map.Entry<NestedScript, ShellContext> script : context.scripts()) {
      if (script.getKey().expandsHere()) {
        reader.addFar(script.getValue());
      }
    }
    return new Variables(reader.assigned, reader.blank, reader.read, reader.open);
  }

  /**
   * {@code ssh db "for f in *; do rm $f; done"} means a variable over there. It does not get one:
   * this shell puts in its own, which is empty. That is the page's mistake, and nothing to ask for.
   */
  private void addFar(ShellContext script) {
    VariableReader far = new VariableReader();
    script.trees().forEach(tree -> far.read(tree, false));
    assigned.addAll(far.assigned);
  }

  private void read(SyntaxTree tree, boolean here) {
    tree.body()
        .walk(
            node -> {
              if (node instanceof CommandNode.Simple simple) {
                addSimple(simple);
              } else if (node instanceof Assignment assignment) {
                addAssignment(assignment);
              } else if (node instanceof CommandNode.For loop) {
                addName(loop.variable().raw());
              } else if (node instanceof CommandNode.Coprocess coprocess) {
                addName(coprocess.name().map(Word::raw).orElse("COPROC"));
              } else if (node instanceof Redirection redirection) {
                addDescriptor(redirection.descriptor());
              } else if (node instanceof WordPart.Parameter parameter) {
                addParameter(parameter);
              } else if (isCalculated(node)) {
                addAllNames(tree.textOf(node));
              }
            });
  }

  /** In arithmetic a name that nothing sets is 0, and {@code ++} sets it. */
  private static boolean isCalculated(Node node) {
    return node instanceof WordPart.ArithmeticExpansion
        || node instanceof CommandNode.Arithmetic
        || node instanceof CommandNode.ArithmeticFor;
  }

  /** {@code A=$A} and {@code A="$A"} set nothing that was not set. */
  private void addAssignment(Assignment assignment) {
    if (!isBlank(assignment) && !copiesItself(assignment)) {
      assigned.add(assignment.name());
    }
  }

  private static boolean isBlank(Assignment assignment) {
    String value = assignment.value().map(Word::raw).orElse("");
    return !assignment.append()
        && assignment.subscript().isEmpty()
        && NO_VALUE.matcher(value).matches()
        && !(value.indexOf(':') > 0 && BEGINNING.matcher(assignment.name()).matches());
  }

  private static boolean copiesItself(Assignment assignment) {
    String written = assignment.value().map(Word::raw).orElse("");
    return copiesItself(assignment.name(), assignment.name() + "=" + written);
  }

  private static boolean copiesItself(String name, String written) {
    return written.replace("\"", "").matches(name + "=\\$(?:" + name + "|\\{" + name + "\\})");
  }

  private void addParameter(WordPart.Parameter parameter) {
    String name = parameter.name();
    String operator = parameter.operator();
    if (operator.equals(":=") || operator.equals("=")) {
      addName(name);
    }
    if (!operator.matches(":?[-+=]")) {
      read.add(name);
    }
  }

  private void addSimple(CommandNode.Simple simple) {
    if (simple.words().isEmpty()) {
      simple.assignments().stream()
          .filter(VariableReader::isBlank)
          .forEach(each -> blank.add(each.name()));
      return;
    }
    simple.assignments().stream()
        .filter(VariableReader::isBlank)
        .forEach(each -> assigned.add(each.name()));
    List<Word> arguments = simple.words().subList(1, simple.words().size());
    String program = simple.words().get(0).text();
    if (Declarations.isProgram(program)) {
      arguments.forEach(each -> addDeclared(each, program.equals("export")));
    } else if (READERS.contains(program) || (program.equals("printf") && isStored(arguments))) {
      arguments.forEach(each -> addName(each.raw()));
    } else if (program.equals("let")) {
      arguments.forEach(each -> addAllNames(each.raw()));
    } else {
      Optional<Set<String>> set = SetByPrograms.names(simple);
      set.ifPresent(assigned::addAll);
      open |= set.isEmpty();
    }
  }

  private static boolean isStored(List<Word> arguments) {
    return arguments.stream().anyMatch(each -> each.raw().equals("-v"));
  }

  /** {@code export A=} and {@code export A=""}: the name that is exported blank. */
  static Optional<String> exportedBlank(Word argument) {
    Matcher blank = EXPORTED_BLANK.matcher(argument.raw());
    return blank.matches() ? Optional.of(blank.group("name")) : Optional.empty();
  }

  /** {@code export "A=$x"} sets one name, {@code export $(cat .env)} any. */
  private void addDeclared(Word argument, boolean exported) {
    Matcher declared = DECLARED.matcher(argument.text());
    Optional<String> waiting = exported ? exportedBlank(argument) : Optional.empty();
    if (waiting.isPresent()) {
      blank.add(waiting.get());
    } else if (declared.matches()) {
      if (!copiesItself(declared.group("name"), argument.raw())) {
        assigned.add(declared.group("name"));
      }
    } else {
      open |= argument.text().startsWith("$") || argument.text().startsWith("`");
    }
  }

  private void addDescriptor(String descriptor) {
    Matcher name = DESCRIPTOR.matcher(descriptor);
    if (name.matches()) {
      assigned.add(name.group(1));
    }
  }

  private void addName(String word) {
    if (NAME.matcher(word).matches()) {
      assigned.add(word);
    }
  }

  private void addAllNames(String text) {
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      assigned.add(name.group());
    }
  }
}
