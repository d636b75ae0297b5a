package dev.runbook.document;

import dev.runbook.source.Span;
import java.util.List;

/**
 * A heading and the elements directly under it, up to the next heading of any level.
 *
 * @param index its place in the page's list of sections
 * @param parent the index of the section it stands in; -1 for the page itself
 * @param level 1 to 6; 0 for the page itself
 * @param title the heading's text without markup; empty for the page itself
 * @param slug GitHub's anchor for the heading, unique in the page; empty for the page itself
 * @param span the heading
 * @param attributes what a {@code <!-- runbook: … -->} comment right under the heading says
 * @param elements what stands under it, in order
 * @param links the links in it, in order
 */
public record Section(
    int index,
    int parent,
    int level,
    String title,
    String slug,
    Span span,
    Attributes attributes,
    List<Element> elements,
    List<Link> links) {
  /** Copies the lists. */
  public Section {
    elements = List.copyOf(elements);
    links = List.copyOf(links);
  }
}
