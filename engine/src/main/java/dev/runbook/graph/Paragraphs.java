package dev.runbook.graph;

import dev.runbook.shell.Comment;
import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import dev.runbook.shell.program.TerminalNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a block at each comment that opens a paragraph with a command in it; this comment is a
 * title. A comment that asks a person for work is a separate part.
 *
 * <p>Other comments belong to the part whose commands they stand in, beside or right after. A
 * paragraph of comments alone says something of what comes after it, at the block's end of what
 * comes before.
 */
final class Paragraphs {
  /**
   * A titled part of a block.
   *
   * @param title the comment that opens it, if one does; what a person is asked for
   * @param comments every comment in it
   * @param statements its commands; none where a person does it
   */
  record Part(Optional<String> title, List<Comment> comments, List<Statement> statements) {
    Part {
      comments = List.copyOf(comments);
      statements = List.copyOf(statements);
    }

    /** Whether a person does it. */
    boolean byHand() {
      return statements.isEmpty();
    }
  }

  /** The blank lines between two commands: where the first and the last end; -1 for none. */
  private record Blanks(int first, int last) {}

  private final String text;
  private final Script script;
  private final List<Part> parts = new ArrayList<>();
  private Optional<String> title = Optional.empty();
  private List<Comment> comments = new ArrayList<>();
  private List<Statement> statements = new ArrayList<>();

  Paragraphs(String text, Script script) {
    this.text = text;
    this.script = script;
  }

  List<Part> parts() {
    int next = 0;
    int done = -1;
    for (Statement statement : script.statements()) {
      Blanks blanks = blanks(done, statement.start());
      List<Comment> ahead = new ArrayList<>();
      while (next < script.comments().size()
          && script.comments().get(next).start() < statement.start()) {
        Comment comment = script.comments().get(next++);
        boolean behind = blanks.first() < 0 || comment.start() < blanks.first();
        if (asksForHands(comment, Optional.of(statement))) {
          byHand(comment);
        } else {
          (behind ? comments : ahead).add(comment);
        }
      }
      begin(ahead, blanks.last());
      statements.add(statement);
      done = Math.max(done, statement.end()); // the body of a here-document reaches further
    }
    rest(next);
    return parts;
  }

  /** After the last command. */
  private void rest(int first) {
    for (Comment comment : script.comments().subList(first, script.comments().size())) {
      if (!script.statements().isEmpty() && asksForHands(comment, Optional.empty())) {
        byHand(comment);
      } else {
        comments.add(comment);
      }
    }
    end();
  }

  /** Where a command leads inside, what follows is typed there. */
  private boolean asksForHands(Comment comment, Optional<Statement> next) {
    return comment.ownLine()
        && ManualWorkComments.isAskedBy(comment.text(), next)
        && statements.stream().noneMatch(TerminalNeed::leadsInside);
  }

  /** Ends what came before, and stands by itself. */
  private void byHand(Comment comment) {
    end();
    parts.add(new Part(Optional.of(comment.text()), List.of(comment), List.of()));
  }

  /** Begins a part where the first comment of the paragraph says something. */
  private void begin(List<Comment> ahead, int paragraph) {
    if (ahead.isEmpty()) {
      return;
    }
    Optional<Comment> said =
        ahead.stream()
            .filter(each -> each.start() >= paragraph && each.ownLine() && saysSomething(each))
            .findFirst();
    if (said.isPresent()) {
      end();
      title = said.map(Comment::text);
    }
    comments.addAll(ahead);
  }

  private void end() {
    if (!statements.isEmpty()) {
      parts.add(new Part(title, comments, statements));
      comments = new ArrayList<>();
      statements = new ArrayList<>();
      title = Optional.empty();
    }
  }

  /**
   * Lines such as {@code #-----} are drawn, not said, and a script's first line names its shell.
   */
  private boolean saysSomething(Comment comment) {
    // Formatters of Markdown put a blank behind the `#` of a comment.
    boolean shebang = comment.start() == 0 && (text.startsWith("#!") || text.startsWith("# !/"));
    return !shebang && comment.text().chars().anyMatch(Character::isLetterOrDigit);
  }

  /** The blank lines after a command's end; the text begins as if after one. */
  private Blanks blanks(int done, int to) {
    int first = done < 0 ? 0 : -1;
    int last = first;
    boolean blank = done < 0;
    for (int at = Math.max(done, 0); at < to; at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        if (blank) {
          last = at + 1;
          first = first < 0 ? last : first;
        }
        blank = true;
      } else if (!Character.isWhitespace(c)) {
        blank = false;
      }
    }
    return new Blanks(first, last);
  }
}
