package dev.runbook.host.jshell.remote;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.Snippet;

/** The block and place that each snippet came from. */
final class SnippetOrigins {
  private record Origin(int evaluation, Splitter.Piece piece) {}

  private final Map<String, Origin> byId = new HashMap<>();

  /** Remembers a snippet, unless it is an older one that is only told of its new state. */
  void note(Snippet snippet, int evaluation, Splitter.Piece piece) {
    byId.putIfAbsent(snippet.id(), new Origin(evaluation, piece));
  }

  /** What the compiler says of a snippet. */
  SnippetProblem finding(Snippet snippet, Diag diagnostic) {
    return new SnippetProblem(
        message(diagnostic),
        place(snippet.id(), (int) diagnostic.getStartPosition(), (int) diagnostic.getEndPosition())
            .map(List::of)
            .orElse(List.of()));
  }

  /** A line of a snippet, counted from 1, without its indentation. */
  Optional<TextRange> line(String id, int line) {
    Origin origin = byId.get(id);
    if (origin == null) {
      return Optional.empty();
    }
    String source = origin.piece().source();
    int start = 0;
    for (int at = 1; at < line && source.indexOf('\n', start) >= 0; at++) {
      start = source.indexOf('\n', start) + 1;
    }
    int newline = source.indexOf('\n', start);
    int end = newline < 0 ? source.length() : newline;
    while (start < end && Character.isWhitespace(source.charAt(start))) {
      start++;
    }
    return place(id, start, end);
  }

  private Optional<TextRange> place(String id, int start, int end) {
    return Optional.ofNullable(byId.get(id))
        .map(
            origin -> {
              int length = origin.piece().end() - origin.piece().start();
              int from = Math.max(0, Math.min(start, length));
              int to = Math.max(from, Math.min(end, length));
              int base = origin.piece().start();
              return new TextRange(origin.evaluation(), base + from, base + to);
            });
  }

  /** The compiler's lines as one; where JShell keeps its own classes is of no use to anybody. */
  private static String message(Diag diagnostic) {
    return diagnostic
        .getMessage(Locale.ROOT)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("location:"))
        .map(line -> line.replaceAll("^(symbol|found|required|reason):\\s+", "$1: "))
        .collect(Collectors.joining("; "));
  }
}
