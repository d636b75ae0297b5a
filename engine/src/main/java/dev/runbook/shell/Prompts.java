package dev.runbook.shell;

import dev.runbook.work.Lines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The commands of a block, without prompts and output.
 *
 * <p>The script has as many lines as the text. Prompts are cut off the front of their lines, so
 * that what they precede is what was typed, the body and the end of a heredoc included; lines that
 * were printed, or typed into another program, are left empty.
 *
 * @param script the text with only the commands left
 * @param output what each command printed
 * @param cuts for each line, how many characters were cut off its front
 * @param elsewhere the lines that are typed at the prompt of another program
 */
public record Prompts(
    String script, List<Output> output, List<Integer> cuts, List<Elsewhere> elsewhere) {
  /**
   * Expected output.
   *
   * @param start the offset of its first character in the text
   * @param text its lines
   */
  public record Output(int start, String text) {}

  /**
   * A line that another program than a shell reads.
   *
   * @param start the offset of its first character in the text
   * @param text the line, its prompt included
   */
  public record Elsewhere(int start, String text) {}

  /** Copies the lists. */
  public Prompts {
    output = List.copyOf(output);
    cuts = List.copyOf(cuts);
    elsewhere = List.copyOf(elsewhere);
  }

  /** Whether nothing is cut off: all of the text is commands. */
  public boolean isWhole() {
    for (int cut : cuts) {
      if (cut > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a command stands behind a prompt. */
  public boolean isPrompted() {
    int at = 0;
    for (int line = 0; line < cuts.size(); line++) {
      int end = script.indexOf('\n', at);
      end = end < 0 ? script.length() : end;
      if (cuts.get(line) > 0 && end > at) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  /** A text without prompts: all of it is the script. */
  public static Prompts none(String text) {
    return new Prompts(text, List.of(), Collections.nCopies(Lines.count(text), 0), List.of());
  }

  /** A text without prompts that was printed from an offset on. */
  public static Prompts upTo(int offset, String text) {
    String printed = text.substring(offset);
    List<Integer> cuts = new ArrayList<>();
    StringBuilder script = new StringBuilder(text.substring(0, offset));
    text.substring(0, offset).lines().forEach(line -> cuts.add(0));
    printed.lines().forEach(line -> cuts.add(line.length()));
    printed.chars().filter(c -> c == '\n').forEach(c -> script.append('\n'));
    return new Prompts(script.toString(), List.of(new Output(offset, printed)), cuts, List.of());
  }
}
