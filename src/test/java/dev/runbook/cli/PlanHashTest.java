package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was approved is what is played. */
class PlanHashTest {
  private static final String PAGE =
      """
      # Job

      ```bash
      ssh web1 "uptime"
      ```
      """;

  @TempDir Path folder;

  private CommandLineRun run(String page) {
    return new CommandLineRun(folder).page("job", page).mock("");
  }

  private String hash() {
    CommandLineRun plan = run(PAGE);
    plan.run("plan", "job", "--json");
    return (String) Json.object(plan.out()).get("sha256");
  }

  @Test
  void isThatOfThePlanText() {
    CommandLineRun text = run(PAGE);
    assertThat(text.run("plan", "job", "--format", "plan")).isEqualTo(0);
    assertThat(text.out())
        .isEqualTo(
            """
            # what job would do; `runbook test --update` writes this
            job/1                       none
              web1  uptime
            """);
    assertThat(Source.sha256(text.out().getBytes(StandardCharsets.UTF_8))).isEqualTo(hash());
  }

  @Test
  void letsThePlanBePlayedThatWasApproved() {
    CommandLineRun play = run(PAGE + "\nOther prose.\n");
    String[] words = {"play", "job", "--yes", "--mock", folder + "/mock.yaml", "--plan-hash"};
    assertThat(play.run(with(words, hash()))).as(play.err()).isEqualTo(0);
    assertThat(play.run(with(words, hash().substring(0, 12)))).isEqualTo(0);
  }

  @Test
  void refusesAnotherPlan() {
    String approved = hash();
    CommandLineRun play = run(PAGE.replace("uptime", "reboot"));
    String[] words = {"play", "job", "--yes", "--mock", folder + "/mock.yaml", "--plan-hash"};
    assertThat(play.run(with(words, approved))).isEqualTo(2);
    assertThat(play.err()).contains("the plan of `job` has changed").contains("nothing was run");
    assertThat(play.run(with(words, "abc"))).isEqualTo(2);
    assertThat(folder.resolve("state")).doesNotExist();
  }

  private static String[] with(String[] words, String more) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = more;
    return all;
  }

  @Test
  void drawsThePlan() {
    CommandLineRun plan = run(PAGE);
    assertThat(plan.run("plan", "job", "--format", "mermaid")).isEqualTo(0);
    assertThat(plan.out()).startsWith("flowchart TD\n  subgraph h1[\"web1\"]\n");
  }
}
