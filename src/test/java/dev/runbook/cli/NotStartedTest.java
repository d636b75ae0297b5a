package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A command that certainly did not start has done nothing: a run goes on with it as if new. */
class NotStartedTest extends ThreeStepPage {
  private static final String REFUSED = "- {run: touch three, fault: refuse}";

  private CommandLineRun refusing() {
    return new CommandLineRun(folder).page("move", PAGE).mock(REFUSED);
  }

  @Test
  void aBatchRunsItOnceItsHostIsThere() {
    assertThat(refusing().run(mocked("play", "move", "--yes", "--confirm", "move/second@web1")))
        .isEqualTo(1);

    CommandLineRun resumed = page(PAGE);
    assertThat(resumed.run(mocked("resume", "--yes"))).isZero();
    assertThat(resumed.err())
        .contains(
            "2 of 3 steps already done, will not run again", "Third did not start: web1 refused");
    assertThat(ran()).containsExactly("touch one", "drop two", "touch three", "touch three");
  }

  @Test
  void aPersonIsAskedAndEnterDoesNotRunIt() {
    assertThat(refusing().answers("y", "y", "web1", "y", "q").run(mocked("play", "move")))
        .isNotZero();

    CommandLineRun resumed = page(PAGE).answers("", "y");
    assertThat(resumed.run(mocked("resume"))).isZero();
    assertThat(resumed.err())
        .contains("Third did not start: web1 refused", "Enter does not run a step");
  }
}
