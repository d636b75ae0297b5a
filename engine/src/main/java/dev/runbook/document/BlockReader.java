package dev.runbook.document;

import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.HashMap;
import java.util.Map;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.SourceSpan;

/** Reads one fenced code block. */
final class BlockReader {
  /** The longest line that is not warned about, in characters. */
  private static final int LONG_LINE = 8 * 1024;

  private final PageText page;
  private final Source source;
  private final Problems problems;

  /** The few words that open a page's many blocks, each kept once. */
  private final Map<String, String> words = new HashMap<>();

  BlockReader(PageText page, Problems problems) {
    this.page = page;
    this.source = page.source();
    this.problems = problems;
  }

  /** The block, with the attributes of its info string only. */
  Block read(FencedCodeBlock node, int depth) {
    Span opening = page.span(node.getSourceSpans().get(0));
    int fence = skipBlanks(opening.start(), opening.end());
    int info = skipBlanks(fence + node.getOpeningFenceLength(), opening.end());
    String written = source.text(new Span(info, opening.end())).stripTrailing();
    InfoString infoString = InfoString.of(written, node.getInfo());
    boolean closed = node.getClosingFenceLength() != null;
    int firstLine = source.line(fence) + 1;
    String text = FenceText.of(node, source, firstLine);
    LineOffsets lines = LineOffsets.aligned(text, source, firstLine);
    Block block =
        new Block(
            Block.Form.FENCED,
            new Span(fence, end(node, closed, firstLine + lines.size() - 1)),
            once(infoString.language()),
            once(written),
            infoString.attributes(info, problems),
            text,
            lines,
            depth,
            closed);
    refuseOpenEnd(block, fence, node.getOpeningFenceLength());
    warnAboutLongLine(firstLine, lines.size());
    return block;
  }

  private String once(String word) {
    String kept = words.putIfAbsent(word, word);
    return kept == null ? word : kept;
  }

  private int end(FencedCodeBlock node, boolean closed, int lastTextLine) {
    SourceSpan last = node.getSourceSpans().get(node.getSourceSpans().size() - 1);
    return closed ? page.span(last).end() : page.lineEnd(lastTextLine);
  }

  private void refuseOpenEnd(Block block, int fence, int length) {
    if (!block.closed()) {
      Span marks = new Span(fence, fence + length);
      problems.error(
          marks,
          "unclosed-fence",
          "this block is never closed, so everything up to line "
              + source.line(block.span().end())
              + " is its text",
          "end it with " + source.text(marks) + " on its own line, as far in as this one");
    }
  }

  private void warnAboutLongLine(int firstLine, int count) {
    for (int line = firstLine; line < firstLine + count; line++) {
      int start = source.lineStart(line);
      if (page.lineEnd(line) - start > LONG_LINE) {
        problems.warning(
            Span.at(start),
            "long-line",
            "a line of more than " + LONG_LINE + " characters",
            "it is too long to review; put it into a file");
        return;
      }
    }
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && (source.text().charAt(at) == ' ' || source.text().charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
