package dev.runbook.cli;

import dev.runbook.cli.console.JLinePrompter;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs several commands that only look, so that Java can archive the classes that they load. The
 * launcher starts it in the background.
 */
final class Rehearsal {
  private static final String NEXT = ";";

  /** Stands for a question, which no command asks where nobody is at a terminal. */
  private static final String QUESTION = "?";

  private Rehearsal() {}

  /**
   * Runs the commands, whatever becomes of them.
   *
   * @param args their words, a semicolon between one command and the next; a question mark for a
   *     question
   */
  public static void main(String[] args) {
    List<String> command = new ArrayList<>();
    boolean asked = false;
    for (String word : args) {
      if (word.equals(QUESTION)) {
        JLinePrompter.rehearse();
        asked = true;
      } else if (word.equals(NEXT)) {
        Main.run(command.toArray(String[]::new));
        command.clear();
      } else {
        command.add(word);
      }
    }
    Main.leave(Main.run(command.toArray(String[]::new)), asked);
  }
}
