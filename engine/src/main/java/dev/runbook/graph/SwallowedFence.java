package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.source.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses a block in which another fence opens: its own end was forgotten, and the words between
 * the two would be run, with what stands between their backticks.
 */
final class SwallowedFence {
  /** Only a closing fence has nothing behind its marks. */
  private static final Pattern OPENS =
      Pattern.compile("(?m)^ {0,3}(`{3,}|~{3,})[ \\t]*[A-Za-z][\\w+-]*[ \\t]*(?:\\{.*)?$");

  private static final Pattern MARKS = Pattern.compile("`+|~+");

  private final Problems problems;

  SwallowedFence(Problems problems) {
    this.problems = problems;
  }

  /** Looks through the text of a block that runs. */
  void check(Block block) {
    String text = block.text();
    boolean marks = text.contains("```") || text.contains("~~~");
    if (block.form() != Block.Form.FENCED || !block.closed() || !marks) {
      return;
    }
    Matcher own = MARKS.matcher(problems.source().text());
    Matcher opens = OPENS.matcher(text);
    if (opens.find()
        && own.region(block.span().start(), block.span().end()).lookingAt()
        && opens.group(1).startsWith(own.group())) {
      problems.error(
          block.sourceSpan(opens.start(1), opens.end(1)),
          "unclosed-fence",
          "a fence opens here, so the one that opens on line "
              + problems.source().line(block.span().start())
              + " was never closed",
          "end that one with " + own.group() + " on its own line");
    }
  }
}
