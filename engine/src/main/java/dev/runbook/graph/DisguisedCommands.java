package dev.runbook.graph;

import dev.runbook.source.PrintableText;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;

/** Refuses characters that make a command look like another one. */
final class DisguisedCommands {
  private final Problems problems;

  DisguisedCommands(Problems problems) {
    this.problems = problems;
  }

  /** Looks through the text of a block that runs. */
  void check(Fence fence) {
    refuseHidden(fence);
    if (fence.isShell()) {
      refuseBlanks(fence);
      refuseBrokenContinuation(fence);
    }
  }

  private void refuseHidden(Fence fence) {
    String text = fence.block().text();
    int hidden = PrintableText.firstHidden(text);
    if (hidden >= 0) {
      Span place = fence.block().sourceSpan(hidden, hidden + 1);
      problems.error(
          place,
          "hidden-character",
          String.format(
              "an invisible character (U+%04X) in a block that runs", text.codePointAt(hidden)),
          "delete it: such characters make a command look like another one");
    }
  }

  /**
   * The shell takes such a blank for a part of the word beside it; in quotes it is the author's.
   */
  private void refuseBlanks(Fence fence) {
    String script = fence.prompts().script();
    int blank = UnquotedBlanks.first(script);
    if (blank >= 0) {
      problems.error(
          ScriptPlaces.of(fence).span(blank, blank + 1),
          "no-break-space",
          String.format(
              "a blank that is no space (U+%04X) between the words of a command",
              (int) script.charAt(blank)),
          "write a space: the shell takes this one for a part of the word beside it");
    }
  }

  /** The whole block is looked at: the lines after it may have been taken for output. */
  private void refuseBrokenContinuation(Fence fence) {
    int backslash = UnquotedBlanks.brokenContinuation(fence.block().text());
    if (backslash >= 0) {
      problems.error(
          fence.block().sourceSpan(backslash, backslash + 2),
          "broken-continuation",
          "this line looks continued, and is not: the command ends here",
          "let one backslash be the last character of the line, with no blank after it");
    }
  }
}
