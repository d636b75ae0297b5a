package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.document.Element;
import dev.runbook.document.Prose;
import dev.runbook.document.Section;
import dev.runbook.shell.Reason;
import java.util.List;
import java.util.Optional;

/**
 * The place of a block or task on its page.
 *
 * @param section its section
 * @param titles the titles down to its section
 * @param marks what the page's marks say of it
 * @param before the element just before it, if there is one in its section
 */
record BlockPlace(
    Section section, List<String> titles, List<Reason> marks, Optional<Element> before) {
  BlockPlace {
    titles = List.copyOf(titles);
    marks = List.copyOf(marks);
  }

  /** What the paragraph just before says, if it is one. */
  Optional<String> said() {
    return prose().map(prose -> prose.plain().strip());
  }

  /** The words just before a block that lead up to it, as its title. */
  Optional<String> leadIn(Block block) {
    return prose().flatMap(prose -> LeadIn.to(block, prose));
  }

  private Optional<Prose> prose() {
    return before.filter(each -> each instanceof Prose).map(each -> (Prose) each);
  }
}
