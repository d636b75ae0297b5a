package dev.runbook.run;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state that a command leaves in its shell, as far as its text shows it.
 *
 * <p>Only plain texts count as ones that do nothing but set state: words without substitutions, so
 * that to run them again has no other effect and the same result.
 */
final class StateText {
  private static final String WORD = "(?:[A-Za-z0-9_./:@%+,-]|'[^'\\n]*'|\"[^\"$`\\\\!\\n]*\")";

  private static final Pattern FOLDER = Pattern.compile("cd (?:-- )?((?:~/?)?" + WORD + "*)");
  private static final Pattern ASSIGNMENTS =
      Pattern.compile("(?:export )?(?:[A-Za-z_]\\w*=" + WORD + "* ?)+");
  private static final Pattern FOR_ONE_COMMAND =
      Pattern.compile("(?:[A-Za-z_]\\w*=" + WORD + "* )+[^=\\s]+(?: .*)?", Pattern.DOTALL);
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w$./-])([A-Za-z_]\\w*)\\+?=", Pattern.MULTILINE);
  private static final Pattern SETS_FIRST = Pattern.compile("([A-Za-z_]\\w*)=\"?\\$\\(");
  private static final Pattern FUNCTION =
      Pattern.compile("(?:function\\s+([\\w-]+)|([\\w-]+)\\s*\\(\\))\\s*(?:\\(\\))?\\s*\\{");
  private static final String GO = "cd (?:-- )?(?:~/?|/)" + WORD + "*";
  private static final Pattern LEADING =
      Pattern.compile("(" + GO + ") &&\\s(.*[^&])", Pattern.DOTALL);
  private static final Pattern GOES_FIRST = Pattern.compile(GO + "(?: &&\\s|\\n|$)");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"");
  private static final Pattern SUBSHELL = Pattern.compile("\\([^()]*\\)");
  private static final Pattern MOVES =
      Pattern.compile("(?<![\\w./-])(?:cd|pushd|popd)(?![\\w./-])");

  private final String text;

  StateText(String text) {
    this.text = text.strip();
  }

  /** Whether it is a plain change of folder. */
  boolean isFolder() {
    return FOLDER.matcher(text).matches();
  }

  /** Whether it goes to a folder from wherever it is. */
  boolean isAbsolute() {
    Matcher folder = FOLDER.matcher(text);
    return folder.matches() && folder.group(1).matches("['\"]?/.*|~.*|");
  }

  /** Whether it does nothing but assign plain values. */
  boolean isAssignment() {
    return ASSIGNMENTS.matcher(text).matches();
  }

  /**
   * Whether it may leave the shell in another folder; what a subshell does is forgotten with it.
   */
  boolean moves() {
    String own = QUOTED.matcher(text).replaceAll("");
    for (String before = ""; !before.equals(own); ) {
      before = own;
      own = SUBSHELL.matcher(own).replaceAll("");
    }
    return MOVES.matcher(own).find();
  }

  /**
   * The change of folder that {@code cd /srv && make} begins with, where nothing after it moves.
   */
  Optional<String> leadsTo() {
    Matcher leading = LEADING.matcher(text);
    return leading.matches() && !new StateText(leading.group(2)).moves()
        ? Optional.of(leading.group(1))
        : Optional.empty();
  }

  /**
   * Whether it goes to a folder before anything else, from wherever it is: nothing of its step
   * comes after it where that fails.
   */
  boolean goesFirst() {
    return GOES_FIRST.matcher(text).lookingAt();
  }

  /** The variables and functions that it may set. */
  Set<String> sets() {
    Set<String> names = new TreeSet<>();
    if (FOR_ONE_COMMAND.matcher(text).matches() && !isAssignment() && !text.contains(";")) {
      return names;
    }
    NAME.matcher(text).results().forEach(found -> names.add(found.group(1)));
    FUNCTION
        .matcher(text)
        .results()
        .forEach(
            found -> names.add((found.group(1) == null ? found.group(2) : found.group(1)) + "()"));
    return names;
  }

  /**
   * The variable that it sets from a command's output before anything else: no command of its step
   * comes after it where that fails.
   */
  Optional<String> setsFirst() {
    Matcher first = SETS_FIRST.matcher(text);
    if (!first.lookingAt()) {
      return Optional.empty();
    }
    int depth = 1;
    boolean quoted = false;
    int at = first.end();
    for (; at < text.length() && depth > 0; at++) {
      char c = text.charAt(at);
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    String rest = text.substring(at).replaceFirst("^\"", "").stripLeading();
    return depth == 0 && (rest.isEmpty() || rest.startsWith("&&"))
        ? Optional.of(first.group(1))
        : Optional.empty();
  }

  /** Whether it reads a variable or calls a function of that name. */
  boolean uses(String name) {
    String pattern =
        name.endsWith("()")
            ? "(?<![\\w./-])" + Pattern.quote(name.substring(0, name.length() - 2)) + "(?![\\w./-])"
            : "\\$\\{?[#!]?" + Pattern.quote(name) + "(?!\\w)";
    return Pattern.compile(pattern).matcher(text).find();
  }
}
