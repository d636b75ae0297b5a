package dev.runbook.shell.fill;

import dev.runbook.shell.SimpleCommand;
import dev.runbook.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command's words for those who look for a placeholder in them: as the program receives them
 * where that is known, and marked where only the shell knows.
 */
final class Argv {
  /** Stands in a word of which the shell expands a part. */
  static final char PART = '\uE000';

  /** Stands for a word that may become several, or none. */
  static final char SEVERAL = '\uE001';

  private Argv() {}

  static List<String> of(SimpleCommand command) {
    List<String> argv = new ArrayList<>();
    command.words().forEach(word -> argv.add(text(word)));
    return argv;
  }

  private static String text(Word word) {
    return word.literal()
        .or(() -> tilde(word))
        .orElseGet(() -> (splits(word.raw()) ? SEVERAL : PART) + word.text());
  }

  /** {@code ~/x} is one word, whatever the home is called. */
  private static Optional<String> tilde(Word word) {
    if (!word.raw().startsWith("~")) {
      return Optional.empty();
    }
    String rest = word.raw().substring(1);
    return Word.literal(rest, 0, rest.length()).map(literal -> PART + literal);
  }

  /** Whether something outside double quotes is expanded, or {@code "$@"} is. */
  private static boolean splits(String raw) {
    char quote = 0;
    for (int at = 0; at < raw.length(); at++) {
      char c = raw.charAt(at);
      if (c == '\\' && quote != '\'') {
        at++;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && "$`*?[{".indexOf(c) >= 0) {
        return true;
      } else if (quote == '"' && (raw.startsWith("$@", at) || raw.startsWith("[@]", at))) {
        return true;
      }
    }
    return false;
  }

  static boolean isOpen(String text) {
    return text.indexOf(PART) >= 0 || text.indexOf(SEVERAL) >= 0;
  }

  /** A program's name without its folder, as far as it is known. */
  static String name(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }
}
