package dev.runbook.cli;

import dev.runbook.cli.console.JLinePrompter;
import java.io.IOException;
import java.nio.file.Path;
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

  /** Before a folder: stands for a play on a host, for which files are put there. */
  private static final String HOST = "@";

  private Rehearsal() {}

  /**
   * Runs the commands, whatever becomes of them.
   *
   * @param args their words, a semicolon between one command and the next; a question mark for a
   *     question, {@code @FOLDER} for a play on a host
   */
  public static void main(String[] args) {
    List<String> command = new ArrayList<>();
    boolean asked = false;
    for (String word : args) {
      if (word.equals(QUESTION)) {
        JLinePrompter.rehearse();
        asked = true;
      } else if (word.startsWith(HOST)) {
        playOnHost(Path.of(word.substring(HOST.length())));
      } else if (word.equals(NEXT)) {
        Main.run(command.toArray(String[]::new));
        command.clear();
      } else {
        command.add(word);
      }
    }
    Main.leave(Main.run(command.toArray(String[]::new)), asked);
  }

  private static void playOnHost(Path folder) {
    try (RehearsalHost host = RehearsalHost.open()) {
      Main.run(host.play(folder));
    } catch (IOException e) {
      return; // what hosts need is loaded when it is needed
    }
  }
}
