package dev.runbook.lint;

import dev.runbook.document.Element;
import dev.runbook.document.Section;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the comments of a page that take findings out, and reports their mistakes.
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

  /** What may be before a list's item. */
  private static final Pattern MARKER =
      Pattern.compile("(?:[-*+]|\\d{1,9}[.)])[ \\t](?:\\[[ xX]][ \\t])?");

  /** How many comments may be one after the other before what they are about. */
  private static final int MANY = 32;

  private final Page page;
  private final Source source;
  private final List<Problem> problems = new ArrayList<>();
  private final List<IgnoreComment> ignores = new ArrayList<>();
  private final TreeMap<Integer, Section> headings = new TreeMap<>();
  private final TreeMap<Integer, Element> elements = new TreeMap<>();

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
  List<IgnoreComment> ignores() {
    return ignores;
  }

  /** What is wrong with comments. */
  List<Problem> problems() {
    return problems;
  }

  private void read() {
    for (Section section : page.document().sections()) {
      if (section.level() > 0) {
        headings.put(section.span().start(), section);
      }
      section.elements().forEach(each -> elements.putIfAbsent(each.span().start(), each));
    }
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
          "there is nothing after this comment that it could cover",
          "put it on its own line, right before a fence, a paragraph or a heading");
    } else if (known) {
      ignores.add(new IgnoreComment(place, rules, covers.get()));
    }
  }

  private void error(Span place, String code, String message, String hint) {
    problems.add(Problem.error(source, place, code, message).withHint(hint));
  }

  private Optional<Span> covered(Span comment) {
    int reach = skip(comment.end(), source.text().length());
    Optional<Section> heading = next(headings, comment, reach);
    Optional<Element> element = next(elements, comment, reach);
    boolean headingFirst =
        heading.isPresent()
            && element.filter(each -> each.span().start() < heading.get().span().start()).isEmpty();
    return headingFirst
        ? heading.map(this::wholeSection)
        : element.map(Element::span).or(() -> headingAbove(comment).map(this::wholeSection));
  }

  private static <T> Optional<T> next(TreeMap<Integer, T> starts, Span comment, int reach) {
    return Optional.ofNullable(starts.ceilingEntry(comment.end()))
        .filter(entry -> entry.getKey() <= reach)
        .map(Map.Entry::getValue);
  }

  /** The place after the distance that may lie between a comment and what it is about. */
  private int skip(int from, int to) {
    String text = source.text();
    int comments = 0;
    int at = from;
    while (at < to) {
      Matcher marker = MARKER.matcher(text).region(at, to);
      if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '>') {
        at++;
      } else if (text.startsWith("<!--", at) && comments++ < MANY) {
        int end = text.indexOf("-->", at);
        at = end < 0 ? to : end + "-->".length();
      } else if (marker.lookingAt()) {
        at = marker.end();
      } else {
        return at;
      }
    }
    return to;
  }

  private Optional<Section> headingAbove(Span comment) {
    return Optional.ofNullable(headings.floorEntry(comment.start()))
        .map(Map.Entry::getValue)
        .filter(section -> skip(section.span().end(), comment.start()) == comment.start());
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
