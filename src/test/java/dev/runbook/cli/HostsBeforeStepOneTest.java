package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The head of a run says who its hosts are, and which of them cannot be reached yet. */
class HostsBeforeStepOneTest {
  private static final String PAGE =
      """
      # Wake

      ```bash
      # Wake it
      ssh web1 "wake db1"

      # Look
      ssh db1 "uptime"
      ```
      """;

  private static final String ASLEEP =
      """
      hosts:
        web1: {identity: {hostname: web1, user: ops}, otherwise: ok}
        db1: {identity: {hostname: db1, user: ops}, fault: refuse, otherwise: ok}
      """;

  @TempDir Path folder;

  private int play(CommandLineRun run, String mock, String... flags) {
    run.page("wake", PAGE).file("mock.yaml", mock);
    List<String> args = new ArrayList<>(List.of("play", "wake"));
    args.addAll(List.of("--mock", folder.resolve("mock.yaml").toString()));
    args.addAll(List.of(flags));
    return run.run(args.toArray(String[]::new));
  }

  @Test
  void showsWhoTheHostsAre() {
    CommandLineRun run = new CommandLineRun(folder);
    assertThat(play(run, ASLEEP.replace(", fault: refuse", ""), "--yes")).isEqualTo(0);
    assertThat(run.err())
        .containsSubsequence("web1 says it is ops@web1", "db1 says it is ops@db1", "step 1 of 2");
  }

  @Test
  void aPersonMayGoOnWithoutAHost() {
    CommandLineRun run = new CommandLineRun(folder).answers("q");
    assertThat(play(run, ASLEEP)).isEqualTo(3);
    assertThat(run.err()).contains("db1 not reached: ").doesNotContain("step 1 of");
    CommandLineRun goesOn = new CommandLineRun(folder).answers("y", "", "q");
    assertThat(play(goesOn, ASLEEP)).isEqualTo(3);
    assertThat(goesOn.asked()).first().asString().startsWith("Go on without db1?");
    assertThat(goesOn.err()).contains("step 1 of 2");
  }

  @Test
  void theQuestionShowsWhoIsMissingAndCanBeLookedAroundAt() {
    CommandLineRun run = new CommandLineRun(folder).answers("?", "v", "!", "maybe", "", "n");
    assertThat(play(run, ASLEEP)).isEqualTo(3);
    assertThat(run.err().replace(folder.toString(), "FOLDER"))
        .startsWith(
            """

            Wake  FOLDER/runbooks/wake.md
            2 steps on web1, db1 · mock: nothing leaves this machine
              web1 says it is ops@web1
              db1 not reached: db1 refused the connection

            y go on  v page  ! shell  q stop  ? help
            Go on without db1? › ?
              y       go on; they are reached when their first step comes
              v       the page
              !       a shell of your own on this machine, to look; ! HOST on another
              q       stop; nothing has run

            y go on  v page  ! shell  q stop  ? help
            Go on without db1? › v
            """)
        .contains(
            "There is no shell to open: local is a mock here.",
            "ssh web1 \"wake db1\"",
            "\"maybe\" is not one of the choices; ? explains them.",
            "Type one of the letters; Enter alone does nothing here.")
        .doesNotContain("step 1 of");
    assertThat(run.asked()).hasSize(6).allMatch("Go on without db1? › "::equals);
  }

  @Test
  void aBatchNeedsAFlag() {
    CommandLineRun run = new CommandLineRun(folder);
    assertThat(play(run, ASLEEP, "--yes")).isEqualTo(1);
    assertThat(run.err()).contains("--later db1").doesNotContain("step 1 of");
    CommandLineRun later = new CommandLineRun(folder);
    assertThat(play(later, ASLEEP, "--yes", "--later", "db1")).isEqualTo(1);
    assertThat(later.err()).contains("db1 not reached yet: ", "step 1 of 2");
    CommandLineRun slip = new CommandLineRun(folder);
    assertThat(play(slip, ASLEEP, "--yes", "--later", "db2")).isEqualTo(2);
    assertThat(slip.err()).contains("did you mean `db1`?");
  }
}
