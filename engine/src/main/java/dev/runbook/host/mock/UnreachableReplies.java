package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import dev.runbook.host.mock.HostScript.Entry;
import dev.runbook.source.Problems;
import java.util.List;
import java.util.regex.Pattern;

/** Finds replies that can never be given, because one before them takes every such command. */
final class UnreachableReplies {
  /** What may stand where a parameter is named: plain, quoted, a path, with blanks. */
  private static final List<String> VALUES =
      List.of("x", "20260102", "'a b'", "\"it's\"", "/srv/a-b_c.d", "a@b:~%+,=");

  /** A regular expression that is a fixed text and then anything. */
  private static final Pattern PREFIX =
      Pattern.compile("((?:[^\\\\.()\\[\\]{}*+?|^$]|\\\\[^a-zA-Z0-9])*)\\.\\*");

  private final Problems problems;

  UnreachableReplies(Problems problems) {
    this.problems = problems;
  }

  /** Reports the entries of one host of one file that never answer. */
  void check(List<Entry> entries) {
    for (int i = 1; i < entries.size(); i++) {
      Entry later = entries.get(i);
      entries.subList(0, i).stream()
          .filter(earlier -> takesAll(earlier, later))
          .findFirst()
          .ifPresent(earlier -> report(earlier, later));
    }
  }

  private void report(Entry earlier, Entry later) {
    problems.error(
        later.place().span(),
        "never-answers",
        "line %d never answers: line %d takes every such command"
            .formatted(later.place().line(), earlier.place().line()),
        "put it first, give line %d `times` or `when`, or remove one of the two"
            .formatted(earlier.place().line()));
  }

  private static boolean takesAll(Entry earlier, Entry later) {
    return earlier.lasts()
        && earlier.only().takes(later.only())
        && takes(earlier.wanted(), later.wanted());
  }

  /**
   * Whether every command that one wants is also one that the other wants, as far as that shows.
   */
  private static boolean takes(CommandMatcher earlier, CommandMatcher later) {
    if (earlier.getClass().equals(later.getClass()) && earlier.text().equals(later.text())) {
      return true;
    }
    if (!(earlier instanceof CommandMatcher.Matching pattern) || pattern.plain().isEmpty()) {
      return false;
    }
    return later instanceof CommandMatcher.Exactly exactly
        ? takes(pattern.plain().get(), exactly)
        : takes(pattern.text(), later.text());
  }

  private static boolean takes(Pattern pattern, CommandMatcher.Exactly exactly) {
    return VALUES.stream()
        .map(value -> CommandTemplate.replaced(exactly.text(), name -> value))
        .map(Invocation::of)
        .allMatch(command -> pattern.matcher(command.text()).matches());
  }

  /** Two regular expressions, of which the first ends in anything. */
  private static boolean takes(String earlier, String later) {
    var prefix = PREFIX.matcher(earlier);
    return prefix.matches() && later.startsWith(prefix.group(1)) && !later.contains("|");
  }
}
