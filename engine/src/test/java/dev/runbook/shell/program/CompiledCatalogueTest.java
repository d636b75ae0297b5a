package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.yaml.CompiledNodes;
import dev.runbook.yaml.Yaml;
import dev.runbook.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the build has compiled of the catalogue is what its YAML says, and nothing else. */
class CompiledCatalogueTest {
  private static final String COMPILED = "target/classes/dev/runbook/shell/program";

  @TempDir Path folder;

  @BeforeEach
  void makesKinds() throws IOException {
    Files.createDirectory(folder.resolve("kinds"));
    write("kinds/effects.yaml", "destroys:\n  level: danger\n  says: destroys\n");
    write("kinds/languages.yaml", "sql:\n  effects:\n    destroys:\n      sql: DROP *\n");
    write("kinds/looks.yaml", "ls:\n  looks: always\n");
    write("kinds/paths.yaml", "devices:\n  paths: /dev/*\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  static Stream<Arguments> tables() {
    Path kinds = CatalogueYaml.FOLDER.resolve("kinds");
    return Stream.of(
        Arguments.of(CompiledEntries.PROGRAMS, CatalogueYaml.families()),
        Arguments.of(CompiledEntries.KINDS, List.of(kinds.resolve("effects.yaml"))),
        Arguments.of(CompiledEntries.LANGUAGES, List.of(kinds.resolve("languages.yaml"))),
        Arguments.of(CompiledEntries.LOOKS, List.of(kinds.resolve("looks.yaml"))),
        Arguments.of(CompiledEntries.PATHS, List.of(kinds.resolve("paths.yaml"))));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void saysTheSameAsTheYamlUnderEveryName(String table, List<Path> files) throws IOException {
    CompiledNodes.Table compiled = compiled().table(table);
    List<String> names = new ArrayList<>();
    for (Path file : files) {
      Source source = CatalogueYaml.source(file);
      YamlNode.Mapping entries =
          (YamlNode.Mapping) Yaml.parse(source, new Problems(source)).orElseThrow();
      for (String key : entries.entries().keySet()) {
        YamlNode entry = CatalogueCompiler.withoutExamples(entries.entries().get(key).value());
        for (String name : key.split("\\|")) {
          names.add(name);
          assertThat(compiled.node(name).map(CompiledCatalogueTest::withoutPlaces))
              .as(name)
              .contains(withoutPlaces(entry));
        }
      }
    }
    assertThat(compiled.names()).isEqualTo(names);
    assertThat(compiled.node("no-such-name")).isEmpty();
  }

  private static CompiledNodes compiled() throws IOException {
    try (InputStream in = Catalogue.class.getResourceAsStream(CompiledEntries.FILE)) {
      return new CompiledNodes(in.readAllBytes());
    }
  }

  private static String withoutPlaces(YamlNode node) {
    return node.toString().replaceAll("Span\\[start=\\d+, end=\\d+]", "");
  }

  @Test
  void isMadeByTheBuildAndKeptNowhereElse() throws IOException {
    assertThat(Path.of(COMPILED, CompiledEntries.FILE))
        .hasBinaryContent(CatalogueCompiler.compile(CatalogueYaml.FOLDER));
    assertThat(CatalogueYaml.FOLDER.resolve(CompiledEntries.FILE)).doesNotExist();
  }

  @Test
  void everyMistakeInAnEntryEndsTheBuildWithItsPlace() throws IOException {
    write(
        "files.yaml",
        "rm:\n  efects:\n    destroys: always\nshred|rm:\n  effects:\n    kills: always\n");

    assertThatThrownBy(() -> CatalogueCompiler.compile(folder))
        .hasMessageContaining(
            folder.resolve("files.yaml") + ":2:3: error[unknown-key]: unknown key `efects`")
        .hasMessageContaining(":4:1: error[two-entries]: `rm` has an entry already")
        .hasMessageContaining(":6:12: error[bad-value]: there is no kind of effect `kills`");
  }

  @Test
  void yamlThatCannotBeReadEndsTheBuildWithItsPlace() throws IOException {
    write("files.yaml", "rm:\n  effects: [\n");

    assertThatThrownBy(() -> CatalogueCompiler.compile(folder))
        .hasMessageContaining(folder.resolve("files.yaml") + ":3:1: error[yaml-syntax]");
  }
}
