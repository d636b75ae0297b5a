package dev.runbook.document;

import java.util.List;

/**
 * The text of one paragraph or heading.
 *
 * @param runs its runs of text, neighbours of one style joined
 * @param links its links
 * @param content what a reader could copy: no alternative texts of images, line breaks kept
 */
record Inlines(List<Inline> runs, List<Link> links, String content) {
  /** Its text without styles. */
  String plain() {
    StringBuilder plain = new StringBuilder();
    runs.forEach(run -> plain.append(run.text()));
    return plain.toString();
  }
}
