package dev.runbook.shell;

import dev.runbook.shell.syntax.SyntaxError;
import dev.runbook.shell.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines that complete a command that was typed at a prompt: what follows a backslash, the body
 * of a heredoc, the rest of a quote or a loop.
 *
 * <p>The prompt that bash shows before such lines, {@code > }, is cut off where it stands. What is
 * complete takes no more lines, and neither does what nothing completes.
 */
final class UnfinishedCommand {
  /** A command that a person typed is not longer, heredocs aside. */
  private static final int MOST_LINES = 100;

  /** How many lines are looked at in all: a long text must not be read for each of its lines. */
  private static final int MOST_IN_ALL = 100_000;

  private static final Pattern HEREDOC = Pattern.compile("(?<!<)<<(-?)\\s*[\\\\'\"]?([\\w.-]+)");

  /** What a person fills in, which would read as redirections. */
  private static final Pattern FILLED_IN =
      Pattern.compile("(?<!<)<[^<>\\s&|;()](?:[^<>\\n&|;()]{0,58}[^<>\\s&|;()])?>");

  static final Pattern SECOND_PROMPT = Pattern.compile("^(?:[a-z]+)?>(?: |$)");

  private final List<String> lines;
  private final HeredocEnds ends;
  private final Predicate<String> another;
  private final StringBuilder command;
  private final List<Integer> cuts = new ArrayList<>();
  private final int most;
  private int next;
  private boolean secondPrompts;

  /**
   * A command.
   *
   * @param ends where the lines stand that may end a heredoc
   * @param first the index of its first line
   * @param cut where the command begins in that line
   * @param another whether another command begins with a line
   */
  UnfinishedCommand(
      List<String> lines, HeredocEnds ends, int first, int cut, Predicate<String> another) {
    this.lines = lines;
    this.ends = ends;
    this.another = another;
    this.command = new StringBuilder(lines.get(first).substring(cut));
    this.next = first + 1;
    this.most = Math.min(MOST_LINES, MOST_IN_ALL / lines.size());
  }

  /** How much is cut off each of the lines that complete it; none where it is complete. */
  List<Integer> continuations() {
    heredocs(lines.get(next - 1));
    int sure = cuts.size();
    while (next < lines.size() && cuts.size() < sure + most && !isComplete()) {
      boolean continued = endsWithBackslash();
      String line = lines.get(next);
      secondPrompts |= SECOND_PROMPT.matcher(line).find();
      if (!continued && !secondPrompts && another.test(line)) {
        break;
      }
      take(secondPrompts);
      heredocs(line);
      sure = continued ? cuts.size() : sure;
    }
    return sure == cuts.size() || isComplete() ? cuts : cuts.subList(0, sure);
  }

  private void take(boolean cutPrompt) {
    String line = lines.get(next++);
    Matcher prompt = SECOND_PROMPT.matcher(line);
    int cut = cutPrompt && prompt.find() ? prompt.end() : 0;
    command.append('\n').append(line, cut, line.length());
    cuts.add(cut);
  }

  /** Takes the bodies of the heredocs that a line begins; one without an end is none. */
  private void heredocs(String line) {
    if (!line.contains("<<")) { // as HEREDOC has them
      return;
    }
    Matcher heredoc = HEREDOC.matcher(line);
    while (heredoc.find()) {
      boolean tabs = !heredoc.group(1).isEmpty();
      int end = ends.after(next, heredoc.group(2), tabs);
      if (end >= 0) {
        boolean prompts = SECOND_PROMPT.matcher(lines.get(end)).find();
        secondPrompts |= prompts;
        while (next <= end) {
          take(prompts);
        }
      }
    }
  }

  /** Two of them are one that is quoted, and the line ends there. */
  private boolean endsWithBackslash() {
    int from = command.length();
    while (from > 0 && command.charAt(from - 1) == '\\') {
      from--;
    }
    return (command.length() - from) % 2 == 1;
  }

  /** Whether the shell would run what was typed so far and not wait for more. */
  private boolean isComplete() {
    return SyntaxTree.isPlain(command)
        || !endsWithBackslash()
            && SyntaxTree.of(filledIn()).error().filter(SyntaxError::incomplete).isEmpty();
  }

  private String filledIn() {
    return command.indexOf("<") < 0
        ? command.toString()
        : FILLED_IN.matcher(command).replaceAll("value");
  }
}
