package dev.runbook.lint;

import dev.runbook.document.Element;
import dev.runbook.document.Section;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the comments of a page that take findings out, and says what is wrong with them.
 *
 * <p>A comment covers the block, paragraph or heading right after it, a heading with its whole
 * section. Right under a heading, with nothing but a distance after it, it covers that section. In
 * the front matter, {@code # runbook-lint: ignore RULE: reason} covers the front matter.
 */
final class IgnoreReader {
  private static final Pattern COMMENT =
      Pattern.compile(
          "(?m)^[ \\t>]*(?<comment><!--+\\s*runbook-lint\\s*:(?<text>.*?)--+>)", Pattern.DOTALL);

  private static final Pattern YAML_COMMENT =
      Pattern.compile("(?m)^[ \\t]*(?<comment>#\\s*runbook-lint\\s*:(?<text>.*))$");

  private static final Pattern IGNORE =
      Pattern.compile(
          "\\s*ignore\\s+(?<rules>[\\w/-]+(?:\\s*,\\s*[\\w/-]+)*)\\s*(?::(?<reason>.*))?",
          Pattern.DOTALL);

  /** What may stand between a comment and what it is about. */
  private static final Pattern DISTANCE =
      Pattern.compile(
          "(?:[\\s>]|<!--.*?-->|(?:[-*+]|\\d+[.)])\\s(?:\\[[ xX]]\\s)?)*", Pattern.DOTALL);

  private final Page page;
  private final Source source;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Ignore> ignores = new ArrayList<>();

  private IgnoreReader(Page page) {
    this.page = page;
    this.source = page.source();
  }

  static IgnoreReader of(Page page) {
    IgnoreReader reader = new IgnoreReader(page);
    if (page.source().text().contains("runbook-lint")) {
      reader.read();
    }
    return reader;
  }

  /** The comments that can be followed. */
  List<Ignore> ignores() {
    return ignores;
  }

  /** What is wrong with comments. */
  List<Problem> problems() {
    return problems;
  }

  private void read() {
    Matcher comment = COMMENT.matcher(source.text());
    while (comment.find()) {
      Span place = new Span(comment.start("comment"), comment.end("comment"));
      if (page.blockAt(place.start()).isEmpty()) {
        read(place, comment.group("text"), covered(place));
      }
    }
    int end =
        page.document().sections().get(0).elements().stream()
            .mapToInt(element -> element.span().start())
            .min()
            .orElse(firstHeading());
    if (source.text().startsWith("---")) {
      Matcher yaml = YAML_COMMENT.matcher(source.text()).region(0, Math.min(end, firstHeading()));
      while (yaml.find()) {
        Span place = new Span(yaml.start("comment"), yaml.end("comment"));
        read(place, yaml.group("text"), Optional.of(new Span(0, yaml.regionEnd())));
      }
    }
  }

  private int firstHeading() {
    return page.document().sections().size() > 1
        ? page.document().sections().get(1).span().start()
        : source.text().length();
  }

  private void read(Span place, String text, Optional<Span> covers) {
    Matcher ignore = IGNORE.matcher(text);
    if (!ignore.matches()) {
      error(
          place,
          "bad-ignore",
          "this comment is not understood",
          "write `<!-- runbook-lint: ignore RULE: reason -->`");
      return;
    }
    List<String> rules = Arrays.asList(ignore.group("rules").split("\\s*,\\s*"));
    boolean known = true;
    for (String rule : rules) {
      if (!RuleNames.isKnown(rule)) {
        known = false;
        error(place, "unknown-rule", "there is no rule `" + rule + "`", RuleNames.hint(rule));
      }
    }
    if (ignore.group("reason") == null || ignore.group("reason").isBlank()) {
      known = false;
      error(
          place,
          "ignore-without-reason",
          "it does not say why `" + rules.get(0) + "` does not matter here",
          "add the reason after a colon: `ignore " + rules.get(0) + ": …`");
    }
    if (covers.isEmpty()) {
      error(
          place,
          "misplaced-ignore",
          "this comment stands before nothing that it could cover",
          "put it on a line of its own, right before a fence, a paragraph or a heading");
    } else if (known) {
      ignores.add(new Ignore(place, rules, covers.get()));
    }
  }

  private void error(Span place, String code, String message, String hint) {
    problems.add(Problem.error(source, place, code, message).withHint(hint));
  }

  private Optional<Span> covered(Span comment) {
    Matcher distance =
        DISTANCE.matcher(source.text()).region(comment.end(), source.text().length());
    int reach = distance.lookingAt() ? distance.end() : comment.end();
    for (Section section : page.document().sections()) {
      if (section.level() > 0 && isNext(section.span(), comment, reach)) {
        return Optional.of(wholeSection(section));
      }
      for (Element element : section.elements()) {
        if (isNext(element.span(), comment, reach)) {
          return Optional.of(element.span());
        }
      }
    }
    return headingAbove(comment).map(this::wholeSection);
  }

  private static boolean isNext(Span span, Span comment, int reach) {
    return span.start() >= comment.end() && span.start() <= reach;
  }

  private Optional<Section> headingAbove(Span comment) {
    return page.document().sections().stream()
        .filter(section -> section.level() > 0 && section.span().end() <= comment.start())
        .filter(section -> isDistance(section.span().end(), comment.start()))
        .reduce((first, later) -> later);
  }

  private boolean isDistance(int from, int to) {
    return DISTANCE.matcher(source.text()).region(from, to).matches();
  }

  /** From its heading to the next one that is not below it. */
  private Span wholeSection(Section section) {
    int end =
        page.document().sections().stream()
            .filter(each -> each.index() > section.index() && each.level() <= section.level())
            .mapToInt(each -> each.span().start())
            .findFirst()
            .orElse(source.text().length());
    return new Span(section.span().start(), Math.max(section.span().start(), end - 1));
  }
}
