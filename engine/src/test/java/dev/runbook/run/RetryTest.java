package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.mock.VirtualTime;
import dev.runbook.testkit.ScriptedGate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is tried again by itself, how often, and what never is. No time passes here. */
class RetryTest extends PlayedOnHemma {
  private static final String READY = "curl -fsS localhost:8000/ready";
  private static final String DATE = "- {run: date, spare: true}";

  private final VirtualTime time = VirtualTime.from(Instant.parse("2026-01-02T03:00:00Z"));

  private PlayedPage played(ScriptedGate gate, String attributes, String text, String... mock) {
    String page =
        "# X\n\n```bash {name=first host=hemma %s}\n%s\n```\n\n```bash {name=next host=hemma}\ndate\n```\n"
            .formatted(attributes, text);
    String hosts =
        "hosts:\n  hemma:\n    commands:\n      "
            + String.join("\n      ", mock)
            + "\n      "
            + DATE;
    RunOptions options =
        new RunOptions(
            RunMode.MOCK, Optional.empty(), Optional.empty(), RequestedSteps.ALL, List.of(), time);
    return page(page, hosts + "\n").withOptions(options).play(gate);
  }

  private static ScriptedGate goingOn() {
    return ScriptedGate.batch("y", "y");
  }

  private static ScriptedGate stopping() {
    return ScriptedGate.batch("y", "stop");
  }

  @Test
  void aCommandThatOnlyLooksIsTriedAgainAfterAWhile() {
    PlayedPage played =
        played(
            goingOn(),
            "retry=3 every=10s",
            READY,
            "- {run: '" + READY + "', replies: [{exit: 22, times: 2}, {stdout: ready}]}");
    assertThat(played.story())
        .containsExactly(
            "first: run",
            "  hemma: " + READY + " -> failed",
            "first = failed",
            "again: it failed with status 22, 1 of 3 in PT10S",
            "  hemma: " + READY + " -> failed",
            "first = failed",
            "again: it failed with status 22, 2 of 3 in PT10S",
            "  hemma: " + READY + " -> ok",
            "first = ok",
            "next: run",
            "  hemma: date -> ok",
            "next = ok");
    assertThat(time.now()).isEqualTo(Duration.ofSeconds(20));
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void theLastTryDecides() {
    PlayedPage played =
        played(stopping(), "retry=2 every=1m", READY, "- {run: '" + READY + "', exit: 7}");
    assertThat(played.received("hemma")).containsExactly(READY, READY, READY);
    assertThat(played.ended())
        .isEqualTo(new RunEnd(RunResult.FAILED, "\"first\" failed with status 7"));
    assertThat(time.now()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void allCommandsOfAStepThatMayRunTwiceRunAgain() {
    PlayedPage played =
        played(
            goingOn(),
            "retry=1 idempotent",
            "make a\nmake b",
            "- {run: make a}",
            "- {run: make b, replies: [{exit: 1, times: 1}, {}]}");
    assertThat(played.received("hemma"))
        .containsExactly("make a", "make b", "make a", "make b", "date");
    assertThat(time.now()).isEqualTo(Duration.ofSeconds(5));
  }

  /** Whether it has taken effect is not known, and that is for somebody to find out. */
  @Test
  void whatNobodySawTheEndOfIsNotTriedAgain() {
    PlayedPage played =
        played(
            stopping(),
            "retry=3 idempotent",
            "make a",
            "- {run: make a, fault: {disconnect: during}}");
    assertThat(played.received("hemma")).containsExactly("make a");
    assertThat(played.ended().result()).isEqualTo(RunResult.UNKNOWN);
    assertThat(time.now()).isZero();
  }

  @Test
  void whatAnOperatorWroteInItsPlaceIsTriedOnce() {
    PlayedPage played =
        played(
            ScriptedGate.batch("edit:make b", "stop"),
            "retry=3 idempotent",
            "make a",
            "- {run: make b, exit: 2}",
            "- {run: make a, spare: true}");
    assertThat(played.received("hemma")).containsExactly("make b");
  }

  private static final String UNTIL = "retry=4 every=3s until=\"" + READY + "\"";

  @Test
  void whatAStepHasBegunIsAskedForUntilItIsThereAndTheStepRunsOnce() {
    PlayedPage played =
        played(
            goingOn(),
            UNTIL,
            "sudo docker start web",
            "- {run: sudo docker start web}",
            "- {run: '" + READY + "', replies: [{exit: 7, times: 2}, {stdout: ready}]}");
    assertThat(played.story())
        .containsExactly(
            "first: run",
            "  hemma: sudo docker start web -> ok",
            "  hemma: " + READY + " -> ok",
            "again: not there yet: it failed with status 7, 1 of 4 in PT3S",
            "  hemma: " + READY + " -> ok",
            "again: not there yet: it failed with status 7, 2 of 4 in PT3S",
            "  hemma: " + READY + " -> ok",
            "first = ok",
            "next: run",
            "  hemma: date -> ok",
            "next = ok");
    assertThat(time.now()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void waitingInVainForAsManyTimesAsThePageSaysIsAFailure() {
    PlayedPage played =
        played(
            stopping(),
            UNTIL,
            "sudo docker start web",
            "- {run: sudo docker start web}",
            "- {run: '" + READY + "', exit: 7}");
    assertThat(played.received("hemma")).hasSize(1 + 5);
    assertThat(played.ended())
        .isEqualTo(new RunEnd(RunResult.FAILED, "\"first\" failed with status 7"));
  }

  @Test
  void waitingInVainForAsLongAsThePageSaysIsATimeout() {
    PlayedPage played =
        played(
            stopping(),
            "timeout=10s every=4s until=\"" + READY + "\"",
            "sudo docker start web",
            "- {run: sudo docker start web}",
            "- {run: '" + READY + "', exit: 7}");
    assertThat(played.ended().result()).isEqualTo(RunResult.TIMED_OUT);
    assertThat(time.now()).isEqualTo(Duration.ofSeconds(10));
    assertThat(played.received("hemma")).hasSize(1 + 4);
  }

  @Test
  void aCommandThatFailsIsNotWaitedFor() {
    PlayedPage played =
        played(
            stopping(),
            UNTIL,
            "sudo docker start web",
            "- {run: sudo docker start web, exit: 1}",
            "- {run: '" + READY + "', spare: true}");
    assertThat(played.received("hemma")).containsExactly("sudo docker start web");
    assertThat(time.now()).isZero();
  }

  /** A look that is lost with its connection has changed nothing: a host that reboots is away. */
  @Test
  void aLookThatIsLostIsRepeated() {
    PlayedPage played =
        played(
            goingOn(),
            UNTIL,
            "sudo docker start web",
            "- {run: sudo docker start web}",
            "- {run: '" + READY + "', replies: [{times: 1, fault: disconnect}, {stdout: ready}]}");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void aLookThatIsNoProgramThereIsNotRepeated() {
    PlayedPage played =
        played(
            stopping(),
            UNTIL,
            "sudo docker start web",
            "- {run: sudo docker start web}",
            "- {run: '" + READY + "', exit: 127}");
    assertThat(played.received("hemma")).hasSize(2);
    assertThat(played.ended().detail()).isEqualTo("\"first\" failed with status 127");
  }

  @Test
  void theCheckComesAfterTheWaiting() {
    PlayedPage played =
        played(
            goingOn(),
            "retry=2 until=\"test -e up\" verify=\"test -e well\"",
            "sudo docker start web",
            "- {run: sudo docker start web}",
            "- {run: test -e up, replies: [{exit: 1, times: 1}, {}]}",
            "- {run: test -e well}");
    assertThat(played.received("hemma"))
        .containsExactly(
            "sudo docker start web", "test -e up", "test -e up", "test -e well", "date");
  }
}
