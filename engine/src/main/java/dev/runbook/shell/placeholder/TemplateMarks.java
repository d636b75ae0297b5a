package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.work.KeyedPattern;
import dev.runbook.work.SearchedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the marks for values in templates, routes and Markdown, which have no meaning for the
 * shell: {@code ${{ inputs.stage }}}, {@code {{< param version >}}}, {@code
 * https://host/users/:id}, {@code **NETWORK**}, {@code [staging|production]}.
 */
final class TemplateMarks {
  private static final KeyedPattern WORKFLOW =
      KeyedPattern.of("\\$\\{\\{ ?(?<name>[A-Za-z][\\w.-]{1,60}) ?\\}\\}", "${{");

  private static final KeyedPattern SITE =
      KeyedPattern.of("\\{\\{[<%] ?(?<name>[A-Za-z][\\w. \"-]{1,60}?) ?[>%]\\}\\}", "{{<", "{{%");

  private static final KeyedPattern BOLD =
      KeyedPattern.of("(?<!\\*)\\*\\*(?<name>[A-Z][A-Z0-9_]{2,40})\\*\\*(?!\\*)", "**");

  private static final KeyedPattern ROUTE =
      KeyedPattern.of(
          "(?<=[a-z]://[\\w.@:/{}$-]{1,150}/):(?<name>[A-Za-z][A-Za-z_]{1,30})(?=[/?\\s'\"]|$)",
          "/:");

  /** {@code ‹pod name›}: brackets that no shell knows. */
  private static final KeyedPattern QUOTED =
      KeyedPattern.of("‹ ?(?<name>[A-Za-z][\\w. -]{0,59}?) ?›", "‹");

  /** {@code cp ___ /srv}: a gap to write in. */
  private static final KeyedPattern GAP =
      KeyedPattern.of("(?<=[\\s=:/@\"'])(?<name>_{3,20})(?=[\\s:/@\"'.,]|$)", "___");

  private static final KeyedPattern CHOICE =
      KeyedPattern.of(
          "(?<=[\\s/=:,._-]|^)\\[(?<name>[A-Za-z][\\w.-]*(?:\\|[A-Za-z][\\w.-]*)+)\\](?![\\w*+?{\\[])",
          "[");

  private static final List<KeyedPattern> ALL =
      List.of(WORKFLOW, SITE, BOLD, ROUTE, QUOTED, GAP, CHOICE);

  /** Programs that fill such marks in themselves, write them down or search for them. */
  private static final Pattern MEANS_IT =
      Pattern.compile(
          "(?<![\\w-])(?:gh|echo|printf|sed|awk|perl|[efz]?grep|rg|ag|ack|cat|tee|jq|yq)\\s");

  private TemplateMarks() {}

  /**
   * The marks in a text.
   *
   * @param declared names that have marks of their own
   */
  static List<PlaceholderCandidate> in(SearchedText text, Set<String> declared) {
    List<PlaceholderCandidate> found = new ArrayList<>();
    for (KeyedPattern pattern : ALL) {
      if (pattern.mayMatch(text)) {
        pattern.each(
            text,
            match -> {
              if (!declared.contains(match.group("name"))) {
                found.add(candidate(placeholder(match, pattern == CHOICE), pattern));
              }
            });
      }
    }
    return found;
  }

  /** {@code **NODE_NAME**} is nothing else, wherever it stands. */
  private static PlaceholderCandidate candidate(Placeholder placeholder, KeyedPattern pattern) {
    return pattern == BOLD && placeholder.name().contains("_")
        ? PlaceholderCandidate.certain(placeholder)
        : new PlaceholderCandidate(placeholder, PlaceholderCandidate.Position.ARGUMENT, MEANS_IT);
  }

  private static Placeholder placeholder(Matcher matcher, boolean choice) {
    String name = matcher.group("name");
    return new Placeholder(
        matcher.start(),
        matcher.end(),
        name,
        matcher.group(),
        Placeholder.Kind.BRACKET,
        choice ? List.of(name.split("\\|")) : List.of());
  }
}
