package dev.runbook.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Shell text as the grammar's tree, with the simple commands in it.
 *
 * @param text the text
 * @param root the tree
 * @param commands every simple command, at any depth
 * @param statements how many top-level commands it has
 * @param sound whether all of it fits the grammar
 */
public record ShellTree(
    String text, SyntaxNode root, List<SimpleCommand> commands, int statements, boolean sound) {
  /** How often the grammar is told where it missed the end of a command. */
  private static final int ROUNDS = 8;

  /** Copies the list. */
  public ShellTree {
    commands = List.copyOf(commands);
  }

  /** Reads a text; one that does not fit the grammar is read as far as it can be. */
  public static ShellTree of(String text) {
    StringBuilder read = new StringBuilder(text);
    for (int round = 0; ; round++) {
      Grammar.Parsed parsed = Grammar.parse(read.toString());
      ScriptReader reader = new ScriptReader(text, read.toString());
      reader.read(parsed.root());
      List<Integer> swallowed = reader.swallowedNewlines();
      if (swallowed.isEmpty() || round == ROUNDS) {
        boolean sound = parsed.sound() && !reader.isMisread() && swallowed.isEmpty();
        List<Statement> statements = reader.statements();
        return new ShellTree(
            text,
            parsed.root(),
            statements.stream().flatMap(each -> each.commands().stream()).toList(),
            statements.size(),
            sound);
      }
      swallowed.forEach(at -> read.setCharAt(at, ';'));
    }
  }

  /** The nodes around a place, the outermost first. */
  public List<SyntaxNode> around(int offset) {
    List<SyntaxNode> path = new ArrayList<>();
    SyntaxNode node = root;
    while (node != null) {
      path.add(node);
      node =
          node.children().stream()
              .filter(child -> child.start() <= offset && offset < child.end())
              .findFirst()
              .orElse(null);
    }
    return path;
  }

  /** The simple command that a node of the tree is; null where it is none. */
  public SimpleCommand command(SyntaxNode node) {
    return commands.stream()
        .filter(each -> each.start() == node.start() && each.end() == node.end())
        .findFirst()
        .orElse(null);
  }

  /** What is written where a node of the tree stands. */
  public String textOf(SyntaxNode node) {
    return text.substring(node.start(), node.end());
  }
}
