package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Script;
import dev.runbook.shell.syntax.Assignment;
import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Condition;
import dev.runbook.shell.syntax.EnclosingNodes;
import dev.runbook.shell.syntax.Heredoc;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.Redirection;
import dev.runbook.shell.syntax.SyntaxError;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up places of a text with placeholders in bash's syntax tree of it. */
final class ShellContext {
  /** How often reading begins anew after a line that bash rejects. */
  private static final int ROUNDS = 20;

  /** A longer command is looked at this far from its start and from a place in it. */
  private static final int NEAR_START = 100;

  private static final int NEAR_PLACE = 400;

  /** Scripts in scripts in scripts: nobody means more than this. */
  private static final int MAX_DEPTH = 4;

  private final String text;
  private final String masked;
  private final int offset;
  private final int depth;
  private final List<EnclosingNodes> parts = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final Map<Integer, List<NestedScript>> nested = new HashMap<>(2);
  private final Map<Integer, ShellContext> inner = new HashMap<>(2);

  /** Reads a text, each of the placeholders as one plain word. */
  ShellContext(String text, List<Placeholder> placeholders) {
    this(text, Script.mask(text, placeholders), 0, 0);
  }

  private ShellContext(String text, String masked, int offset, int depth) {
    this.text = text;
    this.masked = masked;
    this.offset = offset;
    this.depth = depth;
    read();
  }

  /** What bash rejects may be meant for another program; what follows is looked at all the same. */
  private void read() {
    int from = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String before = " ".repeat(from);
      SyntaxTree tree =
          from == 0
              ? SyntaxTree.of(text, masked)
              : SyntaxTree.of(before + text.substring(from), before + masked.substring(from));
      parts.add(new EnclosingNodes(tree));
      starts.add(from);
      if (tree.isAccepted()) {
        return;
      }
      SyntaxError error = tree.error().get();
      int newline = text.indexOf('\n', Math.max(from, Math.min(error.opened(), error.start())));
      if (newline < 0) {
        return;
      }
      from = newline + 1;
    }
  }

  /** The text as bash reads it. */
  SyntaxTree tree() {
    return parts.get(0).tree();
  }

  /** All that could be read: the text, and what follows lines that bash rejects. */
  List<SyntaxTree> trees() {
    if (parts.size() == 1) {
      return List.of(tree());
    }
    return parts.stream().map(EnclosingNodes::tree).toList();
  }

  private EnclosingNodes at(int place) {
    int i = starts.size() - 1;
    while (i > 0 && starts.get(i) > place) {
      i--;
    }
    return parts.get(i);
  }

  private List<Node> around(int start, int end) {
    return at(start - offset).around(start - offset, end - offset);
  }

  /** Whether a place is in a comment, where nothing is executed. */
  boolean isComment(int start) {
    return at(start - offset).isComment(start - offset)
        || within(start, start).filter(script -> script.isComment(start)).isPresent();
  }

  /** Whether a place stands in the mark that ends a here-document, at either end of it. */
  boolean isMark(int start, int end) {
    List<Node> path = around(start, end);
    boolean opening =
        path.stream().anyMatch(each -> each instanceof Redirection to && to.operator().isHeredoc())
            && path.stream().noneMatch(Heredoc.class::isInstance);
    return opening
        || at(start - offset).isClosingMark(start - offset)
        || within(start, end).filter(script -> script.isMark(start, end)).isPresent();
  }

  /** Whether a place stands in a word without quotes, where no bracket means anything to bash. */
  boolean isBare(int start, int end) {
    return around(start, end).stream().noneMatch(ShellContext::hasItsOwnBrackets)
        && !isTested(around(start, end));
  }

  private static boolean hasItsOwnBrackets(Node node) {
    return node instanceof WordPart.DoubleQuoted
        || node instanceof WordPart.SingleQuoted
        || node instanceof WordPart.AnsiQuoted
        || node instanceof WordPart.Parameter
        || node instanceof WordPart.ArithmeticExpansion
        || node instanceof WordPart.ArrayLiteral
        || node instanceof WordPart.ExtendedPattern
        || node instanceof CommandNode.Arithmetic
        || node instanceof CommandNode.Function
        || node instanceof Condition
        || node instanceof Heredoc;
  }

  /** {@code [ … ]}. */
  private static boolean isTested(List<Node> path) {
    return command(path)
        .filter(simple -> !simple.words().isEmpty())
        .filter(simple -> simple.words().get(0).raw().matches("\\[|test"))
        .isPresent();
  }

  /** Whether a place stands in an argument, a file's name or a variable's value, quoted or not. */
  boolean isArgument(int start, int end) {
    return isArgument(innermost(around(start, end)), start - offset);
  }

  private static boolean isArgument(List<Node> path, int start) {
    for (int i = path.size() - 1; i >= 0; i--) {
      Node node = path.get(i);
      if (node instanceof WordPart.Parameter
          || node instanceof WordPart.ArithmeticExpansion
          || node instanceof Condition
          || node instanceof Heredoc
          || node instanceof CommandNode.CaseClause) {
        return false;
      }
      if (node instanceof Assignment assignment) {
        return assignment.value().filter(value -> value.start() <= start).isPresent();
      }
      if (node instanceof Redirection || node instanceof CommandNode.For) {
        return true;
      }
      if (node instanceof CommandNode.Simple simple) {
        return !simple.words().isEmpty()
            && simple.words().get(0).end() <= start
            && !isTested(List.of(simple));
      }
    }
    return false;
  }

  /** Whether a place stands in a here-document. */
  boolean isInput(int start, int end) {
    return around(start, end).stream().anyMatch(Heredoc.class::isInstance);
  }

  /** Whether a place stands in quotes that are an argument or a part of one. */
  boolean isQuotedArgument(int start, int end) {
    List<Node> path = innermost(around(start, end));
    return isArgument(path, start - offset)
        && path.stream()
            .anyMatch(
                node ->
                    node instanceof WordPart.DoubleQuoted || node instanceof WordPart.SingleQuoted);
  }

  /** The nodes inside the last {@code $(…)} around a place: what is in it begins afresh. */
  private static List<Node> innermost(List<Node> path) {
    for (int i = path.size() - 1; i >= 0; i--) {
      if (path.get(i) instanceof WordPart.CommandSubstitution
          || path.get(i) instanceof WordPart.ProcessSubstitution) {
        return path.subList(i + 1, path.size());
      }
    }
    return path;
  }

  private static Optional<CommandNode.Simple> command(List<Node> path) {
    for (int i = path.size() - 1; i >= 0; i--) {
      if (path.get(i) instanceof CommandNode.Simple simple) {
        return Optional.of(simple);
      }
    }
    return Optional.empty();
  }

  /** The scripts in quotes and here-documents of the text itself, with their contexts. */
  List<Map.Entry<NestedScript, ShellContext>> scripts() {
    List<Map.Entry<NestedScript, ShellContext>> found = new ArrayList<>();
    if (depth < MAX_DEPTH) {
      for (SyntaxTree tree : trees()) {
        tree.body()
            .walk(
                node -> {
                  if (node instanceof CommandNode.Simple simple) {
                    nested(simple).forEach(each -> found.add(Map.entry(each, inside(each))));
                  }
                });
      }
    }
    return found;
  }

  /** The script in quotes or in a here-document that a place stands in. */
  private Optional<ShellContext> within(int start, int end) {
    if (depth >= MAX_DEPTH) {
      return Optional.empty();
    }
    Optional<CommandNode.Simple> command = command(around(start, end));
    return command.stream()
        .flatMap(simple -> nested(simple).stream())
        .filter(each -> each.start() <= start - offset && end - offset <= each.end())
        .findFirst()
        .map(this::inside);
  }

  private List<NestedScript> nested(CommandNode.Simple simple) {
    return nested.computeIfAbsent(simple.start(), any -> NestedScript.in(simple));
  }

  private ShellContext inside(NestedScript script) {
    return inner.computeIfAbsent(
        script.start(),
        start ->
            new ShellContext(
                unescaped(text.substring(start, script.end()), script),
                unescaped(masked.substring(start, script.end()), script),
                offset + start,
                depth + 1));
  }

  /** What the shell around it takes off is left out; the length stays. */
  private static String unescaped(String script, NestedScript how) {
    return how.expandsHere() ? script.replaceAll("\\\\([\"$`\\\\])", " $1") : script;
  }

  /** The simple command around a place, up to it, as the innermost shell reads it. */
  String commandBefore(int start, int end) {
    Optional<ShellContext> script = within(start, end);
    if (script.isPresent()) {
      return script.get().commandBefore(start, end);
    }
    List<Node> path = around(start, end);
    Node last = path.isEmpty() ? null : path.get(path.size() - 1);
    boolean body = path.stream().anyMatch(Heredoc.class::isInstance);
    Optional<CommandNode.Simple> command = command(innermost(path));
    if (body || last == null || command.isEmpty()) {
      return lineBefore(start - offset);
    }
    int from = command.get().start();
    int to = start - offset;
    String before =
        to - from <= NEAR_START + NEAR_PLACE
            ? text.substring(from, to)
            : text.substring(from, from + NEAR_START) + " " + text.substring(to - NEAR_PLACE, to);
    return before.replace("\\\n", "  ");
  }

  /** The language that a place's text is in, where that is not the shell's. */
  QuotedLanguage language(int start, int end) {
    Optional<ShellContext> script = within(start, end);
    if (script.isPresent()) {
      return script.get().language(start, end);
    }
    List<Node> path = innermost(around(start, end));
    return command(path).map(simple -> QuotedLanguage.of(simple, path)).orElse(QuotedLanguage.NONE);
  }

  /** In text that is no command: what stands before a place on its line, up to a separator. */
  private String lineBefore(int to) {
    int from = to;
    while (from > 0 && to - from < NEAR_PLACE && "\n;|&".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    return text.substring(from, to);
  }
}
