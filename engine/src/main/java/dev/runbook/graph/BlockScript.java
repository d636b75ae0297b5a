package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Comment;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Prompts;
import dev.runbook.shell.Script;
import dev.runbook.shell.SshCall;
import dev.runbook.shell.Statement;
import dev.runbook.shell.TerminalNeed;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A block's shell text with its placeholders, and the titled parts it falls into. */
final class BlockScript {
  /** A line that leads elsewhere stands early in its block; further down nobody is looked for. */
  private static final int LINES_LOOKED_AT = 200;

  private final Prompts prompts;
  private final ScriptPlaces places;
  private final Script script;
  private final List<Placeholder> placeholders;

  private BlockScript(Fence fence, Script script, List<Placeholder> placeholders) {
    this.prompts = fence.prompts();
    this.places = new ScriptPlaces(fence);
    this.script = script;
    this.placeholders = placeholders;
  }

  static BlockScript of(Fence fence, PlaceholderFinder finder) {
    String text = fence.prompts().script();
    List<Placeholder> placeholders = finder.in(text);
    return new BlockScript(fence, read(text, placeholders), placeholders);
  }

  /** The commands in it, in order. */
  List<Statement> statements() {
    return script.statements();
  }

  /** Whether all of it fits the grammar. */
  boolean sound() {
    return script.sound();
  }

  /** What must be filled in, by offsets in the text. */
  List<Placeholder> placeholders() {
    return placeholders;
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
  BashText bashText(Block block, List<Stretch> typedElsewhere) {
    StringBuilder text = new StringBuilder(Script.mask(prompts.script(), placeholders));
    for (Stretch stretch : typedElsewhere) {
      text.replace(stretch.start(), stretch.end(), stretch.text().replaceAll("[^\n]", " "));
    }
    return new BashText(text.toString(), block.span(), places::span);
  }

  /** A part of the text, with its offsets. */
  record Stretch(int start, int end, String text) {}

  /** Where a stretch of the text stands in the source. */
  Span sourceSpan(int start, int end) {
    return places.span(start, end);
  }

  /**
   * Takes the text apart. What is typed into a client or on another host need not fit the grammar:
   * where the text as a whole does not, a line that leads there still ends what is run here.
   */
  private static Script read(String text, List<Placeholder> placeholders) {
    Script whole = Script.parse(text, placeholders);
    if (whole.sound()) {
      return whole;
    }
    int end = 0;
    for (int line = 0; line < LINES_LOOKED_AT && end < text.length(); line++) {
      int start = end;
      int newline = text.indexOf('\n', start);
      end = newline < 0 ? text.length() : newline + 1;
      if (leadsElsewhere(text.substring(start, end))) {
        Script before = Script.parse(text.substring(0, end), within(placeholders, end));
        if (before.sound()) {
          return joined(text, before, rest(text, end, placeholders));
        }
      }
    }
    return whole;
  }

  private static boolean leadsElsewhere(String line) {
    List<Statement> statements = Script.parse(line).statements();
    if (statements.size() != 1) {
      return false;
    }
    Statement only = statements.get(0);
    boolean login =
        only.exact().flatMap(SshCall::in).filter(ssh -> ssh.command().isEmpty()).isPresent();
    return login || TerminalNeed.leadsInside(only);
  }

  private static List<Placeholder> within(List<Placeholder> placeholders, int end) {
    return placeholders.stream().filter(each -> each.end() <= end).toList();
  }

  /** The rest of a text, read with its offsets kept. */
  private static Script rest(String text, int from, List<Placeholder> placeholders) {
    List<Placeholder> later = placeholders.stream().filter(each -> each.start() >= from).toList();
    return Script.parse(" ".repeat(from) + text.substring(from), later);
  }

  private static Script joined(String text, Script first, Script second) {
    List<Statement> statements = new ArrayList<>(first.statements());
    statements.addAll(second.statements());
    List<Comment> comments = new ArrayList<>(first.comments());
    comments.addAll(second.comments());
    return new Script(text, statements, comments, second.sound());
  }

  /** The titled parts of the block, in order; a block without a command has none. */
  List<Paragraphs.Part> parts() {
    return new Paragraphs(prompts.script(), script).parts();
  }
}
