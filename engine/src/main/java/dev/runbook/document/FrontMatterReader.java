package dev.runbook.document;

import dev.runbook.source.Nearest;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Severity;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the front matter of a page: our own key strictly, and the page's other keys not at all.
 *
 * <p>A mistake in the YAML is an error where a line begins {@code runbook:}, since what was said to
 * us may be lost; elsewhere it is the page's own affair, and a warning.
 */
final class FrontMatterReader {
  /** The largest front matter, in bytes: 64 KiB. */
  static final int MAX_BYTES = 64 * 1024;

  private static final String OURS = "runbook";

  private final Source source;
  private final Problems problems;

  FrontMatterReader(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** What a region of front matter says. */
  FrontMatter read(FrontMatterRegion region) {
    if (!region.closed()) {
      problems.error(
          new Span(0, 3),
          "unclosed-front-matter",
          "this front matter is never closed",
          "end it with `---` on its own line");
      return FrontMatter.NONE;
    }
    int bytes = source.text(region.yaml()).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      problems.error(
          new Span(0, 3),
          "front-matter-too-large",
          "the front matter has " + bytes + " bytes, more than " + MAX_BYTES,
          "put it into the page, or into its own file");
      return FrontMatter.NONE;
    }
    return parse(region);
  }

  private FrontMatter parse(FrontMatterRegion region) {
    Problems found = new Problems(source);
    Optional<YamlNode> root = Yaml.parse(source, region.yaml(), found);
    Optional<YamlNode.Mapping> mapping =
        root.filter(YamlNode.Mapping.class::isInstance).map(YamlNode.Mapping.class::cast);
    Optional<YamlNode.Entry> ours = mapping.map(top -> top.entries().get(OURS));
    found.all().forEach(problem -> problems.add(weighed(problem, region, ours)));
    mapping.ifPresent(this::warnIfMisspelt);
    Settings settings =
        ours.map(YamlNode.Entry::value)
            .filter(value -> !(value instanceof YamlNode.Scalar scalar && scalar.isNull()))
            .flatMap(value -> YamlMapping.of(value, OURS, problems))
            .map(settingsOf -> new SettingsReader(problems).read(settingsOf))
            .orElse(Settings.NONE);
    return new FrontMatter(mapping.map(FrontMatterReader::own).orElse(Map.of()), settings);
  }

  /** What is wrong in a part that is not ours is a warning. */
  private Problem weighed(
      Problem problem, FrontMatterRegion region, Optional<YamlNode.Entry> ours) {
    boolean elsewhere =
        !region.ours()
            || ours.filter(
                    entry ->
                        !covers(entry, problem.span())
                            && !source.text(problem.span()).contains(OURS))
                .isPresent();
    return elsewhere
        ? new Problem(
            Severity.WARNING,
            problem.code(),
            source,
            problem.span(),
            problem.message(),
            problem.hint())
        : problem;
  }

  private static boolean covers(YamlNode.Entry entry, Span span) {
    return span.start() >= entry.keySpan().start() && span.start() < entry.value().span().end();
  }

  private void warnIfMisspelt(YamlNode.Mapping mapping) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              boolean speaksToUs =
                  entry.value() instanceof YamlNode.Mapping value
                      && value.entries().keySet().stream().anyMatch(SettingsReader.KEYS::contains);
              if (!key.equals(OURS) && speaksToUs) {
                Nearest.didYouMean(key, List.of(OURS))
                    .ifPresent(hint -> warnOfKey(key, entry.keySpan(), hint));
              }
            });
  }

  private void warnOfKey(String key, Span span, String hint) {
    problems.warning(span, "unknown-key", "the key `" + key + "` is not read", hint);
  }

  private static Map<String, String> own(YamlNode.Mapping mapping) {
    Map<String, String> own = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (entry.value() instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
                own.put(key, scalar.text());
              }
            });
    own.remove(OURS);
    return own;
  }
}
