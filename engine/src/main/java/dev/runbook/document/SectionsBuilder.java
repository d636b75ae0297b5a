package dev.runbook.document;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Document;
import org.commonmark.node.Node;

/**
 * Collects the elements of each section, and gives each comment to the block or section that it
 * belongs to.
 */
final class SectionsBuilder {
  private final Problems problems;
  private final Slugs slugs = new Slugs();
  private final List<Section> done = new ArrayList<>();
  private final int[] openByLevel = new int[7];
  private final List<Comment> waiting = new ArrayList<>();

  private int level;
  private String title = "";
  private String slug = "";
  private Span span;
  private Attributes attributes = Attributes.NONE;
  private List<Element> elements = new ArrayList<>();
  private List<Link> links = new ArrayList<>();
  private boolean underHeading;

  /** A comment that waits for the block it belongs to. */
  private record Comment(Attributes attributes, Span span, Node parent) {}

  SectionsBuilder(int start, Problems problems) {
    this.span = Span.at(start);
    this.problems = problems;
    Arrays.fill(openByLevel, 1, openByLevel.length, -1);
  }

  /** Begins a section. */
  void heading(int newLevel, Inlines text, Span place) {
    interrupt();
    endSection();
    level = newLevel;
    title = text.plain().replace('\n', ' ').strip();
    slug = slugs.next(text.content());
    span = place;
    underHeading = true;
    links.addAll(text.links());
  }

  /** A heading that opens no section; GitHub gives it an anchor all the same. */
  void anchor(Inlines text) {
    slugs.next(text.content());
  }

  /** Adds prose, an alert or a task. */
  void add(Element element) {
    interrupt();
    elements.add(element);
  }

  /** Adds links to the section. */
  void addLinks(List<Link> more) {
    links.addAll(more);
  }

  /** How many elements the section has so far. */
  int size() {
    return elements.size();
  }

  /** Adds an element before those that were added since {@link #size()} was {@code index}. */
  void insert(int index, Element element) {
    elements.add(index, element);
  }

  /** Adds a block, with what the comments right before it say. */
  void block(Block block, Node parent) {
    if (waiting.isEmpty()) {
      underHeading = false;
      elements.add(block);
      return;
    }
    Map<String, Attributes.Value> values = new LinkedHashMap<>(block.attributes().values());
    for (Comment comment : waiting) {
      if (comment.parent() == parent) {
        merge(comment.attributes(), values);
      } else {
        RunbookComment.misplaced(comment.span(), problems);
      }
    }
    waiting.clear();
    underHeading = false;
    elements.add(withAttributes(block, new Attributes(values)));
  }

  /** A comment of ours: the section's if it is the first thing under the heading. */
  void comment(Attributes said, Span place, Node parent) {
    if (underHeading && parent instanceof Document) {
      attributes = said;
      underHeading = false;
    } else {
      waiting.add(new Comment(said, place, parent));
    }
  }

  /** Something stands between a heading or comment and what comes next. */
  void interrupt() {
    waiting.forEach(comment -> RunbookComment.misplaced(comment.span(), problems));
    waiting.clear();
    underHeading = false;
  }

  /** All sections, when the page is at its end. */
  List<Section> build() {
    interrupt();
    endSection();
    return done;
  }

  private void endSection() {
    int index = done.size();
    int parent = index == 0 ? -1 : parent();
    Arrays.fill(openByLevel, level, openByLevel.length, -1);
    openByLevel[level] = index;
    done.add(new Section(index, parent, level, title, slug, span, attributes, elements, links));
    attributes = Attributes.NONE;
    elements = new ArrayList<>();
    links = new ArrayList<>();
  }

  private int parent() {
    int above = level - 1;
    while (openByLevel[above] < 0) {
      above--;
    }
    return openByLevel[above];
  }

  private void merge(Attributes said, Map<String, Attributes.Value> values) {
    said.values()
        .forEach(
            (key, value) -> {
              if (values.putIfAbsent(key, value) != null) {
                problems.error(
                    value.span(),
                    "duplicate-attribute",
                    "`" + key + "` is given twice for this block",
                    "keep one of the two");
              }
            });
  }

  private static Block withAttributes(Block block, Attributes attributes) {
    return new Block(
        block.form(),
        block.span(),
        block.language(),
        block.info(),
        attributes,
        block.text(),
        block.lineOffsets(),
        block.depth(),
        block.closed());
  }
}
