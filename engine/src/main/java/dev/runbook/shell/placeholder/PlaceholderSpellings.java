package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.work.KeyedPattern;
import dev.runbook.work.SearchedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words in which pages write what a person must fill in, wherever they stand: spelled dates,
 * {@code CHANGE_ME}, {@code your-host}, {@code xxx}, an ellipsis.
 */
final class PlaceholderSpellings {
  private static final String TIME = "(?:HH|hh)[-_:]?(?:MM|mm)(?:[-_:]?(?:SS|ss))?";

  private static final KeyedPattern DATE =
      KeyedPattern.of(
          "(?<![\\p{Alnum}$\\{%])(?<name>"
              + "YYYY[-_./]?MM[-_./]?DD(?:[-_T ]?"
              + TIME
              + "Z?)?|DD[-_./]?MM[-_./]?YYYY|MM[-_./]?DD[-_./]?YYYY"
              + "|YYYY[-_./]?MM|YYMMDD|yyyymmdd|yyyyMMdd|yyyy[-_./](?:mm|MM)[-_./]dd|HH:MM(?::SS)?"
              + ")(?!\\p{Alnum})",
          "YYYY",
          "YYMMDD",
          "yyyy",
          "HH:MM");

  private static final KeyedPattern WORD =
      KeyedPattern.of(
          "(?<![\\p{Alnum}_$\\{])(?<name>"
              + "CHANGE[-_]?ME\\w*|change[-_]?me|CHANGE_THIS(?:_[A-Z0-9_]+)?"
              + "|(?:REPLACE|FILL|SET)[-_]?ME\\w*|replace[-_]?me|REPLACE_(?:THIS|WITH)(?:_[A-Z0-9_]+)?"
              + "|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+){0,8}[_-]HERE"
              + "|(?:insert|enter|put|add|paste|fill)[-_][a-z0-9_-]{1,40}[-_]here"
              + "|(?:[\\w.+-]{1,40}@)?your\\.[a-z]+(?:\\.[a-z]+)*|your@[a-z]+(?:\\.[a-z]+)+|(?<![\\w.])/your/[\\w./-]*\\w"
              + "|YOUR[-_][A-Z0-9_-]*[A-Z0-9]|YOUR[A-Z]{3,}"
              + "|(?<!\\p{Alnum}-)[Yy]our-?domain\\.(?:com|org|net|io|tld)(?![.-])|(?<!\\p{Alnum}-)[Yy]our-[A-Za-z0-9][A-Za-z0-9-]*|[Yy]our_[A-Za-z0-9_]+|your[A-Z]\\w+"
              + "|(?:sk|pk|rk|xox[abp]|ghp|glpat|whsec)[-_](?:[A-Za-z0-9]{1,9}[-_])?your[-_][A-Za-z0-9_-]*\\w"
              + "|your(?:domain|company|site|server|org)(?:\\.(?:com|org|net|io|tld))?"
              + "|your(?!sel(?:f|ves)\\b|s\\b)[a-z]{2,30})(?![\\p{Alnum}_])",
          "CHANGE",
          "change",
          "REPLACE",
          "replace",
          "FILL",
          "SET",
          "HERE",
          "here",
          "your",
          "Your",
          "YOUR");

  /** {@code "Your name"} alone in its quotes. */
  private static final KeyedPattern YOURS =
      KeyedPattern.of(
          "(?<=([\"']))(?<name>[Yy]our(?: [A-Za-z]{2,20}){1,3})(?=\\1)", "Your ", "your ");

  /** What is only begun: {@code sha256:d9035...}, {@code pod grafana...}. */
  private static final KeyedPattern BEGUN =
      KeyedPattern.of(
          "(?<=\\s|[\\w-]=)(?<name>(?!\\.|-|https?://)[\\w@:./+-]{2,200}(?<=[A-Za-z0-9_-])(?:\u2026|\\.\\.\\.))(?=\\s|$)",
          "\u2026",
          "...");

  private static final KeyedPattern BEGUN_IN_QUOTES =
      KeyedPattern.of(
          "(?<=[\\w-]=([\"']))(?<name>[\\w@:./+-]{2,200}(?<=[A-Za-z0-9_-])(?:\u2026|\\.\\.\\.))(?=\\1)",
          "\u2026",
          "...");

  /** {@code $(your deploy key)}: no program is called so. */
  private static final KeyedPattern SUBSTITUTED =
      KeyedPattern.of(
          "\\$\\((?<name>[Yy]our(?: [A-Za-z][\\w-]{0,20}){1,5}|(?:\u2026|\\.\\.\\.) ?[A-Za-z][\\w"
              + " -]{1,40}(?:\u2026|\\.\\.\\.))\\)",
          "$(your ",
          "$(Your ",
          "$(\u2026",
          "$(...");

  private static final List<KeyedPattern> CERTAIN = List.of(WORD, SUBSTITUTED);

  /** {@code LEVEL=debug|info}: one of them, for nobody pipes a setting into a program. */
  private static final KeyedPattern ONE_OF_THEM =
      KeyedPattern.of(
          "(?m)^(?:export )?[A-Za-z_]\\w{0,40}=(?<name>"
              + "\\w[\\w.-]{0,40}(?:\\|\\w[\\w.-]{0,40}){1,9})(?=\\h*(?:#|$))",
          "|");

  private static final Pattern SAID_TO_PEOPLE =
      Pattern.compile("^\\s*(?:echo|printf|log|say|read)\\s|\\s-m\\s");

  /** Packages of Go, and what leads from one commit of git to another. */
  private static final Pattern DOTS_OF_ITS_OWN =
      Pattern.compile("^\\s*(?:echo|printf|log|say|read|go|git)\\s");

  /** Of what is glued to crosses the whole is meant: {@code i-xxxx}, {@code web-xxxxx-yyyyy}. */
  private static final KeyedPattern CROSSES =
      KeyedPattern.of(
          "(?<![\\p{Alnum}_$\\{])(?<name>"
              + "(?<!\\w-)(?:[A-Za-z0-9]{1,20}[-_]){0,6}(?:[xX]{3,}|N{3,})(?:[-_/](?:[xyzXYZ]{3,}|N{3,})){0,6}"
              + "|\\d{1,3}\\.(?:(?:\\d|[xX]){1,3}\\.){2}[xX]{1,3}|(?:[xX]{1,3}\\.){2,3}[xX]{1,3}"
              + "|[xX]{2}(?:[-:][xX]{2}){2,7}|(?<=[\\s=])[xX]{2}(?=\\s|$)"
              + "|[vV]?X\\.[XY](?:\\.[XZ])?|[vV]?\\d{1,3}\\.[xX]\\.[xX]"
              + "|(?<!')%[A-Z][A-Z0-9_]{2,40}%|@@?[A-Z][A-Z0-9_]{2,40}@@?|__(?!(?:EOF|END|DEFAULT|FILE|LINE|DIR|DATA|WARN|DIE|MAIN)__)[A-Z][A-Z0-9_]{0,40}[A-Z0-9]__"
              + ")(?![\\p{Alnum}_])",
          "xx", "XX", "xX", "Xx", "NNN", ".x", ".X", ".Y", "%", "@", "__");

  private static final KeyedPattern DISK =
      KeyedPattern.of(
          "(?<name>/dev/(?:(?:sd|vd|xvd|hd)[XxYZ]|nvme[XN]n[\\dXN]|(?:r?disk|md|loop)[XN])(?:p?[\\dXN])?)(?!\\w)",
          "/dev/");

  private static final KeyedPattern ELLIPSIS =
      KeyedPattern.of(
          "(?<=[\\s'\"=]|^)(?<name>(?:[a-z0-9+]{2,20}://|(?:[A-Za-z0-9]{1,20}[-_:]){0,6})(?:\u2026|\\.\\.\\.))(?=[\\s'\"]|$)",
          "\u2026",
          "...");

  private static final KeyedPattern QUOTED_SECRET =
      KeyedPattern.of(
          "(?<=(?<!\\[)(['\"]))(?<name>(?:[A-Z][A-Z0-9]*_){0,8}(?:PASSWORD|PASSPHRASE|SECRET|TOKEN|API_KEY))"
              + "(?=\\1(?!\\s*:))",
          "PASSWORD",
          "PASSPHRASE",
          "SECRET",
          "TOKEN",
          "API_KEY");

  /** A date's spelling that a function of SQL or C is given as its format. */
  private static final Pattern FORMAT_OF_A_FUNCTION =
      Pattern.compile(
          "(?i)\\b(?:to_(?:char|date|timestamp)|date_format|str[fp]time|format)\\((?:[^()]|\\([^()]*\\))*$");

  private static final Pattern TEMPLATE_OR_SEARCHED_FOR =
      Pattern.compile(
          "(?<![\\w-])(?:mktemp|tempfile|[efz]?grep|rg|ag|ack|sed|awk|perl|unset|getenv|printenv|envsubst)\\b");

  private static final Pattern SEARCHED_FOR =
      Pattern.compile(
          "(?<![\\w-])(?:[efz]?grep|rg|ag|ack|sed|awk|perl|unset|getenv|printenv|envsubst)\\b");

  private static final Pattern SAID = Pattern.compile("^\\s*(?:echo|printf|log|say|read)\\s");

  private static final Pattern VARIABLE_BEFORE =
      Pattern.compile(
          "(?:(?<![\\w-])(?<variable>[A-Za-z_]\\w*)=|(?<!\\S)--(?<option>[A-Za-z][\\w-]*)[="
              + " ])[\"']?$");

  private static final int LONGEST_VARIABLE = 100;

  private PlaceholderSpellings() {}

  /** The places that have such a shape, in any order; some may overlap. */
  static List<PlaceholderCandidate> in(SearchedText text) {
    List<PlaceholderCandidate> found = new ArrayList<>();
    for (KeyedPattern certain : CERTAIN) {
      for (Placeholder each : matches(certain, text)) {
        found.add(PlaceholderCandidate.certain(each));
      }
    }
    oneOfThem(text, found);
    add(DATE, text, FORMAT_OF_A_FUNCTION, found);
    add(CROSSES, text, TEMPLATE_OR_SEARCHED_FOR, found);
    add(DISK, text, PlaceholderCandidate.NOTHING, found);
    add(ELLIPSIS, text, SAID, found);
    add(YOURS, text, SAID_TO_PEOPLE, found);
    add(BEGUN_IN_QUOTES, text, DOTS_OF_ITS_OWN, found);
    add(BEGUN, text, PlaceholderCandidate.Position.BARE, DOTS_OF_ITS_OWN, found);
    add(QUOTED_SECRET, text, SEARCHED_FOR, found);
    return found;
  }

  private static void add(
      KeyedPattern pattern, SearchedText text, Pattern notAfter, List<PlaceholderCandidate> out) {
    add(pattern, text, PlaceholderCandidate.Position.OUTSIDE_CODE, notAfter, out);
  }

  private static void add(
      KeyedPattern pattern,
      SearchedText text,
      PlaceholderCandidate.Position position,
      Pattern notAfter,
      List<PlaceholderCandidate> out) {
    for (Placeholder each : matches(pattern, text)) {
      out.add(new PlaceholderCandidate(each, position, notAfter));
    }
  }

  private static void oneOfThem(SearchedText text, List<PlaceholderCandidate> out) {
    if (!ONE_OF_THEM.mayMatch(text)) {
      return;
    }
    ONE_OF_THEM.each(
        text,
        match ->
            out.add(
                new PlaceholderCandidate(
                    new Placeholder(
                        match.start("name"),
                        match.end("name"),
                        match.group("name"),
                        match.group("name"),
                        Placeholder.Kind.SENTINEL,
                        List.of(match.group("name").split("\\|"))),
                    PlaceholderCandidate.Position.ARGUMENT,
                    PlaceholderCandidate.NOTHING)));
  }

  private static List<Placeholder> matches(KeyedPattern pattern, SearchedText text) {
    if (!pattern.mayMatch(text)) {
      return List.of();
    }
    List<Placeholder> found = new ArrayList<>();
    pattern.each(
        text,
        match ->
            found.add(
                new Placeholder(
                    match.start(),
                    match.end(),
                    name(match, text.text()),
                    match.group(),
                    Placeholder.Kind.SENTINEL,
                    List.of())));
    return found;
  }

  /**
   * Of {@code KEY=0x...} the variable says what it is, of {@code --zone ...} the option; other
   * values on the page begin so, too.
   */
  private static String name(Matcher matcher, String text) {
    String name = matcher.group("name");
    if (name.endsWith("...") || name.endsWith("…")) {
      Matcher variable =
          VARIABLE_BEFORE.matcher(text).region(lineStart(text, matcher), matcher.start());
      if (variable.find()) {
        String before = variable.group("variable");
        return before == null ? variable.group("option") : before;
      }
    }
    return name;
  }

  private static int lineStart(String text, Matcher matcher) {
    return Math.max(
        text.lastIndexOf('\n', matcher.start()) + 1, matcher.start() - LONGEST_VARIABLE);
  }
}
