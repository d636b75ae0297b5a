package dev.runbook.shell.fill;

import dev.runbook.shell.ShellTree;
import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.SyntaxNode;
import dev.runbook.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows one placeholder from the outermost shell text to the program that finally gets it, and
 * notes every reader on the way.
 *
 * <p>The placeholder is one character that the grammar takes for part of a word and that survives
 * the removal of quotes.
 */
final class SlotReader {
  /** Text inside text inside text: nobody means more than this. */
  private static final int MAX_DEPTH = 8;

  private final char mark;
  private final Set<String> functions;
  private final int depth;

  private SlotReader(char mark, Set<String> functions, int depth) {
    this.mark = mark;
    this.functions = functions;
    this.depth = depth;
  }

  /** The slot where the mark stands in a text. */
  static Slot of(String text, char mark, Set<String> functions) {
    return new SlotReader(mark, functions, 0).script(text);
  }

  /** The slot in a text that a shell reads. */
  private Slot script(String text) {
    if (depth == MAX_DEPTH) {
      return Slot.plain(
          "it stands under too many shells to follow",
          "put the innermost part into a script of its own");
    }
    int at = text.indexOf(mark);
    if (isArithmetic(text, at)) {
      return Slot.of(
          Takes.NUMBER, "the shell calculates there, and calculating runs what is in brackets", "");
    }
    ShellTree tree = ShellTree.of(text);
    if (!tree.sound()) {
      return Slot.plain(
          "the text around it does not read as complete shell text",
          "check quotes, heredocs and keywords with `bash -n`");
    }
    Place place = Place.of(tree, at);
    return ReadByShell.slot(place).or(() -> Glued.slot(place)).orElseGet(() -> passedOn(place));
  }

  /** The slot in a text that the next shell on the way reads. */
  private Slot deeper(String text) {
    return new SlotReader(mark, functions, depth + 1).script(text);
  }

  /** In {@code $((…))} the mark would be no name, so it is looked for before the grammar is. */
  private static boolean isArithmetic(String text, int at) {
    int open = text.lastIndexOf("((", at);
    int close = text.lastIndexOf("))", at);
    return open >= 0 && open > close && text.indexOf("))", at) > 0;
  }

  /** What the shell hands on without its quotes; each {@code $(…)} around may ask for more. */
  private Slot passedOn(Place place) {
    Slot slot = held(place).behind(Quotes.level(place));
    for (int i = place.path().size() - 1; i > 0; i--) {
      slot = slot.and(captured(place, place.path().get(i)));
    }
    return slot;
  }

  /** What holds the place takes: a command, a redirection, an assignment, a heredoc. */
  private Slot held(Place place) {
    List<SyntaxNode> path = place.path();
    for (int i = path.size() - 1; i > 0; i--) {
      SyntaxNode node = path.get(i);
      switch (node.type()) {
        case "file_redirect", "for_statement", "select_statement" -> {
          return Slot.any().splitting(true);
        }
        case "herestring_redirect" -> {
          return feeds(place).fed(i, word(place.tree(), node), this::deeper);
        }
        case "heredoc_body" -> {
          String text = new Heredoc(place.tree(), path.get(i - 1), node).text();
          return feeds(place).fed(i, Optional.of(text), this::deeper);
        }
        case "variable_assignment" -> {
          return Slot.any().splitting(place.within(node, "array"));
        }
        case "case_statement", "case_item", "test_command" -> {
          return Slot.any();
        }
        case "command" -> {
          return command(place, node);
        }
        default -> {
          if (Place.isFresh(node)) {
            return unknown();
          }
        }
      }
    }
    return unknown();
  }

  private static Slot unknown() {
    return Slot.plain("nobody can tell here what reads it", "");
  }

  private Slot command(Place place, SyntaxNode node) {
    SimpleCommand command = place.tree().command(node);
    boolean isWord =
        command != null
            && command.words().stream()
                .anyMatch(word -> word.start() <= place.at() && place.at() < word.end());
    if (!isWord) {
      return Slot.any();
    }
    Slot slot = new ArgumentReader(mark, functions, this::deeper).of(Argv.of(command));
    return slot.splitting(true).and(feeds(place).printed(command));
  }

  private Feeds feeds(Place place) {
    return new Feeds(place, mark, functions);
  }

  private static Optional<String> word(ShellTree tree, SyntaxNode redirect) {
    SyntaxNode last = redirect.children().get(redirect.children().size() - 1);
    return Word.literal(tree.text(), last.start(), last.end());
  }

  /** What {@code $(…)} prints takes the place of the whole of it, and must be harmless there. */
  private Slot captured(Place place, SyntaxNode node) {
    if (node.is("process_substitution")) {
      return feeds(place).substituted(node);
    }
    if (node.is("heredoc_body") && place.within("command_substitution")) {
      return Slot.of(
          Takes.NO_QUOTES,
          "some shells look for quotes and brackets in a heredoc inside `$(…)`",
          "write the heredoc into a file first, outside `$(…)`");
    }
    return node.is("command_substitution") ? printed(place.tree(), node) : Slot.any();
  }

  private Slot printed(ShellTree tree, SyntaxNode substitution) {
    if (tree.textOf(substitution).startsWith("`")) {
      return Slot.plain(
          "between backticks the shell reads quotes in ways of its own",
          "write `$(…)` instead of backticks");
    }
    String outer =
        tree.text().substring(0, substitution.start())
            + mark
            + tree.text().substring(substitution.end());
    return Flow.expanded(deeper(outer))
        .map(
            reason ->
                Slot.plain(
                    "what the `$(…)` around it prints is read as code: " + reason,
                    "give it to the inner command as an argument"))
        .orElseGet(Slot::any);
  }
}
