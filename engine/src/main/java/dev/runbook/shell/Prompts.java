package dev.runbook.shell;

import dev.runbook.shell.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terminal sessions written down: the commands after the prompts, and the output between them.
 *
 * <p>The script has as many lines as the text. Prompts are cut off the front of their lines, so
 * that what they precede is what was typed, the body and the end of a heredoc included; printed
 * lines are left empty.
 *
 * @param script the text with only the commands left
 * @param output what each command printed
 * @param cuts for each line, how many characters were cut off its front
 */
public record Prompts(String script, List<Output> output, List<Integer> cuts) {
  /**
   * Expected output.
   *
   * @param start the offset of its first character in the text
   * @param text its lines
   */
  public record Output(int start, String text) {}

  private static final Pattern SHELL_PROMPT =
      Pattern.compile(
          "^\\s*(?:(?:\\([\\w.-]+\\) ?)?(?:\\[?[\\w.-]+@[\\w.-]+[^$#%>]{0,40})?[$#%]) +");
  private static final Pattern DOLLAR_PROMPT = Pattern.compile("^\\s*\\$ +");
  private static final Pattern COMMENT = Pattern.compile("^\\s*#.*");
  private static final Pattern HEREDOC = Pattern.compile("(?<!<)<<-?\\s*[\\\\'\"]?([\\w.-]+)");

  /** Copies the lists. */
  public Prompts {
    output = List.copyOf(output);
    cuts = List.copyOf(cuts);
  }

  /**
   * Reads a console block: a line with a prompt is a command, the others are output. A lone {@code
   * #} is root's prompt only where the block has no other prompt; else it begins a comment.
   */
  public static Prompts console(String text) {
    boolean others =
        text.lines().anyMatch(line -> SHELL_PROMPT.matcher(line).find() && !isComment(line));
    return new Reader(text, SHELL_PROMPT, others).read();
  }

  /**
   * Whether a shell block is in truth a session: its first line that is neither blank nor a comment
   * begins with {@code $ }. {@code $HOME/bin/x} and {@code $(date)} do not.
   */
  public static boolean looksLikeSession(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !isComment(line))
        .findFirst()
        .filter(line -> DOLLAR_PROMPT.matcher(line).find())
        .isPresent();
  }

  /**
   * Reads a shell block that looks like a session; only {@code $ } is a prompt there, {@code #} a
   * comment.
   */
  public static Prompts session(String text) {
    return new Reader(text, DOLLAR_PROMPT, true).read();
  }

  /** A text without prompts: all of it is the script. */
  public static Prompts none(String text) {
    return new Prompts(text, List.of(), Collections.nCopies((int) text.lines().count(), 0));
  }

  private static boolean isComment(String line) {
    return COMMENT.matcher(line).matches();
  }

  /** Reads line by line; what a line is follows from the one before. */
  private static final class Reader {
    private final String text;
    private final Pattern prompt;
    private final boolean comments;
    private final StringBuilder script = new StringBuilder();
    private final List<Output> output = new ArrayList<>();
    private final List<Integer> cuts = new ArrayList<>();
    private final Map<String, Integer> lastLines = new HashMap<>();

    /** Where the command before the line begins in the script; -1 after output. */
    private int command = -1;

    private boolean secondPrompts;
    private String delimiter = "";
    private int outputStart = -1;

    Reader(String text, Pattern prompt, boolean comments) {
      this.text = text;
      this.prompt = prompt;
      this.comments = comments;
    }

    Prompts read() {
      int at = 0;
      while (at < text.length()) {
        int newline = text.indexOf('\n', at);
        int end = newline < 0 ? text.length() : newline;
        line(at, text.substring(at, end));
        if (newline >= 0) {
          script.append('\n');
        }
        at = end + 1;
      }
      endOutput(text.length());
      return new Prompts(script.toString(), output, cuts);
    }

    private void line(int at, String line) {
      Matcher prompted = prompt.matcher(line);
      if (goesOn(line)) {
        keep(line, secondPrompts && line.startsWith("> ") ? 2 : 0);
      } else if (comments && isComment(line)) {
        endOutput(at);
        command = -1;
        keep(line, 0);
      } else if (prompted.find()) {
        endOutput(at);
        command = script.length();
        secondPrompts = false;
        keep(line, prompted.end());
        beginHeredoc(at, line);
      } else {
        command = -1;
        outputStart = outputStart < 0 ? at : outputStart;
        keep(line, line.length());
      }
    }

    private void keep(String line, int cut) {
      script.append(line, cut, line.length());
      cuts.add(cut);
    }

    /** Whether a line belongs to the command before: a heredoc's body, or after a backslash. */
    private boolean goesOn(String line) {
      if (command < 0) {
        return false;
      }
      if (!delimiter.isEmpty()) {
        secondPrompts |= line.startsWith("> ");
        delimiter = typed(line).strip().equals(delimiter) ? "" : delimiter;
        return true;
      }
      boolean continued = script.length() > 1 && script.charAt(script.length() - 2) == '\\';
      if (line.startsWith("> ") && !secondPrompts) {
        // Asked once for each command: the lines after it that have this prompt are its own too.
        secondPrompts = continued || !SyntaxTree.of(script.substring(command)).isSound();
      }
      return continued || (secondPrompts && line.startsWith("> "));
    }

    /** A delimiter that never comes would make output part of the command. */
    private void beginHeredoc(int at, String line) {
      Matcher heredoc = HEREDOC.matcher(line);
      delimiter =
          heredoc.find() && lastLines().getOrDefault(heredoc.group(1), -1) > at
              ? heredoc.group(1)
              : "";
    }

    /** For each line's text, second prompts and spaces taken off, where it stands last. */
    private Map<String, Integer> lastLines() {
      if (lastLines.isEmpty()) {
        int at = 0;
        for (String line : text.split("\n", -1)) {
          lastLines.put(typed(line).strip(), at);
          at += line.length() + 1;
        }
      }
      return lastLines;
    }

    private static String typed(String line) {
      return line.startsWith("> ") ? line.substring(2) : line;
    }

    private void endOutput(int end) {
      if (outputStart >= 0 && !text.substring(outputStart, end).isBlank()) {
        output.add(new Output(outputStart, text.substring(outputStart, end)));
      }
      outputStart = -1;
    }
  }
}
