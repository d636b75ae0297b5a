package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import dev.runbook.host.mock.HostScript.Entry;
import dev.runbook.source.BoundedText;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    Map<String, List<Entry>> texts = new HashMap<>();
    List<Entry> patterns = new ArrayList<>();
    for (Entry entry : entries) {
      List<Entry> alike = texts.computeIfAbsent(entry.wanted().text(), any -> new ArrayList<>());
      Stream.concat(alike.stream(), patterns.stream())
          .filter(earlier -> takesAll(earlier, entry))
          .min(Comparator.comparing(earlier -> earlier.place().span().start()))
          .ifPresent(earlier -> report(earlier, entry));
      if (entry.lasts()) {
        (entry.wanted() instanceof Wanted.Matching ? patterns : alike).add(entry);
      }
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
    return earlier.only().takes(later.only()) && takes(earlier.wanted(), later.wanted());
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
    List<String> values = exactly.template().isPlain() ? List.of("") : VALUES;
    return values.stream()
        .map(value -> CommandTemplate.replaced(exactly.text(), name -> value))
        .map(Invocation::of)
        .allMatch(command -> BoundedText.matches(pattern, command.text(), false));
  }

  /** Two regular expressions, of which the first ends in anything. */
  private static boolean takes(String earlier, String later) {
    var prefix = PREFIX.matcher(earlier);
    return prefix.matches() && later.startsWith(prefix.group(1)) && !later.contains("|");
  }
}
