package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shell of the GitHub Action, as {@code action.yml} has it, on a pull request of a repository.
 */
@Timeout(300)
class ActionTest {
  private static final Path ROOT = Path.of(System.getProperty("runbook.root"));

  private static final String PAGE =
      """
      ---
      runbook: {host: web1}
      ---
      # Job

      When the disk of web1 is full. There is no way back: what is deleted is gone.

      ```bash {name=look}
      uptime
      ```

      ```bash {name=clean danger}
      rm -rf /srv/data
      ```
      """;

  private static final String SCENARIO =
      """
      play: job
      mock: {hosts: {web1: {commands: [{run: uptime}, {run: rm -rf /srv/data}]}}}
      answers: {clean: {confirm: web1}}
      """;

  @TempDir Path folder;
  private Path repository;
  private String base;
  private String log;

  @BeforeEach
  void openPullRequest() throws Exception {
    repository = Files.createDirectories(folder.resolve("repository"));
    write("repository/docs/runbooks/job.md", PAGE);
    write("repository/docs/runbooks/job.test.yaml", SCENARIO);
    shell("git init -q && git add -A && git -c user.name=a -c user.email=a@b commit -qm first");
    base = log.isEmpty() ? shell("git rev-parse HEAD").strip() : "";
    script(
        "runbook",
        "exec \"$JAVA\" -cp \"$CLASSES\" -XX:TieredStopAtLevel=1 dev.runbook.cli.Main \"$@\"");
    script(
        "gh",
        "printf '%s\\n"
            + "' \"$*\" >>\"$HOME/gh.log\"\n"
            + "case \"$*\" in *--paginate*) cat \"$HOME/comments\" 2>/dev/null ;; esac\n"
            + "for word; do case $word in body=@*) cp \"${word#body=@}\" \"$HOME/body\" ;; esac;"
            + " done\n"
            + "exit \"${GH_FAILS:-0}\"");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void script(String name, String text) throws IOException {
    write("bin/" + name, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(
        folder.resolve("bin/" + name), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String read(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private String shell(String text) throws Exception {
    run(text, Map.of());
    return log;
  }

  private int run(String text, Map<String, String> more) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", text)
            .directory(repository.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.putAll(
        Map.of(
            "HOME", folder.toString(),
            "PATH", folder.resolve("bin") + ":" + System.getenv("PATH"),
            "RUNBOOK", folder.resolve("bin/runbook").toString(),
            "JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "CLASSES", System.getProperty("java.class.path"),
            "GITHUB_ACTION_PATH", ROOT.toString(),
            "GITHUB_REPOSITORY", "anna/shop",
            "GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString(),
            "RUNNER_TEMP", folder.toString()));
    environment.put("LC_ALL", "C.UTF-8");
    environment.putAll(more);
    Process process = builder.start();
    process.getOutputStream().close();
    log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor();
  }

  /** The steps' own text, with the inputs that a workflow would hand over. */
  private static List<String> steps() throws IOException {
    Matcher step =
        Pattern.compile("(?m)^ +run: (.*)$").matcher(Files.readString(ROOT.resolve("action.yml")));
    List<String> steps = new ArrayList<>();
    while (step.find()) {
      steps.add(step.group(1));
    }
    return steps;
  }

  private int check(String... inputs) throws Exception {
    Map<String, String> all = new HashMap<>(Map.of("PAGES", "docs/runbooks", "BASE", base));
    for (int i = 0; i < inputs.length; i += 2) {
      all.put(inputs[i], inputs[i + 1]);
    }
    return run(steps().get(0), all);
  }

  private int comment(String... more) throws Exception {
    Map<String, String> all = new HashMap<>(Map.of("GH_TOKEN", "t", "PULL_REQUEST", "7"));
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return run(steps().get(1), all);
  }

  @Test
  void hasTheseSteps() throws IOException {
    assertThat(steps()).hasSize(2);
    // What a workflow is given goes into the environment, never into the text of a script.
    assertThat(steps()).noneMatch(step -> step.contains("${{"));
  }

  @Test
  void saysWhatAPullRequestChangesInTheSummaryAndInOneComment() throws Exception {
    write("repository/docs/runbooks/job.md", PAGE.replace("rm -rf /srv/data", "rm -rf /srv/other"));
    write("repository/docs/runbooks/job.test.yaml", SCENARIO.replace("/srv/data", "/srv/other"));
    assertThat(check()).as(log).isZero();
    assertThat(log).contains("::group::runbook lint", "::group::runbook test", "1 scenario");
    assertThat(log).contains("mutants of docs/runbooks/job.md");
    assertThat(read("summary.md"))
        .contains("other command", "job/clean", "docs/runbooks/job.test.yaml");
    assertThat(read("runbooks.xml")).contains("<testsuite");

    assertThat(comment()).as(log).isZero();
    assertThat(read("gh.log")).contains("-X POST repos/anna/shop/issues/7/comments");
    assertThat(read("body"))
        .startsWith("<!-- what the runbooks would do otherwise -->\n")
        .contains("job/clean", "/srv/other");

    write("comments", "4711\n");
    assertThat(comment()).isZero();
    assertThat(read("gh.log")).contains("-X PATCH repos/anna/shop/issues/comments/4711");
  }

  @Test
  void failsForAFailingScenarioAndAnnotatesItsLine() throws Exception {
    write("repository/docs/runbooks/job.md", PAGE.replace("uptime", "uptime -p"));
    assertThat(check()).as(log).isEqualTo(1);
    assertThat(log).contains("::error file=docs/runbooks/job.md,line=9");
    assertThat(read("summary.md")).contains("other command", "job/look");
  }

  @Test
  void failsForWhatLintFinds() throws Exception {
    write("repository/docs/runbooks/job.md", PAGE.replace("{name=look}", "{nmae=look}"));
    assertThat(check()).as(log).isEqualTo(2);
    assertThat(log).contains("::error file=docs/runbooks/job.md,line=8");
  }

  @Test
  void failsWhereScenariosNoticeTooLittle() throws Exception {
    write(
        "repository/docs/runbooks/job.md",
        PAGE.replace("uptime\n", "uptime\n```\n\n```bash {name=more optional}\ndf -h\n"));
    assertThat(check("MIN_KILLED", "100")).as(log).isEqualTo(1);
    assertThat(log).contains("less than 100 %");
    assertThat(check("MIN_COVERAGE", "100")).isEqualTo(1);
  }

  @Test
  void comparesNothingWhereTheBaseIsNotHere() throws Exception {
    assertThat(check("BASE", "0123456789012345678901234567890123456789")).as(log).isZero();
    assertThat(log).contains("::notice::", "fetch-depth: 0");
    assertThat(read("runbooks-diff.md")).isEmpty();
    assertThat(comment()).isZero();
    assertThat(read("gh.log")).isEmpty();
  }

  @Test
  void aCommentThatIsNotAllowedIsNoFailure() throws Exception {
    write("repository/docs/runbooks/job.md", PAGE + "\n```bash {name=more}\ndate\n```\n");
    check();
    assertThat(comment("GH_FAILS", "1")).isZero();
    assertThat(log).contains("::notice::the difference could not be made a comment");
  }

  @Test
  void whatAPageSaysIsNoCommandOfTheWorkflow() throws Exception {
    write(
        "repository/docs/runbooks/job.md",
        PAGE.replace("uptime", "uptime\ncat <<'X'\n::add-path::/tmp/evil\nX"));
    check();
    int stops = log.indexOf("::stop-commands::");
    assertThat(stops).isPositive();
    assertThat(log.substring(0, stops)).doesNotContainPattern("(?m)^::add-path::");
  }

  @Test
  void saysThatThereIsNoSuchFolder() throws Exception {
    assertThat(check("PAGES", "nowhere")).isEqualTo(2);
    assertThat(log).contains("::error::there is no folder nowhere");
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/action.md"));
  }

  /** The four commands for those who have no GitHub, as the page shows them. */
  @Test
  void thePagesOwnCommandsDoTheSame() throws Exception {
    Matcher block = Pattern.compile("(?ms)^```bash\\n(.*?)^```").matcher(page());
    assertThat(block.find()).isTrue();
    List<String> commands = block.group(1).lines().toList();
    assertThat(commands).hasSize(4).allMatch(command -> command.startsWith("runbook "));
    shell("git update-ref refs/remotes/origin/main HEAD");
    write("repository/docs/runbooks/job.md", PAGE.replace("uptime", "uptime -p"));
    write("repository/docs/runbooks/job.test.yaml", SCENARIO.replace("uptime", "uptime -p"));
    for (String command : commands) {
      int status = run(command, Map.of());
      boolean isMissed = status == 1 && log.contains("less than ");
      assertThat(status == 0 || isMissed)
          .as(command + " ended with " + status + "\n" + log)
          .isTrue();
    }
    assertThat(log).contains("other command");
    assertThat(read("repository/runbooks.xml")).contains("<testsuite");
  }

  /** What the page says of inputs is what the action has. */
  @Test
  void thePageNamesTheInputsOfTheAction() throws IOException {
    String action = Files.readString(ROOT.resolve("action.yml"));
    String inputs = action.substring(action.indexOf("inputs:"), action.indexOf("\nruns:"));
    List<String> names =
        Pattern.compile("(?m)^  ([a-z-]+):")
            .matcher(inputs)
            .results()
            .map(m -> m.group(1))
            .toList();
    List<String> told =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
            .matcher(page())
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(names);
    Matcher with = Pattern.compile("(?m)^          ([a-z-]+): \\S+$").matcher(page());
    assertThat(with.results().map(m -> m.group(1)).filter(name -> !name.equals("fetch-depth")))
        .contains("pages")
        .allMatch(name -> names.contains(name) || name.equals("persist-credentials"));
  }
}
