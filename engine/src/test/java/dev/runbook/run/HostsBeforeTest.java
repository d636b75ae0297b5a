package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.ScriptedGate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All hosts of a plan are reached, and asked who they are, before its first step. */
class HostsBeforeTest extends PlayedOnHemma {
  private static final String TWO =
      """
      ---
      runbook:
        kind: procedure
        hosts: {db1: {hostname: db1%s}}
      ---
      # Job
      ```bash
      # First
      ssh hemma "one"

      # Second
      ssh db1 "two"
      ```
      """;

  private static String hosts(String db1) {
    return """
    hosts:
      hemma: {identity: {hostname: hemma, user: ops}, otherwise: ok}
      db1: {identity: {hostname: %s, user: ops}, otherwise: ok}
    """
        .formatted(db1);
  }

  private static String unreachable(String fault) {
    return """
    hosts:
      hemma: {identity: {hostname: hemma, user: ops}, otherwise: ok}
      db1: {identity: {hostname: db1, user: ops}, fault: %s, otherwise: ok}
    """
        .formatted(fault);
  }

  @Test
  void aWrongIdentityEndsTheRunBeforeItsFirstStepAndSaysWhatWasSent() {
    PlayedPage played = page(TWO.formatted(""), hosts("db9")).play(ScriptedGate.batch("y", "y"));
    assertThat(played.ended().result()).isEqualTo(RunResult.WRONG_HOST);
    assertThat(played.ended().detail())
        .isEqualTo(
            "db1 says it is ops@db9, but the page says it must be *@db1;"
                + " db1 was sent only the question for its identity");
    assertThat(played.received("hemma")).isEmpty();
    assertThat(played.received("db1")).isEmpty();
  }

  @Test
  void aWrongKeyIsNeverPutOff() {
    PlayedPage played =
        page(TWO.formatted(", reach: later"), unreachable("host-key-changed"))
            .play(ScriptedGate.person("y", "y"));
    assertThat(played.ended().result()).isEqualTo(RunResult.WRONG_HOST);
    assertThat(played.ended().detail()).endsWith("; db1 was sent nothing");
    assertThat(played.received("hemma")).isEmpty();
  }

  @Test
  void aBatchDoesNotBeginWithoutAHostThatCannotBeReached() {
    PlayedPage played =
        page(TWO.formatted(""), unreachable("refuse")).play(ScriptedGate.batch("y", "y"));
    assertThat(played.ended().result()).isEqualTo(RunResult.FAILED);
    assertThat(played.ended().detail())
        .contains("db1 cannot be reached: ", "nothing was run", "--later db1");
    assertThat(played.received("hemma")).isEmpty();
  }

  @Test
  void aHostThatThePageReachesLaterIsReachedByItsFirstStep() {
    PlayedPage played =
        page(TWO.formatted(", reach: later"), unreachable("refuse"))
            .play(ScriptedGate.batch("y", "y", "stop"));
    assertThat(played.received("hemma")).containsExactly("one");
    assertThat(played.ended().detail()).contains("Second").contains("db1");
  }

  @Test
  void aFlagPutsAHostOff() {
    PlayedPage played =
        page(TWO.formatted(""), unreachable("refuse"))
            .withOptions(
                new RunOptions(
                    RunMode.MOCK,
                    Optional.empty(),
                    Optional.empty(),
                    RequestedSteps.ALL,
                    List.of("db1")))
            .play(ScriptedGate.batch("y", "y", "stop"));
    assertThat(played.received("hemma")).containsExactly("one");
  }

  @Test
  void aKeyThatChangesWhileACommandIsSentEndsTheRunAsEverywhere() {
    String hosts =
        """
        hosts:
          hemma:
            identity: {hostname: hemma, user: ops}
            commands: [{run: two, fault: host-key-changed}]
            otherwise: ok
        """;
    String page =
        "# Job\n```bash\n# First\nssh hemma \"one\"\n\n# Second\nssh hemma \"two\"\n```\n";
    PlayedPage played = page(page, hosts).play(ScriptedGate.person("y", "y"));
    assertThat(played.ended().result()).isEqualTo(RunResult.WRONG_HOST);
    assertThat(played.ended().result().exitStatus()).isEqualTo(7);
    assertThat(played.ended().detail()).endsWith("; hemma was sent 1 command before that");
    assertThat(played.received("hemma")).containsExactly("one");
  }
}
