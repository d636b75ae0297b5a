package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Prompts;
import dev.runbook.source.Span;

/** Maps offsets in a block's commands, without their prompts, to places in the source. */
final class ScriptPlaces {
  private final Block block;
  private final Prompts prompts;
  private final LineStarts scriptLines;
  private final LineStarts blockLines;

  ScriptPlaces(Fence fence) {
    this.block = fence.block();
    this.prompts = fence.prompts();
    this.scriptLines = new LineStarts(prompts.script());
    this.blockLines = new LineStarts(block.text());
  }

  /** The source's span of a stretch of the commands' text. */
  Span span(int start, int end) {
    return block.sourceSpan(blockOffset(start), blockOffset(end));
  }

  private int blockOffset(int offset) {
    int line = scriptLines.of(offset);
    int cut = line < prompts.cuts().size() ? prompts.cuts().get(line) : 0;
    int place = blockLines.start(line) + cut + offset - scriptLines.start(line);
    return Math.min(block.text().length(), place);
  }
}
