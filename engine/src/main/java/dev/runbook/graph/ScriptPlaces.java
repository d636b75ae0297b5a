package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Prompts;
import dev.runbook.source.Span;
import java.util.Arrays;

/** Where the text of a block's commands, its prompts cut off, stands in the source. */
final class ScriptPlaces {
  private final Block block;
  private final Prompts prompts;
  private final int[] scriptLines;
  private final int[] blockLines;

  ScriptPlaces(Fence fence) {
    this.block = fence.block();
    this.prompts = fence.prompts();
    this.scriptLines = lineStarts(prompts.script());
    this.blockLines = lineStarts(block.text());
  }

  /** The source's span of a stretch of the commands' text. */
  Span span(int start, int end) {
    return block.sourceSpan(blockOffset(start), blockOffset(end));
  }

  private int blockOffset(int offset) {
    int found = Arrays.binarySearch(scriptLines, offset);
    int line = found >= 0 ? found : -found - 2;
    int cut = line < prompts.cuts().size() ? prompts.cuts().get(line) : 0;
    return Math.min(block.text().length(), blockLines[line] + cut + offset - scriptLines[line]);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
    for (int line = 1; line < starts.length; line++) {
      starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
    }
    return starts;
  }
}
