package dev.runbook.lint;

import dev.runbook.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The known findings of old pages, which are not reported again.
 *
 * @param entries what is known
 */
public record Baseline(List<Entry> entries) {
  private static final String SCHEMA = "runbook.lint-baseline/1";

  /**
   * One finding that is known.
   *
   * @param page the page's path as it was named
   * @param rule the rule's name
   * @param fingerprint the finding's fingerprint
   */
  public record Entry(String page, String rule, String fingerprint) {}

  /** Copies the list. */
  public Baseline {
    entries = List.copyOf(entries);
  }

  /** A baseline of all that was found. */
  public static Baseline of(LintReport report) {
    return new Baseline(report.findings().stream().map(Baseline::entry).toList());
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none; the message says why
   */
  public static Baseline parse(String json) {
    Map<String, Object> object = Json.object(json);
    if (!SCHEMA.equals(object.get("schema")) || !(object.get("findings") instanceof List<?> list)) {
      throw new IllegalArgumentException("it is no baseline: `schema` is not " + SCHEMA);
    }
    List<Entry> entries = new ArrayList<>();
    for (Object each : list) {
      if (each instanceof Map<?, ?> map
          && map.get("page") instanceof String page
          && map.get("rule") instanceof String rule
          && map.get("fingerprint") instanceof String fingerprint) {
        entries.add(new Entry(page, rule, fingerprint));
      } else {
        throw new IllegalArgumentException(
            "an entry lacks `page`, `rule` or `fingerprint`: " + each);
      }
    }
    return new Baseline(entries);
  }

  /** Its file's text: one entry below the other, in the order of pages. */
  public String json() {
    return Json.pretty(
            Json.map("schema", SCHEMA, "findings", entries.stream().map(Baseline::json).toList()))
        + "\n";
  }

  /** The entry of a finding. */
  static Entry entry(Finding finding) {
    return new Entry(
        slashed(finding.problem().source().name()),
        finding.problem().code(),
        finding.fingerprint());
  }

  /** The entries that these findings do not show, of pages that were looked at. */
  List<Entry> without(Collection<Entry> found, Collection<String> pages) {
    Set<Entry> present = new HashSet<>(found);
    Set<String> looked = new HashSet<>();
    pages.forEach(page -> looked.add(slashed(page)));
    return entries.stream()
        .filter(entry -> looked.contains(entry.page()) && !present.contains(entry))
        .toList();
  }

  private static String slashed(String path) {
    String plain = path.replace('\\', '/');
    return plain.startsWith("./") ? plain.substring(2) : plain;
  }

  private static Object json(Entry entry) {
    return Json.map("page", entry.page(), "rule", entry.rule(), "fingerprint", entry.fingerprint());
  }
}
