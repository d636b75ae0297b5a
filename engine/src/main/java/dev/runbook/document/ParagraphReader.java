package dev.runbook.document;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;

/** Reads a paragraph: prose, a task, a table, or the mark of an alert. */
final class ParagraphReader {
  private static final Pattern TASK = Pattern.compile("\\[([ xX])]\\s+(?=\\S)");
  private static final Pattern ALERT =
      Pattern.compile("\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)]\\s*", Pattern.CASE_INSENSITIVE);

  private final PageText page;
  private final Problems problems;

  ParagraphReader(PageText page, Problems problems) {
    this.page = page;
    this.problems = problems;
  }

  /** The text of a paragraph or heading. */
  Inlines inlines(Node node) {
    return InlineReader.read(node, page, problems);
  }

  /**
   * What a paragraph is to the operator.
   *
   * @param marker the marker of the list item it begins, or empty
   */
  List<Element> elements(Paragraph node, Inlines text, int depth, String marker) {
    List<String> lines = node.getSourceSpans().stream().map(page::text).toList();
    int header = Tables.header(lines);
    if (header >= 0) {
      return table(node, lines, header, depth, marker);
    }
    return taskMark(node, text.runs())
        .map(mark -> (Element) task(node, mark, text.runs(), depth))
        .or(() -> prose(page.span(node), kind(node), depth, marker, text.runs()))
        .map(List::of)
        .orElse(List.of());
  }

  /** The kind of alert that a quote is, if its first paragraph says so. */
  Optional<Alert.Kind> alert(BlockQuote quote) {
    if (!(quote.getFirstChild() instanceof Paragraph first)) {
      return Optional.empty();
    }
    Matcher mark = ALERT.matcher(page.text(first.getSourceSpans().get(0)).stripLeading());
    return mark.lookingAt()
        ? Optional.of(Alert.Kind.valueOf(mark.group(1).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** The text of an alert's first paragraph, without its mark. */
  static List<Inline> withoutAlertMark(List<Inline> runs) {
    Matcher mark = ALERT.matcher(runs.isEmpty() ? "" : runs.get(0).text());
    return mark.lookingAt() ? without(mark.end(), runs) : runs;
  }

  /** Prose, unless it is empty. */
  static Optional<Element> prose(
      Span span, Prose.Kind kind, int depth, String marker, List<Inline> runs) {
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(new Prose(span, kind, depth, marker, runs));
  }

  /** Text that stands among indented fences, unless it is blank. */
  static Optional<Element> text(Span span, int depth, String text) {
    return asWritten(span, Prose.Kind.CODE, depth, text);
  }

  /** Text kept as written, unless it is blank. */
  static Optional<Element> verbatim(Span span, int depth, String text) {
    return asWritten(span, Prose.Kind.VERBATIM, depth, text);
  }

  private static Optional<Element> asWritten(Span span, Prose.Kind kind, int depth, String text) {
    return text.isBlank()
        ? Optional.empty()
        : prose(
            span, kind, depth, "", List.of(new Inline(text.stripTrailing(), Inline.Style.PLAIN)));
  }

  /** What kind of prose stands directly in a node's parent. */
  static Prose.Kind kind(Node node) {
    if (node.getParent() instanceof ListItem) {
      return Prose.Kind.ITEM;
    }
    return node.getParent() instanceof BlockQuote ? Prose.Kind.QUOTE : Prose.Kind.PARAGRAPH;
  }

  private List<Element> table(
      Paragraph node, List<String> lines, int header, int depth, String marker) {
    List<Element> elements = new ArrayList<>();
    List<SourceSpan> spans = node.getSourceSpans();
    int start = page.span(spans.get(header)).start();
    if (header > 0) {
      Span before = new Span(page.span(node).start(), page.span(spans.get(header - 1)).end());
      List<Inline> runs = InlineReader.readUpTo(start, node, page).runs();
      prose(before, kind(node), depth, marker, runs).ifPresent(elements::add);
    }
    String table = lines.stream().skip(header).collect(Collectors.joining("\n"));
    verbatim(new Span(start, page.span(node).end()), depth, table).ifPresent(elements::add);
    return elements;
  }

  /** GitHub's task mark; an escaped one, or one that is a link, is text. */
  private Optional<Matcher> taskMark(Paragraph node, List<Inline> runs) {
    if (!(node.getParent() instanceof ListItem item)
        || item.getFirstChild() != node
        || runs.isEmpty()
        || runs.get(0).style() != Inline.Style.PLAIN) {
      return Optional.empty();
    }
    boolean written = page.source().text().startsWith("[", page.span(node).start());
    String whole = runs.get(0).text() + (runs.size() > 1 ? "x" : "");
    Matcher mark = TASK.matcher(whole);
    return written && mark.lookingAt() ? Optional.of(mark) : Optional.empty();
  }

  private Task task(Paragraph node, Matcher mark, List<Inline> runs, int depth) {
    boolean done = !mark.group(1).equals(" ");
    return new Task(page.span(node), done, depth, without(mark.end(), runs));
  }

  /** Runs of text without the first characters of the first. */
  private static List<Inline> without(int count, List<Inline> runs) {
    List<Inline> rest = new ArrayList<>(runs);
    String text = rest.remove(0).text().substring(count);
    if (!text.isEmpty()) {
      rest.add(0, new Inline(text, runs.get(0).style()));
    }
    return rest;
  }
}
