package dev.runbook.host.bash;

/** The command with which a shell reads a text from a file descriptor. */
final class DescriptorReader {
  private static final String TEXT = " /dev/fd/9";

  private DescriptorReader() {}

  /**
   * An interpreter as its block names it. Node looks for the file behind the descriptor, and a pipe
   * is none, unless it is told to leave the name as it is.
   */
  static String of(String interpreter) {
    String[] words = interpreter.strip().split("\\s+", 2);
    String arguments = words.length > 1 ? " " + words[1] : "";
    return words[0].matches("(?:.*/)?node(?:js)?")
        ? words[0] + " --preserve-symlinks-main" + arguments + TEXT
        : words[0] + arguments + TEXT;
  }

  /** A bash that knows nothing but the text. */
  static String bash(String path) {
    return Quote.quote(path) + " --noprofile --norc" + TEXT;
  }
}
