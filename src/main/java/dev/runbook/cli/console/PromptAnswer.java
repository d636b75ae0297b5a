package dev.runbook.cli.console;

/**
 * The answer to a prompt.
 *
 * @param kind whether there is an answer
 * @param text what was typed, without spaces around it unless it is a secret
 */
public record PromptAnswer(Kind kind, String text) {
  /** How a question ended. */
  public enum Kind {
    /** A line was typed, perhaps an empty one. */
    LINE,
    /** Several lines at once, as from a clipboard: which of them was meant, nobody can say. */
    SEVERAL_LINES,
    /** Ctrl-C. */
    INTERRUPTED,
    /** Ctrl-D, or the terminal is gone. */
    ENDED
  }

  /** A line. */
  public static PromptAnswer line(String text) {
    return new PromptAnswer(Kind.LINE, text.strip());
  }

  /** A line that nothing may be taken from, such as a passphrase. */
  public static PromptAnswer exactly(String text) {
    return new PromptAnswer(Kind.LINE, text);
  }

  /** Several lines at once. */
  public static PromptAnswer severalLines() {
    return new PromptAnswer(Kind.SEVERAL_LINES, "");
  }

  /** Ctrl-C. */
  public static PromptAnswer interrupted() {
    return new PromptAnswer(Kind.INTERRUPTED, "");
  }

  /** The end of the input. */
  public static PromptAnswer ended() {
    return new PromptAnswer(Kind.ENDED, "");
  }

  /** Whether a line was typed. */
  public boolean isLine() {
    return kind == Kind.LINE;
  }
}
