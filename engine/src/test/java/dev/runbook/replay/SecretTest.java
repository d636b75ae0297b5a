package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.SourceReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret of a scenario is in what is told of it, nor in a file that is written. */
class SecretTest {
  private static final String SECRET = "correct-horse-battery";

  private static final String PAGE =
      """
      # Job

      ```bash {name=set host=web1}
      passwd --stdin '<password>'
      echo done
      ```
      """;

  @TempDir Path folder;

  private Tested tested(String mock, String expect) {
    return new Tested(folder)
        .file("job.md", PAGE)
        .file("job.mock.yaml", mock)
        .file(
            "job.test.yaml",
            "play: job\nmock: job.mock.yaml\nparams: {password: " + SECRET + "}\n" + expect);
  }

  private static void assertCovered(String text) {
    String base64 = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
    assertThat(text).doesNotContain(SECRET).doesNotContain(base64);
  }

  @Test
  void isInNothingThatIsToldOfAFailure() {
    String nearest = "hosts: {web1: {commands: [{run: \"passwd --stdn '{{password}}'\"}]}}\n";
    TestReport report = tested(nearest, "").run();
    assertThat(report.passes()).isFalse();
    String story = new Tested(folder).story(report);
    assertThat(story).contains("passwd --stdin '••••••'");
    assertCovered(story);
    assertCovered(TestJson.of(report, Measures.NONE));
    assertCovered(new TestResults(report).junit());
    assertCovered(String.join("\n", new TestResults(report).annotations()));
    assertCovered(new TestResults(report).summary());
  }

  @Test
  void isInNothingThatIsToldOfOtherCommandsAndOutput() {
    String echo =
        "hosts: {web1: {commands: [{match: passwd.*, stdout: \"is {{password}}\"}], otherwise:"
            + " ok}}\n";
    TestReport report =
        tested(echo, "expect: {output: {set: none}, commands: {web1: [echo done]}}\n").run();
    assertThat(report.passes()).isFalse();
    assertCovered(new Tested(folder).story(report));
    assertCovered(TestJson.of(report, Measures.NONE));
  }

  @Test
  void isInNoFileThatAnUpdateWrites() {
    Tested tested = tested("hosts: {web1: {otherwise: ok}}\n", "expect: {commands: {web1: []}}\n");
    tested.update(EnumSet.allOf(Updates.Kind.class));
    assertThat(tested.text("job.test.yaml")).contains("passwd --stdin ''{{password}}''");
    assertCovered(tested.text("job.test.yaml").replace("password: " + SECRET, ""));
    assertCovered(tested.text("job.plan.txt"));
    assertThat(tested.story()).isEmpty();
  }

  @Test
  void plansOnceForManyScenariosOfOnePage() {
    StringBuilder many = new StringBuilder("scenarios:\n");
    for (int i = 0; i < 100; i++) {
      many.append("  number ").append(i).append(": {}\n");
    }
    many.append("  another: {params: {password: another-long-password}}\n");
    tested("hosts: {web1: {otherwise: ok}}\n", many.toString());
    AtomicInteger plans = new AtomicInteger();
    ScenarioTests tests =
        new ScenarioTests(
            new SourceReader(),
            List.of(folder),
            plan -> {
              plans.incrementAndGet();
              return plan;
            });
    ScenarioFiles files = ScenarioFiles.find(folder, List.of(""));
    assertThat(tests.run(tests.read(files.files()), TestOptions.usual()).verdicts()).hasSize(101);
    assertThat(plans).hasValue(2);
  }
}
