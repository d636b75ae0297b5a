package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code runbook test}: what scenarios reach, and which changes of pages they notice. */
class MeasuredScenariosTest {
  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void writePage() {
    run = RestartPage.in(folder);
  }

  @Test
  void saysWhatNoScenarioReaches() throws IOException {
    assertThat(run.run("test", "--coverage=out/c.lcov", "--min-coverage", "50")).isEqualTo(0);
    assertThat(run.out())
        .contains("restart.md   commands 1 of 1 · branches 1 of 2")
        .contains("  :4  restart/look  never failed")
        .contains("commands 100 % · branches 50 %");
    assertThat(text("out/c.lcov"))
        .isEqualTo(
            """
            TN:
            SF:%s/runbooks/restart.md
            DA:4,1
            LF:1
            LH:1
            BRDA:4,0,0,1
            BRDA:4,0,1,0
            BRF:2
            BRH:1
            end_of_record
            """
                .formatted(folder));
    assertThat(run.run("test", "--min-coverage", "51")).isEqualTo(1);
  }

  @Test
  void saysWhichChangesNoScenarioNotices() {
    run.file(
        "runbooks/restart.test.yaml",
        "play: restart\nmock: {hosts: {web1: {otherwise: ok}, db1: {}}}\n");
    assertThat(run.run("test", "--mutate", "--min-killed", "100")).isEqualTo(1);
    assertThat(run.out())
        .contains("restart.md were noticed by no scenario")
        .contains(":4  add || true  systemctl is-active shop")
        .contains("a separate reply for this command");
    assertThat(run.err()).contains("less than 100 %");
  }

  @Test
  void tellsThemAsJson() {
    assertThat(run.run("test", "--mutate", "--json")).isEqualTo(0);
    assertThat(run.out()).contains("\"mutations\":{\"total\":").contains("\"percent\":");
  }

  @Test
  void changesOnlyPagesOfWhichSomethingHasChangedSinceARevision() throws Exception {
    run.page("other", "# Other\n\n```bash {name=look host=web1}\nuptime\n```\n")
        .page("third", "# Third\n\n```bash {name=look host=web1}\ndf -h\n```\n")
        .file(
            "runbooks/other.test.yaml",
            "play: other\nmock: {hosts: {web1: {commands: [{run: uptime}]}}}\n")
        .file("runbooks/third.mock.yaml", "hosts: {web1: {commands: [{run: df -h}]}}\n")
        .file("runbooks/third.test.yaml", "play: third\nmock: third.mock.yaml\n");
    git("init", "-q");
    git("add", "-A");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first");

    assertThat(run.run("test", "--mutate", "--since", "HEAD", "-v")).as(run.err()).isZero();
    assertThat(run.out()).contains("4 scenarios of 3 pages", "no page has changed");
    String page = text("runbooks/other.md");
    run.file("runbooks/other.md", page + "\nThis is all.\n")
        .file(
            "runbooks/third.mock.yaml",
            "hosts: {web1: {commands: [{run: df -h, stdout: full}]}}\n");
    assertThat(mutated("--since", "HEAD")).containsExactly("other.md", "third.md");
    assertThat(mutated()).containsExactly("other.md", "restart.md", "third.md");
    assertThat(run.run("test", "--mutate", "--since", "no-such-revision")).isEqualTo(2);
    assertThat(run.err()).contains("no-such-revision");
  }

  private List<String> mutated(String... options) {
    CommandLineRun other = new CommandLineRun(folder);
    List<String> args = new ArrayList<>(List.of("test", "--mutate", "--json"));
    args.addAll(List.of(options));
    assertThat(other.run(args.toArray(String[]::new))).as(other.err()).isZero();
    String changes = other.out().substring(other.out().indexOf("\"mutations\""));
    return Pattern.compile("\"(?:page|file)\":\"[^\"]*?([a-z]+[.]md)\"")
        .matcher(changes)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(git.waitFor()).isZero();
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
