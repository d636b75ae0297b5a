package dev.runbook.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An interrupt meets the command that is running or being started, and no other one. */
class InterruptsTest {
  private final Interrupts interrupts = new Interrupts();
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final Ending ending = new Ending(new Marked());

  @Test
  void oneThatComesWhileACommandIsStartedMeetsItOnceItHasBegun() throws Exception {
    interrupts.starting();
    interrupts.ask();
    begin();
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ending.finish()).isEqualTo(Ending.Cause.INTERRUPT);
  }

  @Test
  void oneThatComesLaterDoesSoToo() throws Exception {
    interrupts.starting();
    begin();
    interrupts.ask();
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(ending.finish()).isEqualTo(Ending.Cause.INTERRUPT);
  }

  @Test
  void oneWhileNothingRunsDoesNothing() throws Exception {
    interrupts.ask();
    interrupts.starting();
    interrupts.over();
    interrupts.ask();
    interrupts.starting();
    begin();
    assertThat(ending.finish()).isEqualTo(Ending.Cause.NONE);
  }

  private void begin() {
    ending.begun();
    interrupts.begun(ending);
  }

  private final class Marked implements Processes {
    @Override
    public boolean anyLeft() {
      return false;
    }

    @Override
    public void interrupt() {
      interrupted.countDown();
    }

    @Override
    public void terminate() {}

    @Override
    public void kill() {}

    @Override
    public void killWithRoot() {}
  }
}
