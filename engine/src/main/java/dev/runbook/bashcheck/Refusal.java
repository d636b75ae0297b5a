package dev.runbook.bashcheck;

import dev.runbook.graph.BashText;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says on the page what bash has against a text: where, and what is missing. */
final class Refusal {
  /** The name under which text that bash refuses is reported. */
  static final String CODE = "shell-syntax";

  private static final Map<String, String> OPENERS =
      Map.of("\"", "\"", "'", "'", "`", "`", ")", "(", "))", "((", "}", "{", "]", "[", "]]", "[[");

  private static final Map<String, String> BELONGS_TO =
      Map.of(
          "fi",
          "if",
          "then",
          "if",
          "else",
          "if",
          "elif",
          "if",
          "do",
          "for` or `while",
          "done",
          "do",
          "esac",
          "case",
          "}",
          "{",
          ")",
          "(");

  private static final String OPERATORS = ";;&&||";

  private final Source source;
  private final BashText place;
  private final Asked asked;
  private final Complaint complaint;
  private final String text;

  Refusal(Source source, BashText place, Asked asked, Complaint complaint) {
    this.source = source;
    this.place = place;
    this.asked = asked;
    this.complaint = complaint;
    this.text = asked.text();
  }

  /** The error. */
  Problem problem(Endings endings) {
    Optional<Complaint> heredoc = complaint.heredoc();
    if (heredoc.isPresent()) {
      return endless(heredoc.get());
    }
    if (complaint.unclosed().isPresent()) {
      return unclosed(complaint.unclosed().get());
    }
    if (complaint.token().isPresent()) {
      return unexpected(complaint.token().get(), endings);
    }
    if (complaint.endsEarly()) {
      return endsEarly(endings);
    }
    int line = startOfLine(complaint.line());
    return error(
        firstInk(line),
        endOfLine(line),
        "bash does not accept this: " + complaint.words(),
        "run the block through `bash -n`, which reads it and runs nothing");
  }

  private Problem endless(Complaint heredoc) {
    String mark = heredoc.words();
    int line = startOfLine(heredoc.line());
    Matcher opener = Pattern.compile("<<-?[ \\t]*['\"\\\\]?" + Pattern.quote(mark)).matcher(text);
    boolean found = opener.region(line, text.length()).find() && opener.start() < endOfLine(line);
    return error(
        found ? opener.start() : firstInk(line),
        found ? opener.end() : endOfLine(line),
        "this here-document has no end: no line after it is exactly `" + mark + "`",
        nearly(mark, endOfLine(line))
            .orElse("end it with a line that holds `" + mark + "` and nothing else"));
  }

  /** A line that was meant to be the end, and why it is not. */
  private Optional<String> nearly(String mark, int from) {
    Matcher nearly =
        Pattern.compile("(?m)^([ \\t]*)" + Pattern.quote(mark) + "(?!\\w)(.*)$").matcher(text);
    if (!nearly.region(from, text.length()).find()) {
      return Optional.empty();
    }
    int line = source.line(place.places().span(nearly.start(), nearly.start()).start());
    String why =
        nearly.group(2).isEmpty()
            ? "is indented: move `" + mark + "` to the start of the line"
            : nearly.group(2).isBlank()
                ? "has blanks after `" + mark + "`: take them out"
                : "has more than `" + mark + "` in it: put the rest on the next line";
    return Optional.of("line " + line + " " + why);
  }

  private Problem unclosed(String closer) {
    String opener = OPENERS.getOrDefault(closer, closer);
    int line = startOfLine(complaint.line());
    int at = lastOpen(opener, closer, text.substring(line, endOfLine(line)));
    String hint =
        opener.equals(closer)
            ? "write the second one, or look above for one too many or too few"
            : "write the `" + closer + "` that ends it";
    if (at < 0) {
      String message = "what needs " + named(closer) + " to end it is never closed on this line";
      return error(firstInk(line), endOfLine(line), message, hint);
    }
    int start = line + at;
    boolean expansion = at > 0 && "({[".contains(opener) && isExpansion(text.charAt(start - 1));
    int from = expansion ? start - 1 : start;
    int end = start + opener.length();
    return error(from, end, named(text.substring(from, end)) + " is never closed", hint);
  }

  private static boolean isExpansion(char before) {
    return "$<>".indexOf(before) >= 0;
  }

  private static String named(String word) {
    return word.equals("`") ? "a backquote" : "`" + word + "`";
  }

  /** Where a line opens what it does not close, or -1. */
  private static int lastOpen(String opener, String closer, String line) {
    if (opener.equals(closer)) {
      int at = line.lastIndexOf(opener);
      while (at > 0 && line.charAt(at - 1) == '\\' && !opener.equals("'")) {
        at = line.lastIndexOf(opener, at - 1);
      }
      return at;
    }
    int closed = 0;
    for (int at = line.length() - 1; at >= 0; at--) {
      if (line.startsWith(closer, at)) {
        closed++;
      } else if (line.startsWith(opener, at) && closed-- == 0) {
        return at;
      }
    }
    return -1;
  }

  private Problem unexpected(String token, Endings endings) {
    int line = startOfLine(complaint.line());
    if (token.equals("newline")) {
      int last = text.substring(line, endOfLine(line)).stripTrailing().length() - 1;
      if (last >= 0 && text.charAt(line + last) == '(') {
        return unexpectedBracket(line + last);
      }
      return error(
          endOfLine(line),
          endOfLine(line),
          "bash expects more before the end of this line",
          "finish the line, or end it with `\\` where the next one belongs to it");
    }
    int at = tokenIn(line, token);
    if (at < 0) {
      return error(firstInk(line), endOfLine(line), unexpected(token), hint(token));
    }
    if (at > 0 && text.charAt(at - 1) == '(' && Character.isLetterOrDigit(token.charAt(0))) {
      return unexpectedBracket(at - 1);
    }
    return token.equals("(")
        ? unexpectedBracket(at)
        : error(
            at,
            at + token.length(),
            unexpected(token),
            endings.before(at, asked, complaint).map(this::write).orElseGet(() -> hint(token)));
  }

  private Problem unexpectedBracket(int at) {
    boolean pattern = at > 0 && "!?*+@".indexOf(text.charAt(at - 1)) >= 0;
    return error(
        at,
        at + 1,
        unexpected("("),
        pattern
            ? "for such a pattern `shopt -s extglob` must stand on a line before it"
            : hint("("));
  }

  private static String unexpected(String token) {
    return "bash does not expect `" + token + "` here";
  }

  /** Keywords are wrong where the last of them stands, brackets and operators where the first. */
  private int tokenIn(int line, String token) {
    String bare = Bare.of(text).substring(line, endOfLine(line));
    boolean word = Character.isLetter(token.charAt(0)) || token.equals("}");
    int at = word ? bare.lastIndexOf(token) : bare.indexOf(token);
    while (token.equals("(") && at > 0 && isExpansion(bare.charAt(at - 1))) {
      at = bare.indexOf(token, at + 1);
    }
    return at < 0 ? -1 : line + at;
  }

  private static String hint(String token) {
    if (BELONGS_TO.containsKey(token)) {
      return "no `"
          + BELONGS_TO.get(token)
          + "` is open that it could belong to; where it is meant as text, quote it";
    }
    return OPERATORS.contains(token)
        ? "a command is missing before it; where it is meant as text, quote it"
        : "where it is meant as text, quote it: `'" + token + "'`";
  }

  private Problem endsEarly(Endings endings) {
    int end = text.stripTrailing().length();
    Optional<Endings.Missing> missing = endings.before(text.length(), asked, complaint);
    Optional<Matcher> opener = missing.flatMap(Endings.Missing::opener);
    String hint = missing.map(this::write).orElse("finish the command that is still open");
    return opener
        .map(
            word -> error(word.start(), word.end(), "`" + word.group() + "` is never closed", hint))
        .orElseGet(
            () ->
                error(
                    Math.max(0, end - 1), end, "the block ends in the middle of a command", hint));
  }

  private String write(Endings.Missing missing) {
    if (missing.words().equals(":")) {
      return "a command is missing";
    }
    String opener =
        missing
            .opener()
            .map(
                word ->
                    ", which belongs to the `"
                        + word.group()
                        + "` of line "
                        + source.line(place.places().span(word.start(), word.end()).start()))
            .orElse("");
    return "`" + missing.words().replace(" :", " …").replace(":;", "…;") + "` is missing" + opener;
  }

  private Problem error(int start, int end, String message, String hint) {
    return Problem.error(source, place.places().span(start, Math.max(start, end)), CODE, message)
        .withHint(hint);
  }

  private int startOfLine(int line) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      int newline = text.indexOf('\n', at);
      if (newline < 0 || newline + 1 >= text.length()) {
        return at;
      }
      at = newline + 1;
    }
    return at;
  }

  private int endOfLine(int start) {
    int newline = text.indexOf('\n', start);
    return newline < 0 ? text.length() : newline;
  }

  private int firstInk(int line) {
    int at = line;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
