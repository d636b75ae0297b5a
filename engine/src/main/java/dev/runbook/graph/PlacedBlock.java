package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.shell.Reason;
import dev.runbook.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A block with its place on the page, and its attributes.
 *
 * @param fence the block
 * @param place where it stands
 * @param attributes its own attributes and those of its sections
 * @param base the host its commands run on, unless they say otherwise
 * @param options what its attributes say of how it is played
 */
record PlacedBlock(
    Fence fence, BlockPlace place, Attributes attributes, HostUse base, StepOptions options) {
  /** The block itself. */
  Block block() {
    return fence.block();
  }

  /** The author's marks on all of it. */
  List<Reason> marks(Source source) {
    List<Reason> all = new ArrayList<>(place.marks());
    all.addAll(AuthorMarks.ofAttributes(block().attributes(), source));
    return all;
  }

  /** The name its author gave it. */
  Optional<String> name() {
    return block().attributes().text("name");
  }

  /**
   * What makes a step of it optional: an attribute, its title, the paragraph before, a fence
   * without language.
   */
  Optional<String> condition(Optional<String> title) {
    Optional<String> attribute = attributes.text("optional");
    if (attribute.isPresent()) {
      return attribute
          .filter(said -> !said.equals("false"))
          .map(said -> said.equals("true") ? "optional" : said);
    }
    return title
        .flatMap(Titles::condition)
        .or(() -> place.said().filter(Titles::introducesCondition))
        .or(fence::offered);
  }
}
