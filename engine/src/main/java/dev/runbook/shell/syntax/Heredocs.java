package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads the bodies of here-documents behind a line (bash's make_cmd.c, make_here_document). */
final class Heredocs {
  private static final String ESCAPED = "$`\\";

  private final Input in;
  private final Expansions expansions;

  Heredocs(Input in, Expansions expansions) {
    this.in = in;
    this.expansions = expansions;
  }

  /** Steps over the line break that is next and over the bodies that were announced before it. */
  void newline() {
    in.at = in.afterNewline(in.at);
    readPending();
  }

  /** Reads what is pending from the next line on, and goes on where it is now. */
  void readAhead() {
    if (in.pending.isEmpty()) {
      return;
    }
    int outer = in.at;
    int newline = in.read.indexOf('\n', in.at);
    boolean any = newline >= 0 && newline < in.limit;
    in.at = any ? in.afterNewline(newline) : in.limit;
    readPending();
    if (any) {
      in.resumeAfter(newline, in.at);
    }
    in.at = outer;
  }

  /** Reads the bodies that the end of the text leaves nothing for. */
  void atEnd() {
    readPending();
  }

  private void readPending() {
    List<Input.Pending> pending = in.pending;
    in.pending = new ArrayList<>();
    pending.forEach(this::body);
  }

  private void body(Input.Pending pending) {
    int from = in.at;
    int to = from;
    int next = from;
    boolean terminated = false;
    WordPartsBuilder parts = new WordPartsBuilder(in, List.of());
    while (!terminated && next < in.limit) {
      to = next;
      int end = lineEnd(next, keepsContinuations(pending));
      String read = joined(next, end, keepsContinuations(pending));
      String line = pending.tabs() ? read.substring(tabs(read)) : read;
      if (line.equals(pending.delimiter())) {
        terminated = true;
        next = Math.min(in.limit, end + 1);
      } else if (endsInSubstitution(line, pending.delimiter())) {
        terminated = true;
        next = afterMark(next, pending);
      } else {
        next = Math.min(in.limit, end + 1);
        to = next;
      }
    }
    // Where the text ends in a substitution, nothing closes it, and nobody asks for the body's
    // parts.
    if (terminated || in.substitutions == 0) {
      read(pending, from, to, parts);
    }
    Heredoc heredoc =
        new Heredoc(
            pending.redirection().start(),
            in.place(from),
            in.placeAfter(to) < in.place(from) ? in.place(from) : in.placeAfter(to),
            pending.delimiter(),
            pending.quoted(),
            terminated,
            in.placeAfter(next),
            parts.toList());
    pending.redirection().heredoc(heredoc);
    in.notes.heredocs.put(heredoc.introducedAt(), heredoc);
    in.at = next;
  }

  /** {@code EOF)}: in {@code $(…)} bash takes the body for ended where the rest closes it. */
  private boolean endsInSubstitution(String line, String delimiter) {
    return in.substitutions > 0
        && line.startsWith(delimiter)
        && line.indexOf(')', delimiter.length()) >= 0;
  }

  /** Where a line ends; one that a backslash continues is the same line, unless nothing is read. */
  private int lineEnd(int from, boolean quoted) {
    int at = from;
    while (at < in.limit && in.charAt(at) != '\n') {
      at += !quoted && in.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, in.limit);
  }

  private static int tabs(String line) {
    int count = 0;
    while (count < line.length() && line.charAt(count) == '\t') {
      count++;
    }
    return count;
  }

  /** Behind the mark that a line begins with, continued lines in it included. */
  private int afterMark(int from, Input.Pending pending) {
    int at = from;
    boolean keeps = keepsContinuations(pending);
    int tabs = pending.tabs() ? tabs(joined(from, in.limit, keeps)) : 0;
    for (int left = tabs + pending.delimiter().length(); left > 0; left--) {
      at = (keeps ? at : in.skip(at)) + 1;
    }
    return at;
  }

  /** A mark in quotes keeps backslashes, unless the lines were joined before it was looked at. */
  private boolean keepsContinuations(Input.Pending pending) {
    return pending.quoted() && !in.joined;
  }

  private int skipTabs(int from) {
    int at = from;
    while (in.charAt(at) == '\t') {
      at++;
    }
    return at;
  }

  private String joined(int from, int to, boolean quoted) {
    String line = in.shown(Math.min(from, to), to);
    return quoted ? line : line.replace("\\\n", "");
  }

  /** What the command gets: leading tabs taken off, expansions apart. */
  private void read(Input.Pending pending, int from, int to, WordPartsBuilder parts) {
    int outer = in.at;
    int limit = in.limit;
    boolean joined = in.joined;
    in.at = from;
    in.limit = to;
    in.joined |= !pending.quoted();
    try {
      boolean expands = !pending.quoted();
      boolean lineStart = true;
      while (in.at < to) {
        if (lineStart && pending.tabs()) {
          in.at = Math.min(to, skipTabs(in.at));
        }
        lineStart = in.charAt(in.at) == '\n';
        if (in.at < to) {
          expands = expands && one(parts);
          if (!expands) {
            in.at = in.joined ? Math.min(to, in.skip(in.at)) : in.at;
          }
          if (!expands && in.at < to) {
            parts.literal();
          }
        }
      }
    } finally {
      in.at = outer;
      in.limit = limit;
      in.joined = joined;
    }
  }

  /**
   * Reads what is next; false where it stays as it is, with all that follows: bash looks at
   * expansions in a body when it runs the command, and says then what is wrong.
   */
  private boolean one(WordPartsBuilder parts) {
    char c = in.peek();
    if (c == Input.END) {
      return true;
    }
    if ("\\`$".indexOf(c) < 0) {
      parts.literal();
      return true;
    }
    int from = in.at;
    int level = in.depth();
    try {
      expansions.inDoubleQuotes(c, parts, ESCAPED);
      return true;
    } catch (Reject unread) {
      in.backTo(level);
      in.at = from;
      return false;
    }
  }
}
