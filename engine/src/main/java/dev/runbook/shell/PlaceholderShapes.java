package dev.runbook.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shapes in which pages write what a person must fill in, and the lookalikes that a shell or
 * another language means.
 */
final class PlaceholderShapes {
  private static final Pattern ANGLE =
      Pattern.compile(
          "(?<![<\\p{Alnum}$\\\\?])<(?<name>\\p{Alpha}[\\p{Alnum} _./|:'-]{0,60})>(?![&(>])");

  private static final String TIME = "HH[-_:]?MM(?:[-_:]?SS)?";

  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\p{Alnum}$\\{])(?<name>"
              + "YYYY[-_./]?MM[-_./]?DD(?:[-_T ]?"
              + TIME
              + "Z?)?|DD[-_./]?MM[-_./]?YYYY|MM[-_./]?DD[-_./]?YYYY"
              + "|YYYY[-_./]?MM|YYMMDD|yyyymmdd|yyyy[-_./]mm[-_./]dd|HH:MM(?::SS)?"
              + ")(?!\\p{Alnum})");

  private static final Pattern SENTINEL =
      Pattern.compile(
          "(?<![\\p{Alnum}_$\\{])(?<name>"
              + "CHANGE[-_]?ME|change[-_]?me|CHANGE_THIS(?:_[A-Z0-9_]+)?"
              + "|REPLACE[-_]?ME|replace[-_]?me|REPLACE_(?:THIS|WITH)(?:_[A-Z0-9_]+)?"
              + "|(?:INSERT|ENTER|PUT)_[A-Z0-9_]+_HERE"
              + "|YOUR_[A-Z0-9_]+|(?<!\\p{Alnum}-)your-[a-z0-9][a-z0-9-]*|your_[a-z0-9_]+"
              + "|[xX]{3,})(?![\\p{Alnum}_])");

  private static final Pattern ELLIPSIS =
      Pattern.compile("(?<=[\\s'\"=]|^)(?<name>\u2026|\\.\\.\\.)(?=[\\s'\"]|$)");

  private static final Pattern QUOTED_SECRET =
      Pattern.compile(
          "(?<=(?<!\\[)(['\"]))(?<name>(?:[A-Z][A-Z0-9]*_)*(?:PASSWORD|PASSPHRASE|SECRET|TOKEN|API_KEY))"
              + "(?=\\1(?!\\s*:))");

  /** Tags that stand unclosed in markup; others are known by their closing tag. */
  private static final Set<String> VOID_TAGS =
      Set.of("br", "hr", "p", "li", "img", "input", "meta", "link");

  private static final Set<String> PERL_FILES = Set.of("STDIN", "STDOUT", "STDERR", "ARGV", "DATA");

  /** {@code file 2} in {@code <file 2>err}, {@code in.txt | sort} in {@code <in.txt | sort>out}. */
  private static final Pattern REDIRECTED = Pattern.compile("\\S+ \\d|.*[./|].*|.* -.*");

  /** A date's spelling that a function of SQL or C is given as its format. */
  private static final Pattern FORMAT_OF_A_FUNCTION =
      Pattern.compile(
          "(?i)\\b(?:to_(?:char|date|timestamp)|date_format|str[fp]time|format)\\((?:[^()]|\\([^()]*\\))*$");

  private static final Pattern TEMPLATE_OF_MKTEMP =
      Pattern.compile("\\b(?:mktemp|tempfile)\\b[^;|&]*$");

  private static final Pattern SEARCHED_FOR =
      Pattern.compile("\\b(?:[efz]?grep|rg|ag|ack|unset|getenv|printenv)\\b[^;|&]*$");

  private static final Pattern SAID =
      Pattern.compile("(?:^|[;|&(\"'{]|\\b(?:then|do|else))\\s*(?:echo|printf|log|say)\\s[^;|&]*$");

  private PlaceholderShapes() {}

  /** The places that have such a shape, in any order; some may overlap. */
  static List<Placeholder> in(String text) {
    List<Placeholder> found = new ArrayList<>();
    Surroundings around = new Surroundings(text);
    add(ANGLE, Placeholder.Kind.ANGLE, text, match -> isName(around, match), found);
    add(DATE, Placeholder.Kind.SENTINEL, text, around.not(FORMAT_OF_A_FUNCTION), found);
    add(SENTINEL, Placeholder.Kind.SENTINEL, text, around.not(TEMPLATE_OF_MKTEMP), found);
    add(ELLIPSIS, Placeholder.Kind.SENTINEL, text, around.not(SAID), found);
    add(QUOTED_SECRET, Placeholder.Kind.SENTINEL, text, around.not(SEARCHED_FOR), found);
    return found;
  }

  private static void add(
      Pattern pattern,
      Placeholder.Kind kind,
      String text,
      Predicate<MatchResult> accepted,
      List<Placeholder> out) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String name = matcher.group("name");
      if (accepted.test(matcher.toMatchResult())) {
        List<String> choices = kind == Placeholder.Kind.ANGLE ? choices(name) : List.of();
        out.add(
            new Placeholder(matcher.start(), matcher.end(), name, matcher.group(), kind, choices));
      }
    }
  }

  private static List<String> choices(String name) {
    return name.contains("|") ? List.of(name.split("\\s*\\|\\s*")) : List.of();
  }

  /** Rules out redirections such as {@code <in.txt>out.txt}, and markup. */
  private static boolean isName(Surroundings around, MatchResult match) {
    String name = match.group(1);
    if (name.endsWith(" ")
        || name.endsWith("/")
        || name.contains("  ")
        || name.startsWith("http")) {
      return false;
    }
    char next = around.after(match);
    boolean glued = Character.isLetterOrDigit(next) || next == '_' || next == '/';
    if (name.matches("\\S+ \\d") || (glued && REDIRECTED.matcher(name).matches())) {
      return false;
    }
    String tag = name.split("[ /]", 2)[0];
    return !VOID_TAGS.contains(tag)
        && !PERL_FILES.contains(name)
        && !around.before(match).stripTrailing().endsWith("#include")
        && !around.closes(tag);
  }

  /** What stands around a match. */
  private static final class Surroundings {
    /** Longer lines are looked at from this far back. */
    private static final int FAR = 400;

    private static final Pattern CLOSING_TAG = Pattern.compile("</([\\p{Alpha}][\\w.-]*)");

    private final String text;
    private final Set<String> closingTags = new HashSet<>();

    Surroundings(String text) {
      this.text = text;
      Matcher closing = CLOSING_TAG.matcher(text);
      while (closing.find()) {
        closingTags.add(closing.group(1));
      }
    }

    /** Whether markup in the text closes a tag of this name. */
    boolean closes(String tag) {
      return closingTags.contains(tag);
    }

    /** What stands before a match on its line. */
    String before(MatchResult match) {
      String before = text.substring(Math.max(0, match.start() - FAR), match.start());
      return before.substring(before.lastIndexOf('\n') + 1);
    }

    /** Whether what stands before a match is not of this kind. */
    Predicate<MatchResult> not(Pattern kind) {
      return match -> !kind.matcher(before(match)).find();
    }

    char after(MatchResult match) {
      return match.end() < text.length() ? text.charAt(match.end()) : ' ';
    }
  }
}
