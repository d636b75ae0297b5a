package dev.runbook.shell.fill;

import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.InnerCommand;
import dev.runbook.shell.syntax.CommandList;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.Redirection;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;

/**
 * The structure of shell text, without the content of its words: its commands and the number of
 * their words, expansions and redirections, on every level of nesting. Filling in values must not
 * change it.
 */
final class ScriptShape {
  private static final int MAX_DEPTH = 8;

  private final ParsedTexts reading;

  ScriptShape(ParsedTexts reading) {
    this.reading = reading;
  }

  /** Whether a text is built as before. */
  boolean isSame(String before, String after) {
    return isSame(before, after, 0);
  }

  private boolean isSame(String before, String after, int depth) {
    if (depth == MAX_DEPTH || before.equals(after)) {
      return true;
    }
    if (reading.isComplete(before) != reading.isComplete(after)) {
      return false;
    }
    SyntaxTree one = reading.tree(before);
    SyntaxTree other = reading.tree(after);
    return one.comments().size() == other.comments().size()
        && nodes(one.body()).equals(nodes(other.body()))
        && isSame(SimpleCommandFinder.in(one), SimpleCommandFinder.in(other), depth);
  }

  /** The commands are as many: the nodes are alike. */
  private boolean isSame(
      List<CommandNode.Simple> before, List<CommandNode.Simple> after, int depth) {
    for (int i = 0; i < before.size(); i++) {
      List<String> one = MarkedArguments.of(before.get(i).words());
      if (!isSameCall(one, MarkedArguments.of(after.get(i).words()), depth)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where a placeholder stood for a program's name, what that program does with its arguments was
   * not known before.
   */
  private boolean isSameCall(List<String> before, List<String> after, int depth) {
    if (before.size() != after.size()) {
      return false;
    }
    if (MarkedText.isMarked(MarkedArguments.name(before.get(0))) || depth == MAX_DEPTH) {
      return true;
    }
    List<InnerCommand> one = inside(before);
    List<InnerCommand> other = inside(after);
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!isSameInner(one.get(i), other.get(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSameInner(InnerCommand before, InnerCommand after, int depth) {
    if (before.script().isPresent() != after.script().isPresent()) {
      return false;
    }
    return before.script().isPresent()
        ? isSame(before.script().get(), after.script().get(), depth)
        : isSameCall(before.argv(), after.argv(), depth);
  }

  private static List<InnerCommand> inside(List<String> words) {
    List<String> argv = new ArrayList<>(words);
    argv.set(0, MarkedArguments.name(argv.get(0)));
    return argv.get(0).isEmpty() ? List.of() : Catalogue.shipped().call(argv).handsOn();
  }

  /**
   * The nodes in the order of the text, each with what it is; quotes and what they hold are not.
   */
  private static List<Object> nodes(Node root) {
    List<Object> all = new ArrayList<>();
    add(root, all);
    return all;
  }

  private static void add(Node node, List<Object> out) {
    if (!isQuoted(node)) {
      out.add(node.getClass());
      out.add(kind(node));
    }
    node.children().forEach(child -> add(child, out));
    if (!node.children().isEmpty() && !isQuoted(node)) {
      out.add(")");
    }
  }

  private static boolean isQuoted(Node node) {
    return node instanceof WordPart.Literal
        || node instanceof WordPart.Escaped
        || node instanceof WordPart.SingleQuoted
        || node instanceof WordPart.AnsiQuoted
        || node instanceof WordPart.DoubleQuoted;
  }

  private static Object kind(Node node) {
    if (node instanceof Redirection redirection) {
      return List.of(redirection.operator(), redirection.descriptor());
    }
    if (node instanceof CommandList.Item item) {
      return item.background();
    }
    if (node instanceof CommandNode.AndOr list) {
      return list.or();
    }
    if (node instanceof CommandNode.Pipeline pipeline) {
      return List.of(pipeline.negated(), pipeline.both());
    }
    return node instanceof WordPart.Parameter parameter
        ? List.of(parameter.prefix(), parameter.name(), parameter.operator())
        : "";
  }
}
