package dev.runbook.play;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values for placeholders from a YAML file that is one mapping from names to plain values. */
public final class ParamsFile {
  private ParamsFile() {}

  /**
   * Reads it; a value is the text that stands there, so that {@code 0123} stays {@code 0123}.
   *
   * @param maxBytes the largest file that is read, in bytes
   * @throws UnreadableException when it cannot be read, is larger or something else
   */
  public static Map<String, String> read(Path path, long maxBytes) {
    Source source = new SourceReader(maxBytes).read(path);
    Problems problems = new Problems(source);
    Optional<YamlNode> node = Yaml.parse(source, problems);
    Map<String, String> values = new LinkedHashMap<>();
    node.flatMap(each -> YamlMapping.of(each, "", problems))
        .ifPresent(
            mapping ->
                mapping
                    .keys()
                    .forEach(key -> mapping.text(key).ifPresent(text -> values.put(key, text))));
    for (Problem problem : problems.all()) {
      throw new UnreadableException(place(problem), problem.code(), said(problem));
    }
    return values;
  }

  private static String place(Problem problem) {
    return problem.source().name() + ":" + problem.line() + ":" + problem.column();
  }

  /** Without the line itself, since a secret may stand in it. */
  private static String said(Problem problem) {
    return problem.message() + problem.hint().map(hint -> "\n  = " + hint).orElse("");
  }
}
