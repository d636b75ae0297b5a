package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.document.Document;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The fences of a page, each read once. */
final class Fences {
  private final Map<Block, Fence> byBlock = new IdentityHashMap<>();
  private final List<Fence> all;

  Fences(Document document) {
    this.all = document.blocks().stream().map(Fence::of).toList();
    all.forEach(fence -> byBlock.put(fence.block(), fence));
  }

  /** All of them, in page order. */
  List<Fence> all() {
    return all;
  }

  /** What is made of a block of the page. */
  Fence of(Block block) {
    return byBlock.get(block);
  }
}
