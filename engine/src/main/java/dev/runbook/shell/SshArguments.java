package dev.runbook.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of {@code ssh}, parsed as OpenSSH parses them.
 *
 * @param options the options in order, clusters such as {@code -tp22} resolved
 * @param host the host, as written; empty where there is none
 * @param command what the host's shell is given: the words after the host, joined by spaces
 */
record SshArguments(List<Option> options, Optional<String> host, Optional<String> command) {
  /**
   * One option.
   *
   * @param flag its letter
   * @param value its value; empty for a letter that takes none
   */
  record Option(char flag, String value) {}

  private static final String VALUED = "BbcDEeFIiJLlmOopPQRSWw";

  SshArguments {
    options = List.copyOf(options);
  }

  /** Takes a command's words apart, the program itself first among them. */
  static SshArguments of(List<String> argv) {
    return new Reader(argv).read();
  }

  /** Whether one of the letters is among the options. */
  boolean has(String flags) {
    return options.stream().anyMatch(option -> flags.indexOf(option.flag()) >= 0);
  }

  private static final class Reader {
    private final List<String> words;
    private final List<Option> options = new ArrayList<>();
    private boolean terminated;
    private int at = 1;

    Reader(List<String> words) {
      this.words = words;
    }

    SshArguments read() {
      readOptions();
      if (at >= words.size()) {
        return new SshArguments(options, Optional.empty(), Optional.empty());
      }
      String host = words.get(at++);
      // OpenSSH goes on reading options after the host, up to the command's first word.
      if (!terminated) {
        readOptions();
      }
      String command = String.join(" ", words.subList(Math.min(at, words.size()), words.size()));
      return new SshArguments(
          options, Optional.of(host), Optional.of(command).filter(text -> !text.isEmpty()));
    }

    private void readOptions() {
      while (at < words.size() && words.get(at).startsWith("-") && words.get(at).length() > 1) {
        String word = words.get(at++);
        if (word.equals("--")) {
          terminated = true;
          return;
        }
        readCluster(word);
      }
    }

    private void readCluster(String word) {
      for (int i = 1; i < word.length(); i++) {
        char flag = word.charAt(i);
        if (VALUED.indexOf(flag) < 0) {
          options.add(new Option(flag, ""));
        } else {
          String glued = word.substring(i + 1);
          options.add(
              new Option(flag, glued.isEmpty() && at < words.size() ? words.get(at++) : glued));
          return;
        }
      }
    }
  }
}
