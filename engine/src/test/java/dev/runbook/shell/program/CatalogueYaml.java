package dev.runbook.shell.program;

import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The YAML that the build compiles, with the examples that it leaves out. */
final class CatalogueYaml {
  static final Path FOLDER = Path.of("src/main/resources/dev/runbook/shell/program");

  private static final Map<String, Map<String, List<String>>> EXAMPLES = readExamples();

  private CatalogueYaml() {}

  static List<Path> families() {
    try {
      return CatalogueCompiler.families(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Source source(Path file) {
    try {
      return Source.of(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static YamlMapping read(Source source) {
    Problems problems = new Problems(source);
    return Yaml.parse(source, problems)
        .flatMap(node -> YamlMapping.of(node, "", problems))
        .orElseThrow();
  }

  /** A program's examples: commands by what must be found of them, such as {@code danger}. */
  static Map<String, List<String>> examples(String program) {
    return EXAMPLES.getOrDefault(program, Map.of());
  }

  private static Map<String, Map<String, List<String>>> readExamples() {
    Map<String, Map<String, List<String>>> all = new HashMap<>();
    for (Path family : families()) {
      YamlMapping entries = read(source(family));
      for (String names : entries.keys()) {
        entries
            .mapping(names)
            .flatMap(keys -> keys.mapping("examples"))
            .ifPresent(
                examples -> {
                  Map<String, List<String>> each = new LinkedHashMap<>();
                  examples.keys().forEach(key -> each.put(key, Conditions.texts(examples, key)));
                  List.of(names.split("\\|")).forEach(name -> all.put(name, each));
                });
      }
    }
    return all;
  }
}
