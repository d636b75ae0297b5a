package dev.runbook.shell;

import dev.runbook.shell.syntax.CommandList;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.Word;
import dev.runbook.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects the simple commands of a tree, at any depth, with their input. */
final class SimpleCommands {
  private static final Set<String> SILENT = Set.of("true", ":", "false", "test", "[", "cd");

  private final List<SimpleCommand> found = new ArrayList<>();
  private boolean defined;

  private SimpleCommands() {}

  /** Every simple command in a part of a tree, in the order of the text. */
  static List<SimpleCommand> in(Node node) {
    SimpleCommands commands = new SimpleCommands();
    commands.collect(node, StandardInput.NOTHING);
    return commands.found;
  }

  private void collect(Node node, StandardInput fed) {
    if (node instanceof CommandNode.Simple simple) {
      simple(simple, fed);
    } else if (node instanceof CommandNode.Pipeline pipeline) {
      pipeline(pipeline, fed);
    } else if (node instanceof CommandNode.Redirected redirected) {
      redirected(redirected, fed);
    } else if (node instanceof CommandNode.Function function) {
      boolean outer = defined;
      defined = true;
      collect(function.body(), fed);
      defined = outer;
    } else {
      boolean same = node instanceof CommandNode || node instanceof CommandList.Item;
      boolean list = node instanceof CommandList || node instanceof CommandNode.Branch;
      boolean passesOn = same || list || node instanceof CommandNode.CaseClause;
      for (Node child : node.children()) {
        collect(child, passesOn ? fed : StandardInput.NOTHING);
      }
    }
  }

  private void pipeline(CommandNode.Pipeline pipeline, StandardInput first) {
    StandardInput fed = first;
    for (CommandNode part : pipeline.commands()) {
      int from = found.size();
      collect(part, fed);
      if (found.size() > from) {
        fed = printed(part, found.subList(from, found.size()));
      }
    }
  }

  /** What a part of a pipeline hands on: all that is printed in a group, one after the other. */
  private static StandardInput printed(CommandNode part, List<SimpleCommand> commands) {
    if (part instanceof CommandNode.Simple) {
      return PipedOutput.by(commands.get(0));
    }
    boolean group = part instanceof CommandNode.Group || part instanceof CommandNode.Subshell;
    return group ? PipedOutput.by(commands) : StandardInput.UNSEEN;
  }

  private void redirected(CommandNode.Redirected node, StandardInput outer) {
    int first = found.size();
    collect(node.command(), Redirects.input(node.redirections()).or(outer));
    List<Redirect> outputs = Redirects.outputs(node.redirections());
    if (found.size() > first && !outputs.isEmpty()) {
      int writer = writer(first);
      found.set(writer, found.get(writer).writing(outputs));
    } else if (!outputs.isEmpty()) {
      found.add(nothingBut(node, outputs));
    }
    for (Node redirection : node.redirections()) {
      inside(redirection);
    }
  }

  /** What a compound command writes is what a command in it prints, not what a test does not. */
  private int writer(int first) {
    for (int i = first; i < found.size(); i++) {
      if (!SILENT.contains(found.get(i).argv().get(0))) {
        return i;
      }
    }
    return first;
  }

  private void simple(CommandNode.Simple node, StandardInput outer) {
    List<Redirect> outputs = Redirects.outputs(node.redirections());
    boolean plain = node.assignments().isEmpty() && node.redirections().isEmpty();
    if (!node.words().isEmpty()) {
      StandardInput fed = Redirects.input(node.redirections()).or(outer);
      found.add(
          new SimpleCommand(node.start(), node.end(), node.words(), plain, fed, outputs, defined));
    } else if (!outputs.isEmpty()) {
      found.add(nothingBut(node, outputs));
    }
    for (Node child : node.children()) {
      inside(child);
    }
  }

  /** Commands in the words of another are fed nothing of what it is fed. */
  private void inside(Node node) {
    for (Node child : node.children()) {
      collect(child, StandardInput.NOTHING);
    }
  }

  /** {@code > file} on its own empties the file, as {@code : > file} does. */
  private SimpleCommand nothingBut(CommandNode node, List<Redirect> outputs) {
    WordPart colon = new WordPart.Literal(node.start(), node.start(), ":");
    Word word = new Word(node.start(), node.start(), "", List.of(colon));
    return new SimpleCommand(
        node.start(), node.end(), List.of(word), false, StandardInput.NOTHING, outputs, defined);
  }
}
