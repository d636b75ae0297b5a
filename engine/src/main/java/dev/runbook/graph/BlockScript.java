package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Comment;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Prompts;
import dev.runbook.shell.Script;
import dev.runbook.shell.SshCall;
import dev.runbook.shell.Statement;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.placeholder.PlaceholderText;
import dev.runbook.shell.program.Assigned;
import dev.runbook.shell.program.TerminalNeed;
import dev.runbook.shell.syntax.SyntaxError;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A block's shell text with its placeholders, and the titled parts it falls into. */
final class BlockScript {
  private final Prompts prompts;
  private final ScriptPlaces places;
  private final Script script;
  private final List<Placeholder> placeholders;
  private final Optional<SyntaxError> error;
  private boolean extendedPatterns;
  private final Assigned assigned;

  private BlockScript(
      Fence fence, Script script, List<Placeholder> placeholders, Optional<SyntaxError> error) {
    this.prompts = fence.prompts();
    this.places = new ScriptPlaces(fence);
    this.script = script;
    this.placeholders = placeholders;
    this.error = error;
    this.assigned = Assigned.in(script.tree());
  }

  static BlockScript of(Fence fence, PlaceholderFinder finder, boolean extendedPatterns) {
    String text = fence.prompts().script();
    PlaceholderText read = finder.read(text);
    SyntaxTree tree =
        extendedPatterns && !read.tree().isSound()
            ? SyntaxTree.withExtendedPatterns(text, Script.mask(text, read.placeholders()))
            : read.tree();
    BlockScript script = read(fence, text, Script.of(tree), read.placeholders());
    script.extendedPatterns = extendedPatterns;
    return script;
  }

  /** The commands in it, in order. */
  List<Statement> statements() {
    return script.statements();
  }

  /** What it assigns to variables and aliases. */
  Assigned assigned() {
    return assigned;
  }

  /** What bash rejects in it; empty where it accepts all that it is to read. */
  Optional<SyntaxError> error() {
    return error;
  }

  /** What must be filled in, by offsets in the text. */
  List<Placeholder> placeholders() {
    return placeholders;
  }

  /** Those that begin at or after an offset. */
  List<Placeholder> placeholdersFrom(int offset) {
    int low = 0;
    int high = placeholders.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (placeholders.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return placeholders.subList(low, placeholders.size());
  }

  /** Whether a line ends between two places. */
  boolean hasLineBreak(int from, int to) {
    return prompts.script().substring(from, to).indexOf('\n') >= 0;
  }

  /** The whole lines after the one with the first offset, up to the one with the last. */
  Stretch linesBetween(int first, int last) {
    String text = prompts.script();
    int newline = text.indexOf('\n', first);
    int from = newline < 0 ? text.length() : newline + 1;
    int to = text.indexOf('\n', last);
    int end = Math.max(from, to < 0 ? text.length() : to);
    return new Stretch(from, end, text.substring(from, end));
  }

  /** What bash is given of it: all but what is typed where a command leads. */
  BashText bashText(Block block, List<Stretch> typedElsewhere, Source source) {
    StringBuilder text = new StringBuilder(Script.mask(prompts.script(), placeholders));
    for (Stretch stretch : typedElsewhere) {
      text.replace(stretch.start(), stretch.end(), stretch.text().replaceAll("[^\n]", " "));
    }
    List<Problem> rejected =
        new RejectedText(source, prompts.script(), places::span).problems(error, script.tree());
    return new BashText(text.toString(), block.span(), places::span, extendedPatterns, rejected);
  }

  /** A part of the text, with its offsets. */
  record Stretch(int start, int end, String text) {}

  /** Where a stretch of the text stands in the source. */
  Span sourceSpan(int start, int end) {
    return places.span(start, end);
  }

  /**
   * Takes the text apart. What is typed into a client or on another host need not be shell text:
   * where bash rejects the text as a whole, a line that leads there still ends what is run here.
   */
  private static BlockScript read(
      Fence fence, String text, Script whole, List<Placeholder> placeholders) {
    for (Statement statement : whole.sound() ? List.<Statement>of() : whole.soundStatements()) {
      boolean login = isLogin(statement);
      boolean inside = !login && TerminalNeed.leadsInside(statement);
      if (inside || login) {
        int newline = text.indexOf('\n', statement.end());
        int end = newline < 0 ? text.length() : newline + 1;
        Script before = Script.parse(text.substring(0, end), within(placeholders, end));
        Script rest = rest(text, end, placeholders);
        return new BlockScript(
            fence,
            joined(whole, before, rest),
            placeholders,
            inside ? Optional.empty() : rest.error());
      }
    }
    return new BlockScript(fence, whole, placeholders, whole.error());
  }

  /** Whether a line, read on its own, leads to another host or into a client. */
  static boolean leadsElsewhere(String line) {
    List<Statement> statements = Script.parse(line).statements();
    return statements.size() == 1
        && (isLogin(statements.get(0)) || TerminalNeed.leadsInside(statements.get(0)));
  }

  private static boolean isLogin(Statement statement) {
    return statement
        .exact()
        .flatMap(SshCall::in)
        .filter(ssh -> ssh.command().isEmpty())
        .isPresent();
  }

  private static List<Placeholder> within(List<Placeholder> placeholders, int end) {
    return placeholders.stream().filter(each -> each.end() <= end).toList();
  }

  /** The rest of a text, read with its offsets kept. */
  private static Script rest(String text, int from, List<Placeholder> placeholders) {
    List<Placeholder> later = placeholders.stream().filter(each -> each.start() >= from).toList();
    return Script.parse(" ".repeat(from) + text.substring(from), later);
  }

  private static Script joined(Script whole, Script first, Script second) {
    List<Statement> statements = new ArrayList<>(first.statements());
    statements.addAll(second.statements());
    List<Comment> comments = new ArrayList<>(first.comments());
    comments.addAll(second.comments());
    return new Script(whole.tree(), statements, comments);
  }

  /** The titled parts of the block, in order; a block without a command has none. */
  List<Paragraphs.Part> parts() {
    return new Paragraphs(prompts.script(), script).parts();
  }
}
