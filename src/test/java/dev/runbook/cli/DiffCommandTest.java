package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code runbook diff}: how the steps of pages have changed since a revision. */
class DiffCommandTest {
  private static final String PAGE =
      """
      # Job

      ```bash {name=look}
      ssh web1 "uptime"
      ```

      ```bash {name=clean}
      ssh web1 "rm -rf /srv/data"
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void commitPages() throws Exception {
    run = new CommandLineRun(folder).page("job", PAGE).page("old", PAGE).page("same", PAGE);
    git("init", "-q");
    git("add", "-A");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(git.waitFor()).isEqualTo(0);
  }

  @Test
  void saysWhatWouldBeDoneOtherwise() throws IOException {
    run.page("job", PAGE.replace("uptime", "uptime -p").replace("ssh web1 \"rm", "ssh web2 \"rm"));
    run.page("same", PAGE.replace("# Job", "# Job\n\nProse."));
    Files.delete(folder.resolve("runbooks/old.md"));
    run.page("new", PAGE.replace("uptime", "date"));
    assertThat(run.run("diff", "HEAD")).as(run.err()).isEqualTo(0);
    assertThat(run.out())
        .startsWith(
            """
            runbooks/job.md
              confirmation     job/clean  `web1` becomes `web2`
              other host       job/clean  web1 becomes web2
              other command    job/look  runs something else
                  - uptime
                  + uptime -p

            runbooks/new.md  is new
            """)
        .contains("runbooks/old.md  is gone")
        .doesNotContain("same.md");
  }

  @Test
  void comparesOnePageAlone() {
    run.page("job", PAGE.replace("uptime", "date")).page("same", PAGE.replace("uptime", "date"));
    assertThat(run.run("diff", "HEAD", "same")).isEqualTo(0);
    assertThat(run.out()).contains("same.md").doesNotContain("job.md");
  }

  @Test
  void writesACommentForAPullRequest() {
    run.page("job", PAGE.replace("rm -rf /srv/data", "rm -rf /srv/@all|b"));
    assertThat(run.run("diff", "HEAD", "--format", "markdown")).isEqualTo(0);
    assertThat(run.out())
        .contains("#### <code>runbooks/job.md</code>")
        .contains("| other command | <code>job/clean</code> | runs something else |")
        .contains("```diff\n-   web1  rm -rf /srv/data\n+   web1  rm -rf /srv/@all|b\n```");
  }

  @Test
  void printsJson() {
    run.page("job", PAGE.replace("uptime", "date"));
    assertThat(run.run("diff", "HEAD", "--json", "--exit-code")).isEqualTo(1);
    Map<String, Object> json = Json.object(run.out());
    assertThat(json.get("schema")).isEqualTo("runbook.diff/1");
    assertThat(json.toString())
        .contains("kind=other-command", "step=job/look", "page=runbooks/job.md");
  }

  @Test
  void saysThatNothingWouldBeDoneOtherwise() {
    run.page("job", PAGE + "\nProse.\n");
    assertThat(run.run("diff", "HEAD", "--exit-code")).isEqualTo(0);
    assertThat(run.out()).isEqualTo("no step has changed\n");
  }

  @Test
  void refusesARevisionThatThereIsNot() {
    assertThat(run.run("diff", "--", "--output=x")).isEqualTo(2);
    assertThat(run.err()).contains("there is no such revision");
    assertThat(folder.resolve("x")).doesNotExist();
    assertThat(run.run("diff", "nowhere")).isEqualTo(2);
  }
}
