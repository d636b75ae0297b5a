package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What play and resume print for programs. */
class PlayedJsonTest {
  private static final String PAGE =
      """
      ---
      runbook:
        hosts:
          web: [web1, web2]
      ---
      # Look

      ```bash {host=lb}
      # First
      echo first

      # Second
      second
      ```

      # Upgrade

      ```bash {host=group:web}
      # Take it
      upgrade
      ```
      """;

  private static final String HOSTS =
      """
      hosts:
        lb: {commands: [{run: echo first, stdout: "first\\n"}, {run: second, exit: 3}]}
        web1: {otherwise: ok}
        web2: {commands: [{run: upgrade, exit: 4}]}
      """;

  @TempDir Path folder;

  @BeforeEach
  void prepare() {
    new CommandLineRun(folder).page("job", PAGE).file("mock.yaml", HOSTS);
  }

  private Map<String, Object> json(int status, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--yes", "--json", "--mock", folder.resolve("mock.yaml").toString()));
    CommandLineRun run = new CommandLineRun(folder);
    assertThat(run.run(all.toArray(String[]::new))).as(run.err()).isEqualTo(status);
    return Json.object(run.out());
  }

  private void mended(String before, String after) {
    new CommandLineRun(folder).file("mock.yaml", HOSTS.replace(before, after));
  }

  private static String step(String id, String title, String result) {
    return Json.line(Json.map("id", id, "title", title, "result", result));
  }

  private static List<String> steps(Map<String, Object> played) {
    return ((List<?>) played.get("steps")).stream().map(Json::line).toList();
  }

  @Test
  void aPlayPrintsWhatCameOfEachStepAndNothingElse() {
    Map<String, Object> played = json(1, "play", "look");
    assertThat(played)
        .containsEntry("schema", "runbook.run/1")
        .containsKey("run")
        .containsEntry("target", "look")
        .containsEntry("result", "failed")
        .containsEntry("status", 1);
    assertThat((String) played.get("detail")).contains("\"Second\" failed with status 3");
    assertThat(steps(played))
        .containsExactly(
            step("look/first", "First", "ok"), step("look/second", "Second", "failed"));
  }

  @Test
  void aResumptionPrintsTheSameForTheWholeRun() {
    Map<String, Object> played = json(1, "play", "look");
    mended("exit: 3", "exit: 0");
    Map<String, Object> resumed = json(0, "resume", "latest", "--rerun", "second");
    assertThat(resumed).containsEntry("result", "done").containsEntry("status", 0);
    assertThat(steps(resumed))
        .containsExactly(step("look/first", "First", "ok"), step("look/second", "Second", "ok"));
    assertThat(json(0, "resume", "latest"))
        .containsEntry("run", played.get("run"))
        .containsEntry("steps", resumed.get("steps"));
  }

  @Test
  void aResumedRolloutPrintsWhatCameOfEachHost() {
    Map<String, Object> played = json(1, "play", "upgrade");
    mended("exit: 4", "exit: 0");
    Map<String, Object> resumed = json(0, "resume", "latest", "--rerun", "take-it");
    assertThat(resumed)
        .containsEntry("schema", "runbook.rollout/1")
        .containsEntry("run", played.get("run"));
    assertThat(resumed.get("hosts").toString())
        .contains("host=web1", "result=done-before", "host=web2", "result=done,");
    assertThat(json(0, "resume", "latest").get("hosts").toString())
        .contains("host=web2", "result=done-before")
        .doesNotContain("not-begun");
  }

  @Test
  void aDryRunHasNoRecord() {
    assertThat(json(0, "play", "look", "--dry-run")).containsEntry("run", null);
  }
}
