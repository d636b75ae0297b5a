package dev.runbook.shell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that a command prints into a pipe, if the page shows it. */
public final class PipedOutput {
  private static final Pattern AWK_PRINT = Pattern.compile("printf?\\b([^;}]*)");
  private static final Pattern AWK_STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");

  private static final Pattern DIRECTIVE = Pattern.compile("%[-+ #0-9.*]*[a-zA-Z]");

  private PipedOutput() {}

  /** What commands print one after the other; unseen where the page does not show all of it. */
  static StandardInput by(List<SimpleCommand> commands) {
    StringBuilder all = new StringBuilder();
    for (SimpleCommand command : commands) {
      StandardInput printed = by(command);
      if (printed.text().isEmpty() || !command.outputs().isEmpty()) {
        return StandardInput.UNSEEN;
      }
      all.append(printed.text().get()).append('\n');
    }
    return StandardInput.text(all.toString());
  }

  /** What a command prints; unseen where the page does not show it. */
  public static StandardInput by(SimpleCommand command) {
    List<String> argv = command.argv();
    return switch (argv.get(0)) {
      case "echo" -> text(String.join(" ", arguments(argv)));
      case "printf" -> text(formatted(arguments(argv)).replace("\\n", "\n"));
      case "cat" -> byCat(arguments(argv), command);
      case "awk", "gawk", "mawk" -> byAwk(argv);
      default -> StandardInput.UNSEEN;
    };
  }

  private static List<String> arguments(List<String> argv) {
    return argv.stream().skip(1).filter(word -> !word.matches("-[neE]+|--")).toList();
  }

  private static StandardInput byCat(List<String> arguments, SimpleCommand command) {
    return arguments.isEmpty() || arguments.equals(List.of("-")) ? command.fed() : files(arguments);
  }

  /** The format as often as its arguments last (POSIX.1-2017, printf, operands). */
  private static String formatted(List<String> arguments) {
    if (arguments.size() < 2 || !DIRECTIVE.matcher(arguments.get(0)).find()) {
      return String.join("\n", arguments);
    }
    StringBuilder printed = new StringBuilder();
    int at = 1;
    while (at < arguments.size()) {
      Matcher directive = DIRECTIVE.matcher(arguments.get(0));
      while (directive.find()) {
        String value = at < arguments.size() ? arguments.get(at++) : "";
        directive.appendReplacement(printed, Matcher.quoteReplacement(value));
      }
      directive.appendTail(printed);
    }
    return printed.toString();
  }

  private static StandardInput files(List<String> names) {
    return names.size() == 1 ? StandardInput.file(names.get(0)) : StandardInput.UNSEEN;
  }

  /** {@code awk '{ print "rm " $1 }'}: its strings, with a word for what is read. */
  private static StandardInput byAwk(List<String> argv) {
    StringBuilder text = new StringBuilder();
    Matcher print = AWK_PRINT.matcher(String.join(" ", argv.subList(1, argv.size())));
    while (print.find()) {
      Matcher string = AWK_STRING.matcher(print.group(1));
      while (string.find()) {
        text.append(string.group(1)).append("x ");
      }
      text.append('\n');
    }
    return text.toString().isBlank() ? StandardInput.UNSEEN : StandardInput.text(text.toString());
  }

  /** A text that is nothing but a variable is not shown. */
  private static StandardInput text(String text) {
    return text.strip().matches("\\$\\{?\\w+}?|\\$\\(.*\\)")
        ? StandardInput.UNSEEN
        : StandardInput.text(text);
  }
}
