package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the commands that code in another language passes to a shell or starts itself: {@code
 * os.system("rm x")}, {@code subprocess.run(["rm", "x"])}, {@code execSync(`rm x`)}.
 */
final class ShellInCode {
  private final String text;
  private int at;

  private ShellInCode(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** The commands in a piece of code. */
  static List<InnerCommand> of(Code code, CodeLanguage language) {
    List<InnerCommand> all = new ArrayList<>();
    if (code.text().isEmpty() || language.shells().isEmpty()) {
      return all;
    }
    String text = code.text().get();
    Matcher call = Pattern.compile("(?:" + String.join("|", language.shells()) + ")").matcher(text);
    while (call.find()) {
      Optional<String> written = group(call);
      if (written.isPresent()) {
        all.add(new InnerCommand(List.of(), written, false, false));
      } else {
        new ShellInCode(text, call.end()).command().ifPresent(all::add);
      }
    }
    return all;
  }

  /** The command where the expression itself has a group for it. */
  private static Optional<String> group(Matcher call) {
    for (int group = call.groupCount(); group > 0; group--) {
      if (call.group(group) != null && !call.group(group).isBlank()) {
        return Optional.of(call.group(group));
      }
    }
    return Optional.empty();
  }

  /** Its argument: one text for a shell, or a list of words. */
  private Optional<InnerCommand> command() {
    List<String> words = new ArrayList<>();
    boolean list = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'' || c == '`') {
        words.add(literal(c));
      } else if (c == '[' || c == '{' || c == '(' || c == ',' || Character.isWhitespace(c)) {
        list |= c == '[' || (c == ',' && !words.isEmpty());
        at++;
      } else {
        break;
      }
    }
    if (words.isEmpty() || words.get(0).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        list && words.size() > 1
            ? new InnerCommand(words, Optional.empty(), false, false)
            : new InnerCommand(List.of(), Optional.of(words.get(0)), false, false));
  }

  private String literal(char quote) {
    StringBuilder literal = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      literal.append(text.charAt(at));
      at++;
    }
    at++;
    return literal.toString();
  }
}
