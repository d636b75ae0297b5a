package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only looks of several pages is played, and told in a line each. */
class LookingPlaysTest {
  private static final String DISK =
      """
      # The disks of web1

      ## Check

      ```bash {host=web1}
      # Every disk has room
      df -P | grep -v 9.%

      # No disk is worn (if needed)
      ./look-at-wear
      ```

      ## Clean

      ```bash {host=web1}
      docker image prune -f
      ```

      ## Of a day

      ```bash {host=web1}
      ls -l /srv/<day>
      ```
      """;

  private static final String WEB =
      """
      # Web

      ```bash {host=web1}
      # The site answers
      curl -fsS https://example.org/ready
      ```
      """;

  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run = new CommandLineRun(folder).page("disk", DISK).page("web", WEB).mock("");
  }

  private int play(String... more) {
    List<String> args = new ArrayList<>(List.of("play", "--only-looks"));
    args.addAll(List.of(more));
    args.addAll(List.of("--mock", folder.resolve("mock.yaml").toString()));
    return run.run(args.toArray(String[]::new));
  }

  private String out() {
    return run.out().replaceAll("\\d+(?:\\.\\d+)? m?s\\b", "TIME");
  }

  @Test
  void saysOfEachInALineWhetherAllIsWell() {
    assertThat(play("web", "disk")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            ✓ web · 1 step · TIME
            ✓ disk#check · 2 steps · TIME
            – disk#clean · not played: "Clean" asks for care: it deletes images, caches or stopped containers, which are made again
            – disk#of-a-day · not played: it needs a value: --param day=…
            """);
  }

  @Test
  void saysNothingInQuietWhenAllIsWell() {
    assertThat(play("web", "disk", "-q")).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void namesWhatIsWrongAndGoesOnWithTheOthers() {
    run.mock("- {run: 'df -P | grep -v 9.%', exit: 1, stdout: '/dev/sda1 96%'}");
    assertThat(play("disk", "web", "-q")).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo("✗ disk#check · \"Every disk has room\" failed with status 1 · /dev/sda1 96%\n");
  }

  @Test
  void playsTheWholeLibraryWhereNothingIsNamed() {
    assertThat(play()).isZero();
    assertThat(out()).isEqualTo("✓ disk#check · 2 steps · TIME\n✓ web · 1 step · TIME\n");
  }

  @Test
  void takesValuesForThem() {
    assertThat(play("disk#of-a-day", "--param", "day=monday")).isZero();
    assertThat(out()).isEqualTo("✓ disk#of-a-day · 1 step · TIME\n");
  }

  @Test
  void theGravestEndDecidesTheExitStatus() {
    run.mock(
        "- {run: 'df -P | grep -v 9.%', exit: 1}\n"
            + "- {match: 'curl .*', fault: {disconnect: during}}");
    assertThat(play("disk#check", "web")).isEqualTo(5);
  }

  @Test
  void printsJsonForPrograms() {
    run.mock("- {match: 'curl .*', exit: 22}");
    assertThat(play("web", "disk#clean", "--json")).isEqualTo(1);
    assertThat(run.out().replaceAll("\"(millis|run)\" : [^,\n]+", "\"$1\" : 0"))
        .contains("\"schema\" : \"runbook.looks/1\"")
        .contains("\"well\" : false", "\"status\" : 1")
        .contains("\"failing\" : \"web/the-site-answers\"")
        .contains("\"result\" : \"failed\"", "\"result\" : \"not-played\"");
  }

  @Test
  void runsNothingWhereNothingOnlyLooks() {
    assertThat(play("disk#clean")).isEqualTo(2);
    assertThat(run.err()).contains("no procedure here only looks, so nothing was run");
  }

  @Test
  void keepsARecordOfEach() {
    play("web", "disk");
    run.run("runs");
    assertThat(run.out()).contains("web", "disk");
  }

  @Test
  void oneThingIsPlayedAtATimeOtherwise() {
    assertThat(run.run("play", "web", "disk")).isEqualTo(2);
    assertThat(run.err()).contains("one thing is played at a time");
    assertThat(run.run("play")).isEqualTo(2);
    assertThat(run.run("play", "--only-looks", "web", "--dry-run")).isEqualTo(2);
  }
}
