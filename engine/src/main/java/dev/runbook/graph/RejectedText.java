package dev.runbook.graph;

import dev.runbook.shell.syntax.Heredoc;
import dev.runbook.shell.syntax.SyntaxError;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reports text that bash rejects, with its place on the page. Neither this text nor the text after
 * it runs.
 */
final class RejectedText {
  private final Source source;
  private final String text;
  private final BashText.Places places;

  RejectedText(Source source, String text, BashText.Places places) {
    this.source = source;
    this.text = text;
    this.places = places;
  }

  /** What is wrong in a text that nothing but bash reads. */
  static List<Problem> in(Source source, String text, BashText.Places places) {
    SyntaxTree tree = SyntaxTree.of(text);
    return new RejectedText(source, text, places).problems(tree.error(), tree);
  }

  /**
   * The error, if there is one, and each here-document of the tree that has no end: of those with
   * one delimiter the first, since the line that ends it may end the others.
   */
  List<Problem> problems(Optional<SyntaxError> error, SyntaxTree tree) {
    if (error.isEmpty() && tree.heredocs().isEmpty()) {
      return List.of();
    }
    List<Problem> all = new ArrayList<>();
    Set<String> delimiters = new HashSet<>();
    error.ifPresent(each -> all.add(problem(each)));
    tree.heredocs().stream()
        .filter(each -> !each.terminated() && delimiters.add(each.delimiter()))
        .map(this::endless)
        .forEach(all::add);
    return all;
  }

  /** What was begun and never ended is shown where it begins. */
  private Problem problem(SyntaxError error) {
    if (!error.incomplete()) {
      return problem(error.start(), error.end(), error.message(), error.hint());
    }
    int lastInk = Math.max(0, text.stripTrailing().length() - 1);
    int opened = Math.min(error.opened(), lastInk);
    return problem(opened, opened + 1, error.message(), error.hint());
  }

  private Problem endless(Heredoc heredoc) {
    String mark = heredoc.delimiter();
    return problem(
        heredoc.introducedAt(),
        heredoc.introducedAt() + 2,
        "this here-document has no end: no line says `" + mark + "` alone",
        almost(heredoc).orElse("write `" + mark + "` on its own line"));
  }

  /** The line that was meant to end a here-document, and why it does not. */
  private Optional<String> almost(Heredoc heredoc) {
    String mark = heredoc.delimiter();
    Matcher line =
        Pattern.compile("(?m)^[ \\t]*" + Pattern.quote(mark) + "(?!\\w)(.*)$").matcher(text);
    if (mark.isEmpty() || !line.find(Math.min(heredoc.start(), text.length()))) {
      return Optional.empty();
    }
    String after = line.group(1);
    String why =
        after.isEmpty()
            ? "is indented: move `" + mark + "` to the start of the line"
            : after.isBlank()
                ? "has blanks after `" + mark + "`: take them out"
                : "has more than `" + mark + "` in it: put the rest on the next line";
    int number = source.line(places.span(line.start(), line.start()).start());
    return Optional.of("line " + number + " " + why);
  }

  private Problem problem(int start, int end, String message, String hint) {
    return Problem.error(
            source, places.span(start, Math.max(start, end)), BashText.REJECTED, message)
        .withHint(hint);
  }
}
