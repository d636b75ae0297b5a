package dev.runbook.shell;

import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.SyntaxTree;
import java.util.List;
import java.util.Optional;

/**
 * Shell text as bash reads it, with the simple commands in it.
 *
 * @param tree the text as a tree
 * @param commands every simple command, at any depth
 */
public record ShellText(SyntaxTree tree, List<SimpleCommand> commands) {
  /** Copies the list. */
  public ShellText {
    commands = List.copyOf(commands);
  }

  /** Reads a text; one that bash rejects is read up to the line with the error. */
  public static ShellText of(String text) {
    SyntaxTree tree = SyntaxTree.of(text);
    return new ShellText(tree, SimpleCommands.in(tree.body()));
  }

  /** The simple command that a node of the tree is; empty where it calls no program. */
  public Optional<SimpleCommand> command(CommandNode.Simple node) {
    return commands.stream()
        .filter(each -> each.start() == node.start() && each.end() == node.end())
        .findFirst();
  }
}
