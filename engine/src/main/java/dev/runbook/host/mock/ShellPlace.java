package dev.runbook.host.mock;

import dev.runbook.host.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The state that plain commands leave in an open shell: its folder and its variables. */
final class ShellPlace {
  private static final String WORD =
      "(?:[^\\s'\"`;&|<>()$\\\\*?\\[]|'[^']*'|\"[^\"`\\\\]*\"|\\$\\w+|\\$\\{\\w+})*+";
  private static final Pattern FOLDER = Pattern.compile("cd(?: +--)?(?: +(" + WORD + "))?");
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(" + WORD + ")");
  private static final Pattern ASSIGNMENTS =
      Pattern.compile(
          "(?:export +)?" + ASSIGNMENT.pattern() + "(?: +" + ASSIGNMENT.pattern() + ")*");
  private static final Pattern EXIT = Pattern.compile("(?:exit|logout)(?: +\\d+)?");
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)})");

  /** Where it is when a {@code cd} cannot be followed: no reply names such a folder. */
  private static final String SOMEWHERE = "?";

  private final Map<String, String> variables = new LinkedHashMap<>();
  private String folder = "";
  private String before = "";

  /** The folder; nothing where it has not moved. */
  String folder() {
    return folder;
  }

  Map<String, String> variables() {
    return variables;
  }

  void assign(List<Variable> known) {
    known.forEach(each -> variables.put(each.name(), each.value()));
  }

  static boolean isExit(String command) {
    return EXIT.matcher(command.strip()).matches();
  }

  /** A command ended well. */
  void ran(String command) {
    String text = command.strip();
    Matcher to = FOLDER.matcher(text);
    if (to.matches()) {
      go(to.group(1) == null ? Optional.of("~") : value(to.group(1)));
    } else if (ASSIGNMENTS.matcher(text).matches()) {
      ASSIGNMENT
          .matcher(text)
          .results()
          .forEach(
              each -> value(each.group(2)).ifPresent(value -> variables.put(each.group(1), value)));
    }
  }

  private void go(Optional<String> to) {
    String from = folder;
    folder = to.map(path -> path.equals("-") ? before : resolved(path)).orElse(SOMEWHERE);
    before = from;
  }

  private String resolved(String path) {
    boolean moved = path.startsWith("/") || path.startsWith("~");
    String whole = moved ? path : folder + "/" + path;
    boolean fromRoot = moved ? path.startsWith("/") : folder.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : whole.split("/")) {
      boolean up = part.equals("..");
      if (up && !parts.isEmpty() && !parts.getLast().matches("\\.\\.|~.*")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(up && fromRoot)) {
        parts.addLast(part);
      }
    }
    return (fromRoot ? "/" : "") + String.join("/", parts);
  }

  /** What a word means; empty where it uses a variable that is not known. */
  private Optional<String> value(String word) {
    StringBuilder out = new StringBuilder();
    char quote = 0;
    for (int at = 0; at < word.length(); at++) {
      char c = word.charAt(at);
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (c == '$' && quote != '\'') {
        Matcher name = VARIABLE.matcher(word).region(at, word.length());
        String value =
            name.lookingAt()
                ? variables.get(name.group(1) == null ? name.group(2) : name.group(1))
                : null;
        if (value == null) {
          return Optional.empty();
        }
        out.append(value);
        at = name.end() - 1;
      } else {
        out.append(c);
      }
    }
    return Optional.of(out.toString());
  }
}
