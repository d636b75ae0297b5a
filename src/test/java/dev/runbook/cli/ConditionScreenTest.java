package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step's condition is tried before a person is asked about the step, and stands with it. */
class ConditionScreenTest {
  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run =
        new CommandLineRun(folder)
            .page(
                "cache",
                """
                # Cache

                ```bash {if="ssh web1 'test -e /srv/old'"}
                # Clear the old cache
                ssh web1 "ls /srv/old"
                ```

                ```bash {if="ssh web1 'test -e /srv/new'"}
                # Look at the new cache
                ssh web1 "ls /srv/new"
                ```

                ```bash {if="ssh web1 'systemctl start cache'"}
                # Look what it does
                ssh web1 "ls /srv/log"
                ```
                """);
  }

  private int play(String replies, String... answers) {
    run.mock(replies).answers(answers);
    return run.run("play", "cache", "--mock", folder.resolve("mock.yaml").toString());
  }

  @Test
  void nobodyIsAskedAboutAStepWhoseConditionDoesNotHold() {
    assertThat(play("- {run: test -e /srv/old, exit: 1}", "", "s no")).isZero();
    assertThat(run.err())
        .contains(
            """
              web1 says it is ops@web1

            – step 1 of 3 · Clear the old cache · skipped: its condition does not hold: ssh
              web1 'test -e /srv/old'

            ── Cache · step 2 of 3 · mock ────────────────────────────────────────── web1 ──

            Cache › Look at the new cache
            web1 $ ls /srv/new
            ✓ its condition holds: test -e /srv/new

            """)
        .contains("? its condition is tried when it runs: systemctl start cache");
  }

  @Test
  void aConditionThatDoesNotAnswerIsShownAsWhatFailed() {
    assertThat(play("- {run: test -e /srv/old, exit: 127}", "c", "q")).isEqualTo(1);
    assertThat(run.err())
        .contains(
            """
            ✗ Clear the old cache failed with status 127
              condition  web1 $ test -e /srv/old
              It wrote nothing.

            r again  s skip  v page  ! shell  q stop  ? help
            What now? ›\s\
            """);
  }
}
