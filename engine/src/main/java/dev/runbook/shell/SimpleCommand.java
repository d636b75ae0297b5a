package dev.runbook.shell;

import dev.runbook.shell.syntax.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A program with its arguments, anywhere in a script.
 *
 * @param start the offset of its first character in the script
 * @param end the offset after its last
 * @param words its words in order, assignments before the program left out
 * @param plain whether it is nothing but its words: no assignment before it, no redirection
 * @param fed what stands at its standard input
 * @param outputs the files its output goes to
 * @param defined whether it stands in the body of a function, and runs when that is called
 */
public record SimpleCommand(
    int start,
    int end,
    List<Word> words,
    boolean plain,
    StandardInput fed,
    List<Redirect> outputs,
    boolean defined) {
  /** Copies the lists. */
  public SimpleCommand {
    words = List.copyOf(words);
    outputs = List.copyOf(outputs);
  }

  /** Whether its standard input comes from a file, a heredoc or a pipe. */
  public boolean inputGiven() {
    return fed.given();
  }

  /** The same command whose output goes to more files. */
  SimpleCommand writing(List<Redirect> more) {
    List<Redirect> all = new ArrayList<>(outputs);
    all.addAll(more);
    return new SimpleCommand(start, end, words, plain, fed, all, defined);
  }

  /**
   * Its words as the program would receive them; a word the shell would expand stays as written.
   */
  public List<String> argv() {
    List<String> argv = new ArrayList<>(words.size());
    for (Word word : words) {
      argv.add(word.text());
    }
    return Collections.unmodifiableList(argv);
  }
}
