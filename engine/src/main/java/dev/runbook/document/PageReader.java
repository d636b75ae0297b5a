package dev.runbook.document;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/**
 * Walks a page's tree and gives its elements to the sections, in order.
 *
 * <p>Only a heading at the page's top level opens a section: one in a list or a quote has an anchor
 * on GitHub, and is shown as prose.
 */
final class PageReader {
  /** How many lists and quotes may stand in one another. */
  static final int MAX_DEPTH = 100;

  private final PageText page;
  private final Problems problems;
  private final SectionsBuilder sections;
  private final ParagraphReader paragraphs;
  private final BlockReader blocks;
  private final IndentedReader indented;
  private final Deque<Integer> numbers = new ArrayDeque<>();
  private Optional<OpenAlert> alert = Optional.empty();
  private int depth;
  private boolean tooDeep;

  /** An alert whose end has not been reached: what is in it, and where it goes. */
  private record OpenAlert(BlockQuote quote, Alert.Kind kind, int index, List<Inline> text) {}

  PageReader(PageText page, Problems problems) {
    this.page = page;
    this.problems = problems;
    this.sections = new SectionsBuilder(page.start(), problems);
    this.paragraphs = new ParagraphReader(page, problems);
    this.blocks = new BlockReader(page, problems);
    this.indented = new IndentedReader(page, problems);
  }

  /** The page's sections. The tree is walked without recursion, however deep it is. */
  List<Section> read(Node root) {
    Node node = root.getFirstChild();
    while (node != null) {
      enter(node);
      Node inside = isContainer(node) ? node.getFirstChild() : null;
      node = inside != null ? inside : after(node, root);
    }
    return sections.build();
  }

  private Node after(Node last, Node root) {
    for (Node node = last; node != root; node = node.getParent()) {
      leave(node);
      if (node.getNext() != null) {
        return node.getNext();
      }
    }
    return null;
  }

  private static boolean isContainer(Node node) {
    return node instanceof BlockQuote || node instanceof ListBlock || node instanceof ListItem;
  }

  private void enter(Node node) {
    if (node instanceof Paragraph paragraph) {
      paragraph(paragraph);
    } else if (node instanceof FencedCodeBlock fence) {
      sections.block(blocks.read(fence, depth), node.getParent());
    } else if (node instanceof Heading heading) {
      heading(heading);
    } else if (node instanceof HtmlBlock html) {
      html(html);
    } else if (node instanceof IndentedCodeBlock code) {
      indented(code);
    } else if (node instanceof ThematicBreak) {
      sections.interrupt();
    } else if (isContainer(node)) {
      open(node);
    }
  }

  /** Blocks are blocks in an alert, too. */
  private void indented(IndentedCodeBlock code) {
    for (Element element : indented.read(code, depth)) {
      if (element instanceof Block block) {
        sections.block(block, code.getParent());
      } else {
        add(Optional.of(element));
      }
    }
  }

  private void open(Node container) {
    sections.interrupt();
    if (container instanceof OrderedList list) {
      numbers.push(list.getMarkerStartNumber());
    } else if (!(container instanceof ListBlock)) {
      depth++;
      refuseTooDeep(container);
    }
    if (container instanceof BlockQuote quote && alert.isEmpty()) {
      alert =
          paragraphs
              .alert(quote)
              .map(kind -> new OpenAlert(quote, kind, sections.size(), new ArrayList<>()));
    }
  }

  private void leave(Node node) {
    if (node instanceof OrderedList) {
      numbers.pop();
    } else if (node instanceof ListItem || node instanceof BlockQuote) {
      depth--;
      if (node.getParent() instanceof OrderedList) {
        numbers.push(numbers.pop() + 1);
      }
    }
    alert.filter(open -> open.quote() == node).ifPresent(this::close);
  }

  private void close(OpenAlert open) {
    alert = Optional.empty();
    Alert whole = new Alert(page.span(open.quote()), open.kind(), open.text());
    sections.insert(open.index(), whole);
  }

  private void heading(Heading heading) {
    Inlines text = paragraphs.inlines(heading);
    if (heading.getParent() instanceof Document) {
      sections.heading(heading.getLevel(), text, page.span(heading));
      return;
    }
    sections.anchor(text);
    sections.addLinks(text.links());
    List<Inline> strong =
        text.runs().isEmpty() ? List.of() : List.of(new Inline(text.plain(), Inline.Style.STRONG));
    add(
        ParagraphReader.prose(
            page.span(heading), ParagraphReader.kind(heading), depth, marker(heading), strong));
  }

  private void paragraph(Paragraph node) {
    Inlines text = paragraphs.inlines(node);
    sections.addLinks(text.links());
    for (Element element : paragraphs.elements(node, text, depth, marker(node))) {
      add(Optional.of(element));
    }
  }

  /** Adds an element; prose in an alert is the alert's. */
  private void add(Optional<Element> element) {
    if (element.isEmpty()) {
      return;
    }
    if (alert.isPresent() && element.get() instanceof Prose prose) {
      sections.interrupt();
      addTo(alert.get(), prose.text());
    } else {
      sections.add(element.get());
    }
  }

  private static void addTo(OpenAlert open, List<Inline> runs) {
    if (open.text().isEmpty()) {
      open.text().addAll(ParagraphReader.withoutAlertMark(runs));
    } else {
      open.text().add(new Inline("\n", Inline.Style.PLAIN));
      open.text().addAll(runs);
    }
  }

  private String marker(Node node) {
    if (!(node.getParent() instanceof ListItem item) || item.getFirstChild() != node) {
      return "";
    }
    return item.getParent() instanceof OrderedList list
        ? numbers.element() + list.getMarkerDelimiter()
        : ((BulletList) item.getParent()).getMarker();
  }

  private void html(HtmlBlock node) {
    String html = node.getLiteral();
    LineOffsets lines = LineOffsets.aligned(html, page.source(), page.firstLine(node));
    StringBuilder text = new StringBuilder();
    for (HtmlParts.Part part : HtmlParts.of(html)) {
      String partText = html.substring(part.start(), part.end());
      if (part.comment()) {
        comment(node, part, partText, lines);
      } else if (!partText.isBlank()) {
        sections.interrupt();
        text.append(partText);
      }
    }
    String shown = HtmlParts.withoutTags(text.toString()).strip();
    if (!shown.isEmpty()) {
      add(ParagraphReader.verbatim(page.span(node), depth, shown));
    }
  }

  private void comment(HtmlBlock node, HtmlParts.Part part, String text, LineOffsets lines) {
    int start = lines.sourceOffset(part.start());
    Span span = new Span(start, Math.max(start, lines.sourceOffset(part.end())));
    boolean ours = RunbookComment.isOne(text);
    if (!part.closed()) {
      unclosed(new Span(start, start + "<!--".length()), ours);
    }
    if (ours) {
      Attributes said =
          RunbookComment.read(text, at -> lines.sourceOffset(part.start() + at), problems);
      sections.comment(said, span, node.getParent());
    } else {
      RunbookComment.warnIfMisspelt(text, span, problems);
    }
  }

  private void unclosed(Span span, boolean ours) {
    String message = "this comment has no end, so the text after it is not read";
    String hint = "end it with `-->`";
    if (ours) {
      problems.error(span, "unclosed-comment", message, hint);
    } else {
      problems.warning(span, "unclosed-comment", message, hint);
    }
  }

  private void refuseTooDeep(Node container) {
    if (depth > MAX_DEPTH && !tooDeep) {
      tooDeep = true;
      problems.error(
          Span.at(page.span(container).start()),
          "nested-too-deep",
          "more than " + MAX_DEPTH + " lists and quotes inside one another",
          "deeper levels are not read; make the page flatter");
    }
  }
}
