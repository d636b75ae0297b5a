package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code <name>}: the shape that pages use most, and the redirections, types, tags, addresses and
 * regular expressions that look like it.
 */
final class AngleBrackets {
  private static final Pattern ANGLE =
      Pattern.compile(
          "(?<![<$\\\\?%])<(?<name>(?:\\.\\.\\.|…|[\\p{L}\\p{N}#/_-][^<>\n"
              + "`$\"\\\\;&]{0,80}))>(?![(>]|&[\\d-])");

  /** {@code <<name>>}, where no heredoc of that name ends. */
  private static final Pattern DOUBLE =
      Pattern.compile("<<(?<name>\\p{Alpha}[\\w .-]{1,40})>>(?=[\\s'\"/:@]|$)");

  /** Tags that stand unclosed in markup; others are known by their closing tag. */
  private static final Set<String> UNCLOSED_TAGS =
      Set.of("br", "hr", "html", "div", "span", "h1", "h2", "h3");

  /** Tags that stand unclosed too, but only among others: pages also mean an image, or a port. */
  private static final Set<String> TAGS_AMONG_OTHERS = Set.of("p", "li", "img");

  private static final Set<String> PERL_FILES = Set.of("STDIN", "STDOUT", "STDERR", "ARGV", "DATA");

  /** Keys as editors write them. */
  private static final Pattern KEY =
      Pattern.compile(
          "CR|Cr|Esc|ESC|Tab|Space|Enter|Return|BS|[Ll]eader|[CMSA]-.|F\\d{1,2}|Ctrl[+-].");

  private static final Pattern TYPE =
      Pattern.compile(
          "int|long|short|float|double|bool|boolean|char|void|string|str|byte|any|unknown|number|auto"
              + "|u?int\\d+(?:_t)?|[iuf]\\d+|[TKVE]|String|Integer|Object|Long|Boolean");

  /** How a program says what it takes, in its own text. */
  private static final Pattern USAGE =
      Pattern.compile("(?i)(?<![\\w-])usage(?![\\w-])|\\bwhile\\s*\\($");

  private static final Pattern ADDRESS =
      Pattern.compile("(?!your)[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");

  /** {@code file 2} in {@code <file 2>err}, {@code in.txt | sort} in {@code <in.txt | sort>out}. */
  private static final Pattern REDIRECTED = Pattern.compile("\\S+ \\d|.*[./|].*|.* -.*");

  /** What is called so is several words. */
  private static final Pattern WORDS =
      Pattern.compile("(?i)(?:command|cmd|args|arguments)|.*\\w\\s?(?:…|\\.\\.\\.)");

  /** {@code sed s/<name>/}: the first part of a substitution, and the second behind the name. */
  private static final Pattern SEARCHED_BEFORE =
      Pattern.compile("\\bsed\\b.*[\\s'\";]s(?<mark>[/|#,@])(?:(?!\\k<mark>).)*$");

  /** What nobody calls a value: operators, ends of redirections, attributes of tags, numbers. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          ".*\\s|.*/|.*\\s\\s.*|.*\\|\\|.*|https?://.*|\\S+ \\d|/.*|-.*|\\p{N}+|\\p{N}\\S* .*"
              + "|[\\w:]+ [\\w:-]+=.*|#.+|.*\\.h(?:pp)?|.*\\)[^)]*\\(.*");

  private final String text;
  private final PlaceholderContext around;

  private AngleBrackets(String text, PlaceholderContext around) {
    this.text = text;
    this.around = around;
  }

  static List<Placeholder> in(String text, PlaceholderContext around) {
    return text.indexOf('<') < 0 ? List.of() : new AngleBrackets(text, around).read();
  }

  private List<Placeholder> read() {
    List<Placeholder> found = new ArrayList<>();
    Matcher matcher = ANGLE.matcher(text);
    while (matcher.find()) {
      if (isName(matcher.group("name"), matcher.toMatchResult())) {
        found.add(placeholder(matcher));
      }
    }
    Matcher doubled = DOUBLE.matcher(text);
    while (doubled.find()) {
      if (!text.contains("\n" + doubled.group("name") + "\n")) {
        found.add(placeholder(doubled));
      }
    }
    return found;
  }

  private static Placeholder placeholder(Matcher matcher) {
    String name = matcher.group("name");
    return new Placeholder(
        matcher.start(),
        matcher.end(),
        name,
        matcher.group(),
        Placeholder.Kind.ANGLE,
        choices(name),
        WORDS.matcher(name).matches());
  }

  private static List<String> choices(String name) {
    return name.contains("|") ? List.of(name.split("\\s*\\|\\s*")) : List.of();
  }

  private boolean isName(String name, MatchResult match) {
    return !NO_NAME.matcher(name).matches()
        && !(ADDRESS.matcher(name).matches() && around.charBefore(match) != '=')
        && !KEY.matcher(name).matches()
        && !PERL_FILES.contains(name)
        && !USAGE.matcher(around.before(match)).find()
        && !isReplacedByText(match)
        && !isMarkup(name, match)
        && !isRedirection(name, match)
        && !isType(name, match);
  }

  /** What {@code sed} looks for in a file, where it does not put another such name in its place. */
  private boolean isReplacedByText(MatchResult match) {
    Matcher searched = SEARCHED_BEFORE.matcher(around.before(match));
    if (!searched.find()) {
      return false;
    }
    String[] parts = around.after(match).split(Pattern.quote(searched.group("mark")), 3);
    return parts.length == 3 && !parts[1].contains("<");
  }

  private boolean isMarkup(String name, MatchResult match) {
    String tag = name.split("[ /]", 2)[0];
    return UNCLOSED_TAGS.contains(tag)
        || (TAGS_AMONG_OTHERS.contains(tag) && around.isMarkup())
        || around.closes(tag)
        || around.before(match).stripTrailing().endsWith("#include");
  }

  /**
   * {@code <in.txt>out.txt}, {@code <in 2>err}, {@code 3<in>}. A word, the name and a word again,
   * nothing between them, are no two redirections: nobody who means these writes them so.
   */
  private boolean isRedirection(String name, MatchResult match) {
    char next = around.charAfter(match);
    boolean gluedAfter = isWord(next) || next == '/';
    String word = wordBefore(match);
    if (word.isEmpty() || isDescriptor(word, match)) {
      return (gluedAfter && REDIRECTED.matcher(name).matches()) || !word.isEmpty();
    }
    return !gluedAfter && word.length() > 1 && name.matches(".*[./ ].*");
  }

  /** A number of its own before {@code <} is a descriptor. */
  private boolean isDescriptor(String word, MatchResult match) {
    int before = match.start() - word.length() - 1;
    return word.matches("\\d+") && (before < 0 || " \t\n;|&(".indexOf(text.charAt(before)) >= 0);
  }

  /** {@code List<String>}, {@code vector<int>}, {@code (?P<year>…)}. */
  private boolean isType(String name, MatchResult match) {
    String word = wordBefore(match);
    int start = match.start() - word.length();
    return !word.isEmpty()
        && ((word.matches("[A-Z]\\w*[a-z]\\w*|P|k") && !name.matches("[A-Z][A-Z0-9_]+"))
            || text.startsWith("::", start - 2)
            || (!isWord(around.charAfter(match)) && TYPE.matcher(name).matches()));
  }

  /** The letters and digits that the bracket is glued to. */
  private String wordBefore(MatchResult match) {
    int start = match.start();
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, match.start());
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
