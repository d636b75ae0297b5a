package dev.runbook.shell.program;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.yaml.NodeWriter;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlMapping;
import dev.runbook.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compiles the YAML of the catalogue to the file that {@link CompiledEntries} reads. The build runs
 * it once the classes are there: YAML takes several times as long to read as what it says.
 *
 * <p>Every entry is read here as it will be later, so a mistake in one fails the build. The
 * examples are left out: only tests read them.
 */
final class CatalogueCompiler {
  private final NodeWriter written = new NodeWriter();
  private final Map<String, EffectKind> kinds = new HashMap<>();
  private final Map<String, Set<String>> names = new HashMap<>();
  private final Set<String> mistakes = new LinkedHashSet<>();

  private CatalogueCompiler() {}

  /**
   * Compiles the catalogue.
   *
   * @param arguments the folder of its YAML, and the folder to write it to
   */
  public static void main(String... arguments) throws IOException {
    Path to = Path.of(arguments[1]).resolve(CompiledEntries.FILE);
    Files.createDirectories(to.getParent());
    Files.write(to, compile(Path.of(arguments[0])));
  }

  /** All of a folder's YAML; every mistake in it together is an exception's message. */
  static byte[] compile(Path folder) throws IOException {
    CatalogueCompiler compiler = new CatalogueCompiler();
    Path kinds = folder.resolve("kinds");
    compiler.add(CompiledEntries.KINDS, kinds.resolve("effects.yaml"), compiler::kind);
    compiler.add(
        CompiledEntries.LANGUAGES,
        kinds.resolve("languages.yaml"),
        new LanguageReader(compiler::kind)::read);
    compiler.add(CompiledEntries.LOOKS, kinds.resolve("looks.yaml"), LookingPrograms::read);
    compiler.add(CompiledEntries.PATHS, kinds.resolve("paths.yaml"), NamedLists::read);
    for (Path family : families(folder)) {
      compiler.add(
          CompiledEntries.PROGRAMS,
          family,
          (name, keys) -> NamedEntry.read(name, keys, compiler::kind));
    }
    if (!compiler.mistakes.isEmpty()) {
      throw new IllegalArgumentException("\n" + String.join("\n", compiler.mistakes));
    }
    return compiler.written.bytes();
  }

  /** The files of programs, a family each. */
  static List<Path> families(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private Optional<EffectKind> kind(String name, YamlMapping keys) {
    Optional<EffectKind> kind = EffectKindReader.readShipped(name, keys);
    kind.ifPresent(known -> kinds.put(name, known));
    return kind;
  }

  private Optional<EffectKind> kind(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  private void add(String table, Path file, CompiledEntries.Reader<?> reader) throws IOException {
    Source source = Source.of(file.toString(), Files.readString(file));
    Problems problems = new Problems(source);
    Yaml.parse(source, problems)
        .flatMap(node -> YamlMapping.of(node, "", problems))
        .ifPresent(all -> all.keys().forEach(key -> add(table, all, key, reader, problems)));
    problems.sorted().stream().map(Problem::render).forEach(mistakes::add);
  }

  private void add(
      String table,
      YamlMapping all,
      String key,
      CompiledEntries.Reader<?> reader,
      Problems problems) {
    Optional<YamlMapping> keys = all.mapping(key);
    if (keys.isEmpty()) {
      problems.error(all.keySpan(key), "no-entry", "there are no keys under `" + key + "`");
      return;
    }
    List<String> named = Arrays.asList(key.split("\\|"));
    for (String name : named) {
      if (!names.computeIfAbsent(table, each -> new HashSet<>()).add(name)) {
        problems.error(all.keySpan(key), "two-entries", "`" + name + "` has an entry already");
      }
      reader.read(name, keys.get());
    }
    written.add(table, named, withoutExamples(all.node(key).orElseThrow()));
  }

  static YamlNode withoutExamples(YamlNode entry) {
    YamlNode.Mapping mapping = (YamlNode.Mapping) entry;
    Map<String, YamlNode.Entry> kept = new LinkedHashMap<>(mapping.entries());
    kept.remove("examples");
    return new YamlNode.Mapping(kept, mapping.span());
  }
}
