package dev.runbook.document;

import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.IndentedCodeBlock;

/**
 * Reads indented code: a block, or several where its text holds fences.
 *
 * <p>Other dialects of Markdown indent the contents of a tab or a note by four columns. GitHub
 * shows these with the marks of their fences, and people copy the commands between them all the
 * same.
 */
final class IndentedReader {
  private static final Pattern OPENING =
      Pattern.compile("(?<indent>[ \\t]*)(?<marks>`{3,}|~{3,})(?<info>[^`]*)");

  /** A language as Python's Markdown has it, on the first line: {@code :::console}. */
  private static final Pattern LANGUAGE = Pattern.compile("\\s*:::(?<language>[\\w-]+)\\s*");

  private final PageText page;
  private final Source source;
  private final Problems problems;

  IndentedReader(PageText page, Problems problems) {
    this.page = page;
    this.source = page.source();
    this.problems = problems;
  }

  /** Its blocks, and the text among them; nothing of a blank one. */
  List<Element> read(IndentedCodeBlock node, int depth) {
    List<String> lines = List.of(node.getLiteral().stripTrailing().split("\n", -1));
    int firstLine = page.firstLine(node);
    List<Element> elements = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < lines.size(); at++) {
      Matcher opening = OPENING.matcher(lines.get(at));
      int end = opening.matches() ? closing(lines, at, opening.group("marks")) : -1;
      if (end >= 0) {
        addText(lines.subList(from, at), firstLine + from, depth, elements);
        elements.add(fence(opening, lines.subList(at, end + 1), firstLine + at, depth));
        from = end + 1;
        at = end;
      }
    }
    if (elements.isEmpty()) {
      addCode(lines, firstLine, depth, elements);
    } else {
      addText(lines.subList(from, lines.size()), firstLine + from, depth, elements);
    }
    return elements;
  }

  private static int closing(List<String> lines, int opening, String marks) {
    for (int at = opening + 1; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      if (line.startsWith(marks) && line.chars().allMatch(c -> c == marks.charAt(0))) {
        return at;
      }
    }
    return -1;
  }

  private void addText(List<String> lines, int firstLine, int depth, List<Element> elements) {
    if (lines.isEmpty()) {
      return;
    }
    ParagraphReader.text(span(firstLine, lines.size()), depth, String.join("\n", lines))
        .ifPresent(elements::add);
  }

  private void addCode(List<String> lines, int firstLine, int depth, List<Element> elements) {
    Matcher named = LANGUAGE.matcher(lines.get(0));
    int first = named.matches() ? 1 : 0;
    String language = named.matches() ? named.group("language").toLowerCase(Locale.ROOT) : "";
    List<String> text = lines.subList(first, lines.size());
    if (text.stream().anyMatch(line -> !line.isBlank())) {
      elements.add(
          block(
              Block.Form.INDENTED,
              language,
              Attributes.NONE,
              text,
              firstLine + first,
              span(firstLine, lines.size()),
              depth));
    }
  }

  private Block fence(Matcher opening, List<String> lines, int firstLine, int depth) {
    String info = opening.group("info").strip();
    InfoString infoString = InfoString.of(info, info);
    int infoAt =
        source.lineStart(firstLine)
            + source.lineText(firstLine).length()
            - lines.get(0).length()
            + opening.end("marks")
            + opening.group("info").indexOf(info);
    int indent = opening.group("indent").length();
    List<String> text =
        lines.subList(1, lines.size() - 1).stream()
            .map(line -> line.substring(Math.min(indent, blanks(line))))
            .toList();
    return block(
        Block.Form.INDENTED_FENCE,
        infoString.language(),
        infoString.attributes(infoAt, problems),
        text,
        firstLine + 1,
        span(firstLine, lines.size()),
        depth);
  }

  private static int blanks(String line) {
    return line.length() - line.stripLeading().length();
  }

  private Block block(
      Block.Form form,
      String language,
      Attributes attributes,
      List<String> lines,
      int firstLine,
      Span span,
      int depth) {
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    LineOffsets offsets = LineOffsets.aligned(text, source, firstLine);
    return new Block(form, span, language, language, attributes, text, offsets, depth, true);
  }

  /** Whole lines, without the blanks before the first. */
  private Span span(int firstLine, int count) {
    int start = source.lineStart(firstLine) + blanks(source.lineText(firstLine));
    int last = firstLine + count - 1;
    return new Span(start, Math.max(start, page.lineEnd(last)));
  }
}
