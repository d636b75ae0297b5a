package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.work.KeyedPattern;
import dev.runbook.work.SearchedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code [name]} and {@code {name}}, where neither the shell nor a program means them. */
final class SquareAndCurlyBrackets {
  private static final KeyedPattern BRACKET =
      KeyedPattern.of(
          "(?:(?<=[\\s/=:@'\"._-]|^|\\s-[A-Za-z])(?:\\[(?<square>\\p{L}[\\p{L}0-9_-]{1,40}[\\p{L}0-9](?:"
              + " [\\p{L}0-9_-]{1,20}){0,4}|\\p{L}[\\w.-]{1,40}(?: ?\\|"
              + " ?\\p{L}[\\w.-]{1,40}){1,9})(?:\\.{3}|…)?\\]|(?<!@)\\{(?<curly>[A-Za-z][A-Za-z0-9_-]{1,40}(?:"
              + " [A-Za-z0-9_-]{2,20}){0,4}|[a-z][\\w-]{1,20}(?:/[a-z][\\w-]{1,20}){1,5})\\})"
              // one of several, by its number: web{n}
              + "|(?<=[a-z0-9-])\\{(?<one>[a-z])\\})(?![\\w*\\[{}<>])",
          "[", "{");

  /** Two words or more: one alone is more often a template's own. */
  private static final KeyedPattern TWO_CURLY =
      KeyedPattern.of(
          "\\{\\{ ?(?<name>[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+){1,9}) ?\\}\\}", "{{");

  private static final Pattern FILLS_TEMPLATES =
      Pattern.compile(
          "(?<![\\w-])(?:docker|podman|kubectl|oc|helm|go|jinja2?|j2|ansible\\S*|consul\\S*|nomad|vault|gomplate"
              + "|just|echo|printf|sed|awk|grep)\\s|--?(?:format|template)\\b");

  /** {@code [a-z]} and {@code [A-Za-z]} are sets of letters. */
  private static final Pattern RANGES = Pattern.compile("(?:\\w-\\w)+");

  private static final Pattern PATH_BEFORE = Pattern.compile("[/:][^\\s'\"]*$");

  private static final Pattern SPEAKS_OR_SEARCHES =
      Pattern.compile(
          "(?<![\\w-])(?:[efz]?grep|rg|ag|ack|sed|awk|perl|jq|yq|echo|printf|python3?|find|xargs)\\b");

  private final String text;
  private final PlaceholderContext around;
  private final ShellContext context;

  SquareAndCurlyBrackets(String text, PlaceholderContext around, ShellContext context) {
    this.text = text;
    this.around = around;
    this.context = context;
  }

  List<Placeholder> read() {
    List<Placeholder> found = new ArrayList<>();
    BRACKET.each(text, match -> addSingle(match, found));
    return found;
  }

  private void addSingle(Matcher match, List<Placeholder> found) {
    String square = match.group("square");
    String curly = match.group("curly") != null ? match.group("curly") : match.group("one");
    String name = square != null ? square : curly;
    if (!RANGES.matcher(name).matches() && isFree(match.toMatchResult(), square != null)) {
      found.add(placeholder(match, name));
    }
  }

  private static Placeholder placeholder(Matcher match, String name) {
    return new Placeholder(
        match.start(), match.end(), name, match.group(), Placeholder.Kind.BRACKET, choices(name));
  }

  private static List<String> choices(String name) {
    String[] several = name.split(" ?\\| ?|/");
    return several.length < 2 ? List.of() : List.of(several);
  }

  /** {@code {{cluster_name}}}, where no program that it is given to fills in templates. */
  static List<PlaceholderCandidate> doubled(SearchedText text) {
    if (!TWO_CURLY.mayMatch(text)) {
      return List.of();
    }
    List<PlaceholderCandidate> found = new ArrayList<>();
    TWO_CURLY.each(
        text,
        match ->
            found.add(
                new PlaceholderCandidate(
                    placeholder(match, match.group("name")),
                    PlaceholderCandidate.Position.ARGUMENT,
                    FILLS_TEMPLATES)));
    return found;
  }

  /** Where no quotes are, or where all that is quoted is the bracket, or in a path. */
  private boolean isFree(MatchResult match, boolean square) {
    char before = around.charBefore(match);
    if (context.isBare(match.start(), match.end())) {
      return before != '\'' && before != '"';
    }
    if (!context.isQuotedArgument(match.start(), match.end())
        || context.language(match.start(), match.end()) != QuotedLanguage.NONE
        || SPEAKS_OR_SEARCHES.matcher(before(match)).find()) {
      return false;
    }
    boolean wholeArgument = (before == '\'' || before == '"') && around.charAfter(match) == before;
    return wholeArgument
        || PATH_BEFORE.matcher(around.before(match)).find()
        || (square && before == ' ' && around.before(match).matches(".*\\bssh\\b.*"));
  }

  private String before(MatchResult match) {
    return context.commandBefore(match.start(), match.end());
  }
}
