package dev.runbook.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.host.mock.MockFile;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.plan.Plan;
import dev.runbook.run.Outcomes;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepOutcome;
import dev.runbook.source.Source;
import dev.runbook.testkit.CountedWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten times the steps are about ten times the work, from the page to what each step came to. */
class PlayGrowthTest {
  private static final String HOSTS =
      "hosts: {local: {commands: [{match: '.*', stdout: seen}]}, web: {commands: [{match: '.*'}]}}";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```bash\necho %1$d\n```\n",
        "```bash {host=web}\nuptime %1$d\n```\n",
        "```bash {capture=seen}\necho %1$d\n```\n",
        "```bash {optional}\necho %1$d\n```\n"
      })
  void playingIsInProportionToTheSteps(String block) {
    CountedWork.isInProportionToBlocks(block, 200, page -> play(page, HOSTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run: 'echo %d', times: 1", "run: 'echo %d'", "run: echo, times: 1"})
  void soItIsWithAReplyForEachCommand(String reply) {
    String block = reply.contains("%d") ? "```bash\necho %1$d\n```\n" : "```bash\necho\n```\n";
    CountedWork.isInProportionToBlocks(
        block,
        200,
        page ->
            play(
                page,
                IntStream.rangeClosed(1, page.split("```bash").length - 1)
                    .mapToObj(number -> "  - {" + reply.formatted(number) + "}\n")
                    .collect(Collectors.joining("", "hosts:\n local:\n  commands:\n", ""))));
  }

  private void play(String page, String script) {
    try {
      Files.writeString(folder.resolve("many.md"), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    EngineConfig config =
        EngineConfig.builder()
            .environment(Map.of())
            .folder(folder)
            .temp(folder)
            .library(List.of(folder))
            .unrecorded()
            .build();
    MockFile hosts = Runbooks.mockFile(Source.of("many.mock.yaml", script));
    try (Runbooks runbooks = Runbooks.on(MockHosts.of(List.of(hosts)), config)) {
      Plan plan = runbooks.plan("many", Map.of());
      Outcomes outcomes = new Outcomes();
      PlayResult played = runbooks.play(plan, PlayFlags.unattended(), outcomes);
      assertThat(played.result()).isEqualTo(RunResult.DONE);
      assertThat(plan.steps()).map(outcomes::of).isSubsetOf(StepOutcome.OK, StepOutcome.LEFT_OUT);
    }
  }
}
