package dev.runbook.shell;

import java.util.List;

/** What a command prints into a pipe, where the page shows it. */
final class Printed {
  private Printed() {}

  static Fed by(SimpleCommand command) {
    List<String> argv = command.argv();
    List<String> arguments =
        argv.stream().skip(1).filter(word -> !word.matches("-[neE]+|--")).toList();
    return switch (argv.get(0)) {
      case "echo" -> text(String.join(" ", arguments));
      case "printf" -> text(String.join("\n", arguments).replace("\\n", "\n"));
      case "cat" ->
          arguments.isEmpty() || arguments.equals(List.of("-")) ? command.fed() : Fed.UNSEEN;
      default -> Fed.UNSEEN;
    };
  }

  /** A text that is nothing but a variable is not shown. */
  private static Fed text(String text) {
    return text.strip().matches("\\$\\{?\\w+}?|\\$\\(.*\\)") ? Fed.UNSEEN : Fed.text(text);
  }
}
