package dev.runbook.document;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a page of Markdown as runbooks see it.
 *
 * <p>Whatever a page holds, it is read: what is wrong in it is a problem of the document, and none
 * is thrown. The time it takes grows with the page's size, and the stack does not.
 *
 * <p>How a page is read:
 *
 * <ul>
 *   <li>A heading at the top level of the page opens a section. One in a list or a quote counts for
 *       the anchors, as on GitHub, and is prose.
 *   <li>A comment {@code <!-- runbook: … -->} that is the first thing under a heading belongs to
 *       the section, even where a block follows it at once; a second one, and any other comment
 *       with a block right after it in the same list item or quote, belongs to the block. Comments
 *       of others and blank lines may stand between. One that belongs to nothing is an error.
 *   <li>An alert is a quote whose first line begins with its mark, wherever it stands and whatever
 *       follows on the line: a warning that GitHub shows as a plain quote still was one. The blocks
 *       and tasks in it come after it; the rest is its text.
 * </ul>
 */
public final class DocumentParser {
  /** A list takes two of these for each level, so this is what a hundred levels and one need. */
  private static final int OPEN_BLOCKS = 2 * (PageReader.MAX_DEPTH + 2);

  private static final int INLINE_NESTING = 100;

  private static final Parser MARKDOWN =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(OPEN_BLOCKS)
          .maxInlineNesting(INLINE_NESTING)
          .build();

  /** Reads a page. */
  public Document parse(Source source) {
    Problems problems = new Problems(source);
    Optional<FrontMatterRegion> region = FrontMatterRegion.find(source);
    FrontMatter frontMatter =
        region
            .map(found -> new FrontMatterReader(source, problems).read(found))
            .orElse(FrontMatter.NONE);
    int start = region.map(FrontMatterRegion::end).orElse(0);
    Node tree = MARKDOWN.parse(source.text().substring(start));
    List<Section> sections = new PageReader(new PageText(source, start), problems).read(tree);
    return new Document(source, frontMatter, sections, inPageOrder(problems.all()));
  }

  private static List<Problem> inPageOrder(List<Problem> problems) {
    return problems.stream()
        .sorted(Comparator.comparingInt(problem -> problem.span().start()))
        .toList();
  }
}
