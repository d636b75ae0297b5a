package dev.runbook.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the grammar's tree of one script: statements from its top level, commands and comments from
 * all.
 */
final class ScriptReader {
  /**
   * Where one of these stands in a command's place, the text is not what the grammar took it for.
   */
  private static final Set<String> KEYWORDS =
      Set.of("{", "}", "then", "elif", "else", "fi", "do", "done", "esac", "coproc");

  private static final String WORD_ENDS = " \t\n;&|()<>`";

  private final String text;
  private final String masked;
  private final Redirects redirects;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final List<Integer> swallowedNewlines = new ArrayList<>();
  private boolean misread;

  ScriptReader(String text, String masked) {
    this.text = text;
    this.masked = masked;
    this.redirects = new Redirects(text);
  }

  List<Statement> statements() {
    return statements;
  }

  List<Comment> comments() {
    return comments;
  }

  /** Whether what the grammar took for commands holds what bash reads otherwise, or refuses. */
  boolean isMisread() {
    return misread;
  }

  /**
   * For each command the first newline between its words. The grammar swallows some, as in {@code
   * A=1 B=2} and a command on the next line; in bash each of them ends a command.
   */
  List<Integer> swallowedNewlines() {
    return swallowedNewlines;
  }

  void read(SyntaxNode root) {
    List<SyntaxNode> nodes = root.children();
    int from = 0;
    for (int i = 0; i < nodes.size(); i++) {
      SyntaxNode node = nodes.get(i);
      misread |= losesCharacter(from, node.start());
      from = node.end();
      if (node.is("comment")) {
        addComment(node);
      } else if (node.is(";;")) {
        misread = true;
      } else if (!node.is(";", "&", "\n", "heredoc_body", "heredoc_end")) {
        boolean background = i + 1 < nodes.size() && nodes.get(i + 1).is("&");
        addStatement(node, background ? nodes.get(i + 1).end() : node.end(), background);
      }
    }
    misread |= losesCharacter(from, masked.length());
  }

  /**
   * The whole text as one statement, from its first command's first character to its last
   * character.
   */
  List<Statement> asOneStatement() {
    int start = statements.isEmpty() ? firstInk() : Math.min(statements.get(0).start(), firstInk());
    // An error in the grammar may begin before the first character that says anything.
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = lastInk();
    if (start >= end) {
      return List.of();
    }
    List<SimpleCommand> commands =
        statements.stream().flatMap(each -> each.commands().stream()).toList();
    return List.of(
        new Statement(start, end, text.substring(start, end), false, Optional.empty(), commands));
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

  private void addStatement(SyntaxNode node, int end, boolean background) {
    List<SimpleCommand> commands = new ArrayList<>();
    collect(node, Fed.NOTHING, commands);
    boolean exact = node.is("command") && !background && !commands.isEmpty();
    Optional<SimpleCommand> only =
        exact ? Optional.of(commands.get(0)).filter(SimpleCommand::plain) : Optional.empty();
    statements.add(
        new Statement(
            node.start(),
            end,
            text.substring(node.start(), end),
            !background && countsEveryPart(node),
            only,
            commands));
  }

  /**
   * Whether PIPESTATUS after the statement is that of a pipeline whose every part counts. A {@code
   * !} turns the status round, and a compound command's own status is the author's word.
   */
  private boolean countsEveryPart(SyntaxNode node) {
    return switch (node.type()) {
      case "pipeline" -> node.children().stream().noneMatch(ScriptReader::negates);
      case "list" ->
          node.children().stream().noneMatch(ScriptReader::negates)
              && !forgives(node)
              && node.children().stream().anyMatch(this::countsEveryPart);
      case "redirected_statement" ->
          pipesOnFromHeredoc(node) || node.children().stream().anyMatch(this::countsEveryPart);
      default -> false;
    };
  }

  /** {@code … || true}: the author wants none of its failures. */
  private boolean forgives(SyntaxNode list) {
    List<SyntaxNode> parts = list.children();
    SyntaxNode last = parts.get(parts.size() - 1);
    return parts.size() > 2
        && parts.get(parts.size() - 2).is("||")
        && Set.of("true", ":").contains(text.substring(last.start(), last.end()));
  }

  private static boolean negates(SyntaxNode node) {
    return node.is("negated_command")
        || (node.is("pipeline", "list")
            && node.children().stream().anyMatch(ScriptReader::negates));
  }

  /** The grammar hangs {@code | grep x} in {@code cat <<EOF | grep x} below the redirection. */
  private static boolean pipesOnFromHeredoc(SyntaxNode node) {
    return node.children().stream()
        .filter(child -> child.is("heredoc_redirect"))
        .flatMap(child -> child.children().stream())
        .anyMatch(child -> child.is("pipeline"));
  }

  private void collect(SyntaxNode node, Fed fed, List<SimpleCommand> out) {
    switch (node.type()) {
      case "comment" -> addComment(node);
      case "command" -> collectCommand(node, fed, out);
      case "file_redirect" -> collectRedirect(node, out);
      case "heredoc_redirect" -> collectHeredoc(node, out);
      case "pipeline" -> collectPipeline(node, fed, out);
      case "redirected_statement" -> collectRedirected(node, fed, out);
      default -> node.children().forEach(child -> collect(child, fed, out));
    }
  }

  private void collectRedirected(SyntaxNode node, Fed outer, List<SimpleCommand> out) {
    Fed fed = outer;
    for (SyntaxNode child : node.children()) {
      fed = redirects.input(child).or(fed);
    }
    List<Redirect> outputs = redirects.outputs(node.children());
    int first = out.size();
    for (SyntaxNode child : node.children()) {
      collect(child, fed, out);
    }
    if (out.size() > first) {
      out.set(first, out.get(first).writing(outputs));
    } else if (!outputs.isEmpty()) {
      out.add(nothingBut(node, outputs));
    }
  }

  /** {@code > file} on its own empties the file, as {@code : > file} does. */
  private static SimpleCommand nothingBut(SyntaxNode node, List<Redirect> outputs) {
    Word colon = new Word(node.start(), node.start(), "", Optional.of(":"));
    return new SimpleCommand(node.start(), node.end(), List.of(colon), false, Fed.NOTHING, outputs);
  }

  /** What stands after the heredoc's mark on its line, {@code | psql}, is fed by what is before. */
  private void collectHeredoc(SyntaxNode node, List<SimpleCommand> out) {
    misread |= !endsAsBashEndsIt(node);
    int last = out.size() - 1;
    Fed flowing = last < 0 ? Fed.UNSEEN : Printed.by(out.get(last));
    for (SyntaxNode child : node.children()) {
      collect(child, child.is("pipeline") ? flowing : Fed.NOTHING, out);
    }
  }

  /** Bash wants a redirection's target on its own line; the grammar looks for it on the next. */
  private void collectRedirect(SyntaxNode node, List<SimpleCommand> out) {
    int from = node.start();
    for (SyntaxNode child : node.children()) {
      misread |= newlineBetween(from, child.start()) >= 0;
      from = child.end();
      collect(child, Fed.NOTHING, out);
    }
  }

  /**
   * Whether the grammar took {@code \\ } for space, as in {@code "a"\\ b}: it is part of a word.
   */
  private boolean losesCharacter(int from, int to) {
    if (from >= to) {
      return false;
    }
    String between = masked.substring(from, to); // never the whole rest: that would be quadratic
    return between.indexOf('\\') >= 0 && !between.replace("\\\n", "").isBlank();
  }

  /** The first newline in a stretch of space that no backslash takes away, or -1. */
  private int newlineBetween(int from, int to) {
    for (int at = from; at < to; at++) {
      if (masked.charAt(at) == '\\') {
        at++;
      } else if (masked.charAt(at) == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** The delimiter stands at the start of its line; only {@code <<-} lets tabs stand before it. */
  private boolean endsAsBashEndsIt(SyntaxNode heredoc) {
    boolean tabs = heredoc.children().stream().anyMatch(child -> child.is("<<-"));
    for (SyntaxNode child : heredoc.children()) {
      if (child.is("heredoc_end")) {
        int at = child.start();
        while (tabs && at > 0 && masked.charAt(at - 1) == '\t') {
          at--;
        }
        return at > 0 && masked.charAt(at - 1) == '\n';
      }
    }
    return false;
  }

  private void collectPipeline(SyntaxNode node, Fed first, List<SimpleCommand> out) {
    Fed fed = first;
    for (SyntaxNode child : node.children()) {
      int from = out.size();
      collect(child, fed, out);
      if (out.size() > from) {
        fed = out.size() == from + 1 ? Printed.by(out.get(from)) : Fed.UNSEEN;
      }
    }
  }

  private void collectCommand(SyntaxNode node, Fed outer, List<SimpleCommand> out) {
    List<Word> words = new ArrayList<>();
    boolean plain = true;
    Fed fed = outer;
    int swallowed = -1;
    int from = node.start();
    for (SyntaxNode child : node.children()) {
      misread |= losesCharacter(from, child.start());
      if (swallowed < 0) {
        swallowed = newlineBetween(from, child.start());
      }
      from = child.end();
      if (child.is("variable_assignment") || child.type().endsWith("_redirect")) {
        plain = false;
        fed = redirects.input(child).or(fed);
      } else if (!child.is("comment")) {
        addWord(child, words);
      }
    }
    if (swallowed >= 0) {
      swallowedNewlines.add(swallowed);
    }
    misread |= !words.isEmpty() && KEYWORDS.contains(words.get(0).raw());
    if (!words.isEmpty()) {
      List<Redirect> outputs = redirects.outputs(node.children());
      out.add(new SimpleCommand(node.start(), node.end(), words, plain, fed, outputs));
    }
    for (SyntaxNode child : node.children()) {
      child.children().forEach(inner -> collect(inner, Fed.NOTHING, out));
    }
  }

  /** What stands without a space between is one word; the grammar takes {@code $"…"} for two. */
  private void addWord(SyntaxNode node, List<Word> words) {
    int start = node.start();
    if (!words.isEmpty() && isJoined(words.get(words.size() - 1).end(), start)) {
      start = words.remove(words.size() - 1).start();
    }
    Optional<String> literal = LiteralWord.of(masked, text, start, node.end());
    words.add(new Word(start, node.end(), text.substring(start, node.end()), literal));
  }

  /** Whether nothing is between two places but line breaks that a backslash takes away. */
  private boolean isJoined(int from, int to) {
    return masked.substring(from, to).replace("\\\n", "").isEmpty();
  }

  private void addComment(SyntaxNode node) {
    // In "a"#b the grammar sees a comment; in bash one begins only where a word could.
    int before = node.start() - 1;
    while (before > 0 && masked.startsWith("\\\n", before - 1)) {
      before -= 2;
    }
    misread |= before >= 0 && WORD_ENDS.indexOf(masked.charAt(before)) < 0;
    int lineStart = text.lastIndexOf('\n', node.start() - 1) + 1;
    boolean ownLine = text.substring(lineStart, node.start()).isBlank();
    String said = text.substring(node.start(), node.end()).replaceFirst("^#+", "").strip();
    comments.add(new Comment(node.start(), node.end(), said, ownLine));
  }
}
