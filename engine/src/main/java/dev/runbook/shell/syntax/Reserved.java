package dev.runbook.shell.syntax;

import java.util.Map;
import java.util.Set;

/** The shell's reserved words (bash(1), "RESERVED WORDS"). */
final class Reserved {
  static final Set<String> WORDS =
      Set.of(
          "!",
          "case",
          "coproc",
          "do",
          "done",
          "elif",
          "else",
          "esac",
          "fi",
          "for",
          "function",
          "if",
          "in",
          "select",
          "then",
          "until",
          "while",
          "{",
          "}",
          "time",
          "[[",
          "]]");

  /** Those that end a list of commands. */
  static final Set<String> ENDS = Set.of("then", "do", "done", "fi", "elif", "else", "esac", "}");

  private static final Map<String, String> BEGUN_BY =
      Map.of(
          "then", "if",
          "elif", "if",
          "else", "if",
          "fi", "if",
          "do", "for` or `while",
          "done", "do",
          "esac", "case",
          "}", "{",
          "]]", "[[",
          "in", "for` or `case");

  private static final int LONGEST = 8;

  private Reserved() {}

  /** The reserved word that is next and that no other character continues; else empty. */
  static String next(Input in) {
    StringBuilder word = new StringBuilder();
    int at = in.skip(in.at);
    while (word.length() <= LONGEST && !Input.endsWord(in.charAt(at))) {
      char c = in.charAt(at);
      word.append(c);
      at = in.skip(at + 1);
    }
    char end = in.charAt(at);
    boolean goesOn = (end == '<' || end == '>') && in.charAt(in.skip(at + 1)) == '(';
    String said = word.toString();
    return WORDS.contains(said) && !goesOn ? said : "";
  }

  /** What to say where one is that nothing before it asks for. */
  static String hint(String word) {
    String begun = BEGUN_BY.get(word);
    return begun == null ? "quote it if it is an argument" : "no `" + begun + "` is open here";
  }
}
