package dev.runbook.lint;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Script;
import dev.runbook.shell.program.Call;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.shell.program.Code;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import dev.runbook.work.RecentResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command that a shell reads, parsed for all rules when the first rule asks for that; what was
 * read of the commands of a long page is kept for a while only.
 */
final class ReadCommand {
  /** How a placeholder begins once it is masked, so that rules tell it from the author's text. */
  private static final String MASK = "QZ";

  private final Source source;
  private final Step step;
  private final Command command;
  private final Catalogue catalogue;
  private final String text;
  private final RecentResults<ReadCommand, List<ShellText>> recent;

  ReadCommand(
      Source source,
      Step step,
      Command command,
      Catalogue catalogue,
      RecentResults<ReadCommand, List<ShellText>> recent) {
    this.recent = recent;
    this.source = source;
    this.step = step;
    this.command = command;
    this.catalogue = catalogue;
    this.text = masked(command);
  }

  Step step() {
    return step;
  }

  Command command() {
    return command;
  }

  /** Every program it calls, on every level; placeholders are masked. */
  List<Call> called() {
    return levels().get(0).called();
  }

  /** What each shell on the way reads, the page's own first. */
  List<ShellText> levels() {
    return recent.of(this, ReadCommand::readLevels);
  }

  private List<ShellText> readLevels() {
    List<ShellText> all = new ArrayList<>();
    all.add(ShellText.of(Script.parse(text), false, catalogue));
    for (Call each : all.get(0).called()) {
      nestedText(each)
          .map(inner -> ShellText.of(Script.parse(inner), true, catalogue))
          .ifPresent(all::add);
    }
    return all;
  }

  /**
   * Whether one of these characters may stand in what a shell reads of it, on any level; {@code
   * $'…'} may hold any. It is quicker to ask than to parse a command that cannot be meant.
   */
  boolean mayHold(String characters) {
    for (int at = 0; at < characters.length(); at++) {
      if (text.indexOf(characters.charAt(at)) >= 0) {
        return true;
      }
    }
    return text.contains("$'");
  }

  /** Whether it may call a program, on any level: it names it, or hides what it names. */
  boolean mayCall(String program) {
    return text.contains(program) || mayHold("$'\"\\");
  }

  /** Its text, each placeholder masked by as many letters. */
  String text() {
    return text;
  }

  /** Whether a word was a placeholder before it was masked. */
  static boolean isMasked(String word) {
    return word.startsWith(MASK) || word.matches("x{1,2}");
  }

  /**
   * The source's span of a word in it. A word that an inner shell reads may be written with more
   * quotes here: then its beginning has to do, or the command's first line.
   */
  Span place(String word) {
    int at = text().indexOf(word);
    if (at >= 0) {
      return place(at, at + word.length());
    }
    String beginning = word.split("[$'\"\\\\`]", 2)[0];
    int near = beginning.length() < 3 ? -1 : text().indexOf(beginning);
    return near < 0 ? place() : place(near, near + beginning.length());
  }

  /** The source's span of its first line. */
  Span place() {
    int end = command.text().indexOf('\n');
    return place(0, end < 0 ? command.text().length() : end);
  }

  /**
   * The source's span of a stretch of its text. A list's or quote's indentation, or a prompt, is
   * before each line on the page.
   */
  Span place(int from, int to) {
    int start = offset(from);
    return new Span(start, Math.max(start, Math.min(source.text().length(), offset(to))));
  }

  private int offset(int at) {
    int lineStart = command.text().lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    if (lineStart == 0 || at < lineStart) {
      return command.span().start() + at;
    }
    int lineEnd = command.text().indexOf('\n', lineStart);
    String line =
        command.text().substring(lineStart, lineEnd < 0 ? command.text().length() : lineEnd);
    int number = command.line() + (int) command.text().substring(0, lineStart).lines().count();
    if (number > source.lines()) {
      return command.span().end();
    }
    int indent = Math.max(0, source.lineText(number).indexOf(line));
    return source.lineStart(number) + indent + at - lineStart;
  }

  private static String masked(Command command) {
    StringBuilder text = new StringBuilder(command.text());
    for (Placeholder each : command.placeholders()) {
      if (each.kind() != Placeholder.Kind.VARIABLE) {
        for (int at = each.start(); at < each.end(); at++) {
          text.setCharAt(at, maskAt(at - each.start(), each.end() - each.start()));
        }
      }
    }
    return text.toString();
  }

  private static char maskAt(int at, int length) {
    return length > MASK.length() && at < MASK.length() ? MASK.charAt(at) : 'x';
  }

  /** The text that a program hands to another shell. */
  private static Optional<String> nestedText(Call called) {
    Optional<String> handed =
        called.inner().stream().flatMap(inner -> inner.script().stream()).findFirst();
    return handed.or(
        () ->
            called.codes().stream()
                .filter(code -> code.isShell() && code.place() == Code.Place.ARGUMENT)
                .flatMap(code -> code.text().stream())
                .findFirst());
  }
}
