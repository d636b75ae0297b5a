package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.host.HostException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** A host that does not answer, and what a signal does about it. */
class InterruptibleConnectTest {
  private final Interruption interruption = new Interruption();
  private final Semaphore answers = new Semaphore(0);
  private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();

  private String reach(Runnable meanwhile) {
    return new InterruptibleConnect(interruption)
        .wait(
            "hemma",
            () -> {
              meanwhile.run();
              answers.acquireUninterruptibly();
              return "a shell";
            },
            closed::add);
  }

  @Test
  void ctrlCEndsTheWaitingAndWhatComesLaterIsClosed() throws InterruptedException {
    assertThatThrownBy(() -> reach(interruption::interruptCommand))
        .isInstanceOf(HostException.class)
        .hasMessage("it was interrupted while hemma was being reached");
    assertThat(interruption.wasInterrupted()).isTrue();
    assertThat(interruption.interruptCommand()).isFalse();

    answers.release();
    assertThat(closed.take()).isEqualTo("a shell");
  }

  @Test
  void theEndOfTheRunEndsTheWaitingToo() {
    interruption.endRun(RunResult.TERMINATED);
    assertThatThrownBy(() -> reach(() -> {})).isInstanceOf(HostException.class);
    answers.release();
  }

  @Test
  void aHostThatAnswersOrRefusesIsHeard() {
    answers.release();
    assertThat(reach(() -> {})).isEqualTo("a shell");

    HostException refused = new HostException(HostException.Kind.SETUP, "no key");
    for (RuntimeException wrong : List.of(refused, new IllegalStateException("broken"))) {
      assertThatThrownBy(
              () ->
                  reach(
                      () -> {
                        throw wrong;
                      }))
          .satisfiesAnyOf(
              thrown -> assertThat(thrown).isSameAs(wrong),
              thrown -> assertThat(thrown).hasCause(wrong));
    }
  }
}
