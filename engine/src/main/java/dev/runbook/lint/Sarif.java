package dev.runbook.lint;

import dev.runbook.json.Json;
import dev.runbook.source.PrintableText;
import dev.runbook.source.Problem;
import dev.runbook.source.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes findings as SARIF 2.1.0, which GitHub's code scanning and many editors read. */
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String ROOT = "%SRCROOT%";

  private final Paths paths;
  private final String version;
  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final List<Object> rules = new ArrayList<>();

  private Sarif(Path folder, String version) {
    this.paths = new Paths(folder);
    this.version = version;
  }

  /**
   * The report as SARIF.
   *
   * @param folder the folder that paths are relative to: the repository's
   * @param version this program's version
   */
  public static String of(LintReport report, Path folder, String version) {
    return Json.pretty(new Sarif(folder, version).log(report));
  }

  private Object log(LintReport report) {
    Rules.all().forEach(rule -> index(rule.name()));
    List<Object> results = report.findings().stream().map(this::result).toList();
    Object driver = Json.map("name", "runbook lint", "version", version, "rules", rules);
    Object run =
        Json.map(
            "tool",
            Json.map("driver", driver),
            "columnKind",
            "utf16CodeUnits",
            "originalUriBaseIds",
            Json.map(
                ROOT,
                Json.map(
                    "description",
                    Json.map("text", "the folder in which runbook lint was started"))),
            "results",
            results);
    return Json.map("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
  }

  private Object result(Finding finding) {
    Problem problem = finding.problem();
    String text = problem.message() + problem.hint().map(hint -> "\n" + hint).orElse("");
    return Json.map(
        "ruleId", problem.code(),
        "ruleIndex", index(problem.code()),
        "level", level(problem.severity()),
        "message", Json.map("text", PrintableText.text(text)),
        "locations", List.of(Json.map("physicalLocation", location(problem))),
        "partialFingerprints", Json.map("runbookLint/v1", finding.fingerprint()));
  }

  private Object location(Problem problem) {
    Region region = Region.of(problem);
    String uri = paths.uri(problem.source().name());
    Map<String, Object> file = Json.map("uri", uri);
    if (!uri.startsWith("file:")) {
      file.put("uriBaseId", ROOT);
    }
    return Json.map(
        "artifactLocation",
        file,
        "region",
        Json.map(
            "startLine",
            region.startLine(),
            "startColumn",
            region.startOffset() + 1,
            "endLine",
            region.endLine(),
            "endColumn",
            region.endOffset() + 1));
  }

  private int index(String name) {
    Integer known = indexes.get(name);
    if (known != null) {
      return known;
    }
    indexes.put(name, rules.size());
    rules.add(rule(name));
    return rules.size() - 1;
  }

  private static Object rule(String name) {
    String says = RuleNames.says(name).orElse(name);
    Map<String, Object> rule = Json.map("id", name, "shortDescription", Json.map("text", says));
    RuleBook.page(name)
        .ifPresent(help -> rule.put("help", Json.map("text", help, "markdown", help)));
    Rules.named(name)
        .ifPresent(
            known -> rule.put("defaultConfiguration", Json.map("level", level(known.severity()))));
    return rule;
  }

  private static String level(Severity severity) {
    return severity.word();
  }
}
