package dev.runbook.shell;

import java.util.List;

/**
 * A program with its arguments, wherever in a script it stands.
 *
 * @param start the offset of its first character in the script
 * @param end the offset after its last
 * @param words its words in order, assignments before the program left out
 * @param plain whether it is nothing but its words: no assignment before it, no redirection
 * @param inputGiven whether its standard input comes from a file, a heredoc or a pipe
 */
public record SimpleCommand(
    int start, int end, List<Word> words, boolean plain, boolean inputGiven) {
  /** Copies the list. */
  public SimpleCommand {
    words = List.copyOf(words);
  }

  /**
   * Its words as the program would receive them; a word the shell would expand stays as written.
   */
  public List<String> argv() {
    return words.stream().map(Word::text).toList();
  }
}
