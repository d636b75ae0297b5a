package dev.runbook.cli;

import dev.runbook.cli.console.ProblemView;
import dev.runbook.cli.console.Screen;
import dev.runbook.host.mock.MockFile;
import dev.runbook.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runbook mock check FILE…}. */
@Command(
    name = "check",
    description = "Show the errors in a file of mock hosts.",
    footer = {"", "Exit status: 0 no errors, 2 errors."})
final class MockCheckCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Mock hosts. Several are layers, as in a scenario: the first that has a reply gives it.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "As JSON: schema runbook.mock-check/1.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  private final ProcessContext world;

  MockCheckCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    MockLayers layers = MockLayers.read(files, common.maxSize());
    Screen screen = world.result(common);
    if (json) {
      screen.line(Json.pretty(object(layers)));
    } else {
      show(layers, screen);
    }
    return layers.problems().isEmpty() ? ExitStatus.DONE : ExitStatus.USAGE;
  }

  private void show(MockLayers layers, Screen screen) {
    layers.problems().forEach(new ProblemView(screen)::show);
    if (layers.problems().isEmpty() && !common.quiet()) {
      layers.files().forEach(file -> screen.line(counts(file)));
    }
  }

  private static Map<String, Object> object(MockLayers layers) {
    return Json.map(
        "schema", "runbook.mock-check/1",
        "files",
            layers.files().stream()
                .map(
                    file ->
                        Json.map(
                            "path", file.source().name(),
                            "hosts", List.copyOf(file.hosts()),
                            "replies", file.replies().size()))
                .toList(),
        "problems",
            layers.problems().stream()
                .map(
                    problem ->
                        Json.map(
                            "path", problem.source().name(),
                            "severity", problem.severity().word(),
                            "code", problem.code(),
                            "line", problem.line(),
                            "column", problem.column(),
                            "message", problem.message(),
                            "hint", problem.hint().orElse(null)))
                .toList());
  }

  private static String counts(MockFile file) {
    int replies = file.replies().size();
    return "%s: nothing is wrong: %s on %s"
        .formatted(
            file.source().name(),
            replies == 1 ? "1 reply" : replies + " replies",
            String.join(", ", file.hosts()));
  }
}
