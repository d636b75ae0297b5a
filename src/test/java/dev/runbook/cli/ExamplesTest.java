package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code examples/} holds runs as it says. */
class ExamplesTest {
  private static final Path ROOT = Path.of(System.getProperty("runbook.root"));
  private static final Path EXAMPLES = ROOT.resolve("examples");

  /** What a person would fill in. */
  private static final Map<String, List<String>> FLAGS =
      Map.of(
          "choices",
          List.of("--with", "make-room", "--with", "option-b-the-thorough-way"),
          "danger",
          List.of("--confirm", "destroy@db1"),
          "parameters",
          List.of(
              "--param",
              "who=olof",
              "--param",
              "day=20260102",
              "--param",
              "commit-hash=3f2a1bc",
              "--param",
              "api-token=not-a-real-one"));

  @TempDir Path folder;

  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
          .map(name -> name.replace(".md", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPagePlays(String name) {
    CommandLineRun run = new CommandLineRun(folder);
    List<String> args =
        new ArrayList<>(List.of("play", EXAMPLES.resolve(name + ".md").toString(), "--yes"));
    Path mock = EXAMPLES.resolve(name + ".mock.yaml");
    if (Files.exists(mock)) {
      args.addAll(List.of("--mock", mock.toString()));
    }
    args.addAll(FLAGS.getOrDefault(name, List.of()));
    assertThat(run.run(args.toArray(String[]::new))).as(run.err()).isEqualTo(0);
  }

  @Test
  void whatTheReadmeShowsOfTheLibraryIsTheExample() throws IOException {
    String example = Files.readString(EXAMPLES.resolve("embedding").resolve("PlayARunbook.java"));
    String readme = Files.readString(ROOT.resolve("README.md"));
    String shown = readme.replaceFirst("(?s).*```java \\{ignore}\n(.*?)```.*", "$1");
    assertThat(example).contains(shown.indent(4).stripTrailing());
  }

  /** Against the engine's jar, as a module: what it does not export cannot be named. */
  @Test
  void theEngineIsEmbeddedAsAModule() throws Exception {
    EngineModule engine = EngineModule.build(folder);
    Path program = EXAMPLES.resolve("embedding").resolve("PlayARunbook.java");
    assertThat(Files.readAllLines(program)).hasSizeLessThanOrEqualTo(30);

    String said = engine.run(program, ROOT, folder.resolve("state"));

    assertThat(said)
        .contains("the run is done\n", "its record is " + folder.resolve("state/runbook/runs"));
    CommandLineRun transcript = new CommandLineRun(folder);
    assertThat(transcript.run("transcript")).isZero();
    assertThat(transcript.out()).contains("answer: confirmed by typing db1", "| DROP TABLE");
  }

  @Test
  void whatIsNotExportedCannotBeNamed() throws Exception {
    Path program =
        Files.writeString(
            folder.resolve("Peeps.java"),
            "import dev.runbook.journal.masking.Masking;\n"
                + "public class Peeps { public static void main(String[] args) {} }\n");

    assertThatThrownBy(() -> EngineModule.build(folder).run(program, ROOT, folder))
        .hasMessageContaining("package dev.runbook.journal.masking is not visible")
        .hasMessageContaining("does not export it");
  }
}
