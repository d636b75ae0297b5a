package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Prompts;
import dev.runbook.source.Span;
import java.util.List;

/** Maps offsets in a block's commands, without their prompts, to places in the source. */
final class ScriptPlaces {
  private final Block block;
  private final List<Integer> cuts;
  private final LineStarts scriptLines;
  private final LineStarts blockLines;

  private ScriptPlaces(Fence fence) {
    this.block = fence.block();
    this.cuts = fence.prompts().cuts();
    this.scriptLines = new LineStarts(fence.prompts().script());
    this.blockLines = new LineStarts(block.text());
  }

  /** The places of a fence's commands; where nothing is cut off, they are the block's own. */
  static BashText.Places of(Fence fence) {
    Prompts prompts = fence.prompts();
    Block block = fence.block();
    return prompts.isWhole() && prompts.script().equals(block.text())
        ? new Whole(block)
        : new ScriptPlaces(fence)::span;
  }

  private record Whole(Block block) implements BashText.Places {
    @Override
    public Span span(int start, int end) {
      int length = block.text().length();
      return block.sourceSpan(Math.min(length, start), Math.min(length, end));
    }
  }

  private Span span(int start, int end) {
    return block.sourceSpan(blockOffset(start), blockOffset(end));
  }

  private int blockOffset(int offset) {
    int line = scriptLines.of(offset);
    int cut = line < cuts.size() ? cuts.get(line) : 0;
    int place = blockLines.start(line) + cut + offset - scriptLines.start(line);
    return Math.min(block.text().length(), place);
  }
}
