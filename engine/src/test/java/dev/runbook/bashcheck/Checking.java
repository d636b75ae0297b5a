package dev.runbook.bashcheck;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.graph.StepGraph;
import dev.runbook.host.process.Captured;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.Programs;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pages that the bash of this machine is asked about. */
final class Checking {
  private Checking() {}

  static StepGraph graph(String page) {
    return new GraphBuilder(Set.of("HOME"))
        .build(new DocumentParser().parse(Source.of("page.md", page)));
  }

  /** A check that keeps nothing. */
  static BashCheck check() {
    return BashCheck.onThisMachine(Map.of("PATH", System.getenv("PATH")), temp());
  }

  /** What bash refuses of a page, as people see it. */
  static String refused(String page) {
    StepGraph graph = graph(page);
    return check().of(List.of(graph)).getOrDefault(graph, List.of()).stream()
        .map(Problem::render)
        .collect(Collectors.joining("\n"));
  }

  static InstalledBash bash(Path folder) {
    return new InstalledBash(program(), folder);
  }

  private static Path program() {
    return Programs.find("bash", System.getenv()).orElseThrow();
  }

  /** Whether {@code bash -n} has nothing to say against a text in a file of its own. */
  static boolean bashAccepts(CheckedText text, Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("text"), text.text());
    List<String> command =
        List.of(
            program().toString(), text.extglob() ? "-O" : "+O", "extglob", "-n", file.toString());
    Captured answer =
        Captured.run(Launch.of(command, Map.of("LC_ALL", "C"), folder), Duration.ofSeconds(20));
    return answer.status() == 0 && answer.stderr().isEmpty();
  }

  static Path temp() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
