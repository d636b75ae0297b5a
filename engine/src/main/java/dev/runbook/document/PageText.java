package dev.runbook.document;

import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * The Markdown of a source, with the place of each node of its tree in the whole file.
 *
 * @param source the file
 * @param start where the Markdown begins: after the front matter
 */
record PageText(Source source, int start) {
  /** What a node covers, from its first line's start to its last line's end. */
  Span span(Node node) {
    List<SourceSpan> lines = node.getSourceSpans();
    return lines.isEmpty()
        ? Span.at(start)
        : new Span(span(lines.get(0)).start(), span(lines.get(lines.size() - 1)).end());
  }

  /** What one line of a node covers. */
  Span span(SourceSpan line) {
    int from = start + line.getInputIndex();
    return new Span(from, from + line.getLength());
  }

  /** The text of one line of a node, without what lists and quotes put before it. */
  String text(SourceSpan line) {
    return source.text(span(line));
  }

  /** The source's line in which a node begins, counted from 1. */
  int firstLine(Node node) {
    return source.line(span(node).start());
  }

  /** Where a line of the source ends, its line end not counted. */
  int lineEnd(int line) {
    return source.lineStart(line) + source.lineText(line).length();
  }
}
