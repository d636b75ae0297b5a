package dev.runbook.document;

import dev.runbook.document.Inline.Style;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Reads the runs of text and the links of one paragraph or heading.
 *
 * <p>Where styles stand in one another a run has the one that matters most to a reader: code, then
 * link, strong, emphasis. HTML tags are left out, as a terminal has no use for them.
 */
final class InlineReader {
  private final PageText page;
  private final Problems problems;
  private final List<Inline> runs = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private final StringBuilder content = new StringBuilder();
  private final StringBuilder linkText = new StringBuilder();
  private Style style = Style.PLAIN;
  private int strong;
  private int emphasis;
  private int link;
  private int image;

  private InlineReader(PageText page, Problems problems) {
    this.page = page;
    this.problems = problems;
  }

  /** All of a paragraph or heading. */
  static Inlines read(Node block, PageText page, Problems problems) {
    return new InlineReader(page, problems).walk(block, Integer.MAX_VALUE);
  }

  /** A paragraph up to an offset of the source; nothing in it is reported. */
  static Inlines readUpTo(int offset, Node block, PageText page) {
    return new InlineReader(page, new Problems(page.source())).walk(block, offset);
  }

  private Inlines walk(Node block, int until) {
    for (Node top = block.getFirstChild(); top != null; top = top.getNext()) {
      if (!top.getSourceSpans().isEmpty() && page.span(top).start() >= until) {
        break;
      }
      walkTree(top);
    }
    endRun();
    stripTrailing();
    return new Inlines(List.copyOf(runs), List.copyOf(links), content.toString());
  }

  /** Without recursion: how deep a page nests is not for us to say. */
  private void walkTree(Node top) {
    Node node = top;
    enter(node);
    while (true) {
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
      } else {
        while (node != top && node.getNext() == null) {
          leave(node);
          node = node.getParent();
        }
        leave(node);
        if (node == top) {
          return;
        }
        node = node.getNext();
      }
      enter(node);
    }
  }

  private void enter(Node node) {
    count(node, 1);
    if (node instanceof Text text) {
      add(text.getLiteral(), current());
    } else if (node instanceof Code code) {
      add(code.getLiteral(), Style.CODE);
    } else if (node instanceof SoftLineBreak) {
      lineBreak(" ");
    } else if (node instanceof HardLineBreak) {
      lineBreak("\n");
    } else if (node instanceof HtmlInline html) {
      html(html);
    }
  }

  private void leave(Node node) {
    count(node, -1);
    if (node instanceof org.commonmark.node.Link target && link == 0) {
      links.add(new Link(page.span(target), linkText.toString(), target.getDestination()));
      linkText.setLength(0);
    }
  }

  private void count(Node node, int by) {
    if (node instanceof StrongEmphasis) {
      strong += by;
    } else if (node instanceof Emphasis) {
      emphasis += by;
    } else if (node instanceof org.commonmark.node.Link) {
      link += by;
    } else if (node instanceof Image) {
      image += by;
    }
  }

  private Style current() {
    if (link > 0) {
      return Style.LINK;
    }
    return strong > 0 ? Style.STRONG : emphasis > 0 ? Style.EMPHASIS : Style.PLAIN;
  }

  private void add(String text, Style as) {
    if (as != style) {
      endRun();
      style = as;
    }
    run.append(text);
    if (link > 0) {
      linkText.append(text);
    }
    if (image == 0) {
      content.append(text);
    }
  }

  private void lineBreak(String shown) {
    add(shown, current());
    if (image == 0) {
      content.setCharAt(content.length() - 1, '\n');
    }
  }

  private void html(HtmlInline html) {
    String tag = html.getLiteral();
    if (tag.regionMatches(true, 0, "<br", 0, 3)) {
      lineBreak("\n");
    } else if (RunbookComment.isOne(tag)) {
      Span span = page.span(html);
      RunbookComment.misplaced(span, problems);
    }
  }

  private void endRun() {
    if (run.length() > 0) {
      runs.add(new Inline(run.toString(), style));
      run.setLength(0);
    }
  }

  private void stripTrailing() {
    while (!runs.isEmpty()) {
      Inline last = runs.remove(runs.size() - 1);
      String text = last.text().stripTrailing();
      if (!text.isEmpty()) {
        runs.add(new Inline(text, last.style()));
        return;
      }
    }
  }
}
