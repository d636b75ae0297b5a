package dev.runbook.graph;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds commands in fences that name no shell: only what can hardly be anything else. */
final class ForeignText {
  /** Languages whose texts begin with the name of a program, and are their own. */
  private static final Set<String> OWN =
      Set.of(
          "diff",
          "patch",
          "makefile",
          "make",
          "dockerfile",
          "docker",
          "mermaid",
          "systemd",
          "service",
          "csv");

  /** {@code shell=bash}, {@code !bash}: spellings that nobody else knows. */
  private static final Pattern NEARLY_SHELL =
      Pattern.compile("(?!.*powershell).*(?:bash|shell|zsh|console|terminal).*");

  /**
   * Arrows, columns, and comments and blocks of other languages: {@code // x}, {@code * x}, {@code
   * terraform {}, {@code gzip on;}, {@code /srv web(rw)}.
   */
  private static final Pattern NO_COMMAND =
      Pattern.compile(
          "^/[/*]| -> | => | ← |\\S\\s{3,}\\S|^[\\w-]+(?: \"[^\"]*\")* \\{$|^[a-z_]+ on;$"
              + "|^/\\S+ .*\\w\\([\\w,=]+\\)");

  private static final Pattern UNKNOWN_COMMAND =
      Pattern.compile(
          "[a-z][a-z0-9-]{1,20}(?:"
              + " (?:[A-Za-z0-9][\\w@./:=-]*(?<!:)|<[^<>]+>|--?[\\w-]+(?:=\\S*)?)){1,6}");

  /** {@code frobctl <env> run "df -h"}, {@code k exec deploy/web -- sh}. */
  private static final Pattern CALL_WITH_QUOTES =
      Pattern.compile(
          "(?=.*(?:<[a-z][\\w -]*>|\\s--?[\\w-]+|\\s\\[[a-z]\\w+\\|))[a-z][a-z0-9-]{0,20}(?:"
              + " (?:[A-Za-z0-9][\\w@./:=-]*(?<!:)|<[^<>]+>|--(?:[\\w-]+(?:=\\S*)?)?|-\\w+"
              + "|\\[[a-z][\\w|-]+\\]|\"[^\"]*\"|'[^']*')){2,12}");

  private static final Pattern READS_FROM =
      Pattern.compile("[a-z][a-z0-9-]+(?: [\\w./=-]+)* <\\(([a-z][\\w-]*) [^()]*\\).*");

  private static final String LOOP = "(?:for|while|until|if)\\b.*; *(?:do|then)\\b.*";

  /** What words that other languages share are followed by in a shell alone. */
  private static final Pattern SHELL_ALONE =
      Pattern.compile(
          "make (?!sure|it|the|an?\\b)[\\w.-]+(?: [A-Z_]+=\\S+)*"
              + "|cd \\S+|(?:source|\\.) [\\w~$./-]*[/.$][\\w./-]*"
              + "|(?:echo|printf|cat) .*>>? ?[\\w$~\"{}./-]+"
              + "|"
              + LOOP);

  /** Lines that set variables, before the first that does not, with blanks and comments. */
  private static final Pattern ASSIGNMENTS =
      Pattern.compile("\\A(?:\\h*(?:#.*|(?:export )?[A-Za-z_]\\w*=.*)?\\R)++");

  private static final Pattern LABEL = Pattern.compile("(?<word>[A-Z][a-z]+(?: [a-z]+)?): +");

  /** What programs say of themselves. */
  private static final Pattern NO_LABEL =
      Pattern.compile("(?i)usage|error|warning|fatal|note|hint|info|debug|synopsis|version|image");

  private static final Pattern PROMPT = Pattern.compile("^(?:\\$(?: +|(?=[a-z][\\w-]* ))|-> +)");

  private static final Pattern WORD_OF_TEXT =
      Pattern.compile("\\b(?:the|a|an|is|are|was|to|of|and|or|with|for|not|no|in|on)\\b");

  private ForeignText() {}

  /**
   * Whether a text begins with what is a command of a shell alone: a known program with something
   * after it, and with an option where other texts begin with the word, too.
   *
   * @param language the fence's; empty for none
   */
  static boolean beginsWithCommand(String language, String text) {
    if (NEARLY_SHELL.matcher(language).matches()) {
      return CommandText.begins(text);
    }
    String line = firstLine(ASSIGNMENTS.matcher(text).replaceFirst(""));
    String first = PROMPT.matcher(line).replaceFirst("");
    boolean sure = first.length() < line.length() || SHELL_ALONE.matcher(first).matches();
    String[] words = first.split("\\s+");
    return !OWN.contains(language)
        && words.length > 1
        && (sure || isProgram(words[0]) || CommandText.isOption(words[1]))
        && (CommandText.begins(first) || first.matches(LOOP))
        && !NO_COMMAND.matcher(first).find()
        && !CommandText.isSentence(first);
  }

  /** Whether a word in front says who or what a command is for: {@code Operator: docker ps -a}. */
  static boolean hasLabelledCommand(String text) {
    Matcher label = LABEL.matcher(firstLine(text));
    return label.lookingAt()
        && beginsWithCommand("", firstLine(text).substring(label.end()))
        && !NO_LABEL.matcher(label.group("word")).matches();
  }

  private static boolean isProgram(String word) {
    return CommandText.isScript(word)
        || (KnownPrograms.isKnown(word) && !KnownPrograms.isShared(word));
  }

  /** Whether a text may begin with a command of a program that nobody here knows. */
  static boolean mayBeginWithCommand(String text) {
    String first = firstLine(text);
    return (UNKNOWN_COMMAND.matcher(first).matches() && !WORD_OF_TEXT.matcher(first).find())
        || CALL_WITH_QUOTES.matcher(first).matches()
        || readsFromCommand(first);
  }

  private static boolean readsFromCommand(String line) {
    Matcher matcher = READS_FROM.matcher(line);
    return matcher.matches() && KnownPrograms.isKnown(matcher.group(1));
  }

  private static String firstLine(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.replaceFirst("\\s+#.*", ""))
        .findFirst()
        .orElse("");
  }
}
