package dev.runbook.host.jshell;

import dev.runbook.host.Invocation;
import dev.runbook.host.Origin;
import dev.runbook.host.jshell.remote.SnippetProblem;
import dev.runbook.host.jshell.remote.TextRange;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words the errors of a block, with the page's own lines and columns. */
final class Complaints {
  private static final String CODE = "java";

  private final Map<Integer, Invocation> byNumber = new HashMap<>();

  /** Remembers a block: what it declares may fail when a later one uses it. */
  void remember(int number, Invocation command) {
    byNumber.put(number, command);
  }

  String render(List<SnippetProblem> findings) {
    return findings.stream().map(this::render).collect(Collectors.joining());
  }

  private String render(SnippetProblem finding) {
    if (finding.places().isEmpty()) {
      return "error[" + CODE + "]: " + finding.message() + "\n";
    }
    Located first = locate(finding.places().get(0));
    List<String> callers =
        finding.places().stream().skip(1).map(this::locate).map(Located::at).distinct().toList();
    Optional<String> hint =
        callers.isEmpty()
            ? Optional.empty()
            : Optional.of("called from " + String.join(", ", callers));
    return Problem.error(first.source(), first.span(), CODE, finding.message())
            .withHint(hint)
            .render()
        + "\n";
  }

  private record Located(Source source, Span span) {
    String at() {
      return source.name() + ":" + source.line(span.start());
    }
  }

  /** A text that is not as it is on its page is its own page. */
  private Located locate(TextRange place) {
    Invocation command = byNumber.get(place.evaluation());
    String text = command.text();
    int from = Math.min(place.start(), text.length());
    int to = Math.min(Math.max(from, place.end()), text.length());
    if (command.origin().isEmpty()) {
      return new Located(Source.of("block", text), new Span(from, to));
    }
    Origin origin = command.origin().get();
    int start = origin.offset(text, from);
    return new Located(
        Source.of(origin.name(), origin.page()),
        new Span(start, Math.max(start, origin.offset(text, to))));
  }
}
