package dev.runbook.shell;

import dev.runbook.shell.syntax.CommandList;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Heredoc;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads statements and comments off the tree of one script. */
final class ScriptReader {
  private static final Pattern MARKS = Pattern.compile("^#+");

  private final SyntaxTree tree;
  private final String text;

  ScriptReader(SyntaxTree tree) {
    this.tree = tree;
    this.text = tree.text();
  }

  List<Statement> statements() {
    List<CommandList.Item> items = tree.body().items();
    List<Statement> statements = new ArrayList<>();
    int nextHeredoc = 0;
    for (int i = 0; i < items.size(); i++) {
      CommandList.Item item = items.get(i);
      int next = i + 1 < items.size() ? items.get(i + 1).start() : Integer.MAX_VALUE;
      List<Heredoc> own = new ArrayList<>();
      for (;
          nextHeredoc < tree.heredocs().size()
              && tree.heredocs().get(nextHeredoc).introducedAt() < next;
          nextHeredoc++) {
        own.add(tree.heredocs().get(nextHeredoc));
      }
      int others = nextHeredoc - own.size();
      statements.add(statement(item, next, own, tree.heredocs().subList(0, others)));
    }
    return statements;
  }

  private Statement statement(
      CommandList.Item item, int next, List<Heredoc> own, List<Heredoc> others) {
    List<Statement.Piece> pieces = pieces(item, next, own, others);
    StringBuilder run = new StringBuilder();
    for (Statement.Piece piece : pieces) {
      run.append(text, piece.start(), piece.end());
    }
    List<SimpleCommand> commands = SimpleCommands.in(item);
    // Of `HEAD=$(ssh hemma "…")` the only command is the one inside, which the assignment is not.
    boolean exact =
        item.command() instanceof CommandNode.Simple
            && !item.background()
            && !commands.isEmpty()
            && commands.get(0).start() == item.start();
    return new Statement(
        item.start(),
        pieces.get(pieces.size() - 1).end(),
        run.toString(),
        pieces,
        !item.background() && countsEveryPart(item.command()),
        exact ? Optional.of(commands.get(0)).filter(SimpleCommand::plain) : Optional.empty(),
        commands);
  }

  /**
   * A command's own text: without the bodies that commands before it on the line have between its
   * lines, and with the bodies that are its own behind it.
   */
  private List<Statement.Piece> pieces(
      CommandList.Item item, int next, List<Heredoc> own, List<Heredoc> others) {
    int end = item.background() ? item.separatorEnd() : item.end();
    int bodies = end;
    for (Heredoc heredoc : own) {
      bodies = Math.max(bodies, withoutNewline(heredoc));
    }
    if (bodies > end && bodies < next) {
      end = bodies;
    }
    List<Statement.Piece> pieces = new ArrayList<>();
    int from = item.start();
    int first = others.size();
    while (first > 0 && others.get(first - 1).delimiterEnd() > from) {
      first--;
    }
    for (Heredoc heredoc : others.subList(first, others.size())) {
      if (heredoc.start() > from && heredoc.delimiterEnd() <= end) {
        pieces.add(new Statement.Piece(from, heredoc.start()));
        from = heredoc.delimiterEnd();
      }
    }
    pieces.add(new Statement.Piece(from, end));
    for (Heredoc heredoc : own) {
      if (heredoc.start() > end && text.charAt(heredoc.start() - 1) == '\n') {
        pieces.add(new Statement.Piece(heredoc.start() - 1, withoutNewline(heredoc)));
      }
    }
    return pieces;
  }

  private int withoutNewline(Heredoc heredoc) {
    int end = heredoc.delimiterEnd();
    return end > heredoc.start() && text.charAt(end - 1) == '\n' ? end - 1 : end;
  }

  /**
   * The whole text as one statement, from its first command's first character to its last
   * character.
   */
  List<Statement> asOneStatement() {
    int start = firstInk();
    int end = lastInk();
    if (start >= end) {
      return List.of();
    }
    return List.of(
        new Statement(
            start,
            end,
            text.substring(start, end),
            List.of(new Statement.Piece(start, end)),
            false,
            Optional.empty(),
            SimpleCommands.in(tree.body())));
  }

  /** The first character that is neither space nor part of a comment line. */
  private int firstInk() {
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.charAt(at) == '#') {
        int newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length() : newline;
      } else {
        return at;
      }
    }
    return at;
  }

  private int lastInk() {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /**
   * Whether PIPESTATUS after the statement is that of a pipeline whose every part counts. A {@code
   * !} turns the status round, and a compound command's own status is the author's word.
   */
  private boolean countsEveryPart(Node node) {
    if (node instanceof CommandNode.Pipeline pipeline) {
      return !pipeline.negated() && pipeline.commands().size() > 1;
    }
    return node instanceof CommandNode.AndOr list
        && list.commands().stream().noneMatch(ScriptReader::negates)
        && !forgives(list)
        && list.commands().stream().anyMatch(this::countsEveryPart);
  }

  /** {@code … || true}: the author wants none of its failures. */
  private boolean forgives(CommandNode.AndOr list) {
    CommandNode last = list.commands().get(list.commands().size() - 1);
    return list.or().get(list.or().size() - 1) && Set.of("true", ":").contains(tree.textOf(last));
  }

  private static boolean negates(Node node) {
    return node instanceof CommandNode.Pipeline pipeline && pipeline.negated();
  }

  List<Comment> comments() {
    List<Comment> comments = new ArrayList<>(tree.comments().size());
    for (SyntaxTree.Comment comment : tree.comments()) {
      comments.add(comment(comment));
    }
    return comments;
  }

  private Comment comment(SyntaxTree.Comment comment) {
    int lineStart = text.lastIndexOf('\n', comment.start() - 1) + 1;
    boolean ownLine = text.substring(lineStart, comment.start()).isBlank();
    String said =
        MARKS.matcher(text.substring(comment.start(), comment.end())).replaceFirst("").strip();
    return new Comment(comment.start(), comment.end(), said, ownLine);
  }
}
