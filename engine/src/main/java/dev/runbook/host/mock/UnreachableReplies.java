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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds replies that a host can never give, because an earlier reply takes every such command. */
final class UnreachableReplies {
  /** What may be where a parameter is named: plain, quoted, a path, with blanks. */
  private static final List<String> VALUES =
      List.of("x", "20260102", "'a b'", "\"it's\"", "/srv/a-b_c.d", "a@b:~%+,=");

  /** A regular expression that is a fixed text and then anything. */
  private static final Pattern PREFIX =
      Pattern.compile("((?:[^\\\\.()\\[\\]{}*+?|^$]|\\\\[^a-zA-Z0-9])*+)\\.\\*");

  private final Problems problems;

  UnreachableReplies(Problems problems) {
    this.problems = problems;
  }

  /** Reports the entries of one host of one file that never answer. */
  void check(List<Entry> entries) {
    Map<String, List<Entry>> texts = new HashMap<>();
    List<Earlier> patterns = new ArrayList<>();
    for (Entry entry : entries) {
      List<Entry> alike = texts.computeIfAbsent(key(entry), any -> new ArrayList<>());
      Stream.concat(
              alike.stream(),
              patterns.stream()
                  .filter(pattern -> pattern.takes(entry.wanted()))
                  .map(Earlier::entry))
          .filter(earlier -> earlier.only().takes(entry.only()))
          .min(Comparator.comparing(earlier -> earlier.place().span().start()))
          .ifPresent(earlier -> report(earlier, entry));
      if (entry.lasts()) {
        alike.add(entry);
        Earlier.of(entry).ifPresent(patterns::add);
      }
    }
  }

  /** The same for two that are written alike. */
  private static String key(Entry entry) {
    return entry.wanted().getClass().getSimpleName() + " " + entry.wanted().text();
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

  /**
   * A regular expression that is never used up.
   *
   * @param fixed the text that every command of it begins with, where anything may follow that
   */
  private record Earlier(Entry entry, Pattern pattern, Optional<String> fixed) {
    static Optional<Earlier> of(Entry entry) {
      if (!(entry.wanted() instanceof CommandMatcher.Matching matching)
          || matching.plain().isEmpty()) {
        return Optional.empty();
      }
      var prefix = PREFIX.matcher(matching.text());
      Optional<String> fixed = prefix.matches() ? Optional.of(prefix.group(1)) : Optional.empty();
      return Optional.of(new Earlier(entry, matching.plain().get(), fixed));
    }

    /** Whether every command that is wanted is also one of these, as far as that shows. */
    boolean takes(CommandMatcher later) {
      return later instanceof CommandMatcher.Exactly exactly
          ? takes(exactly)
          : fixed.filter(later.text()::startsWith).isPresent() && !later.text().contains("|");
    }

    private boolean takes(CommandMatcher.Exactly exactly) {
      List<String> values = exactly.template().isPlain() ? List.of("") : VALUES;
      return values.stream()
          .map(value -> CommandTemplate.replaced(exactly.text(), name -> value))
          .map(Invocation::of)
          .allMatch(command -> BoundedText.matches(pattern, command.text(), false));
    }
  }
}
