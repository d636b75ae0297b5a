package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A mock host goes on where the earlier part of the run has left it. */
class ResumedMockMemoryTest extends ThreeStepPage {
  private static final String MOCK =
      """
      - {run: touch one, times: 1}
      - {run: drop two, exit: 3, times: 1}
      - {run: drop two, stdout: "dropped"}
      - run: touch three
      - {run: touch one, exit: 9}
      """;

  @Test
  void repliesThatWereGivenAreNotGivenAgain() {
    CommandLineRun first = page(PAGE).mock(MOCK);
    assertThat(first.run(mocked("play", "move", "--yes", "--confirm", "second@web1"))).isEqualTo(1);

    CommandLineRun second = new CommandLineRun(folder);
    assertThat(second.run("resume", "--yes", "--rerun", "second", "--confirm", "second@web1"))
        .as(second.err())
        .isZero();

    assertThat(second.out()).contains("dropped");
    assertThat(second.err())
        .containsPattern("A reply of \\S*mock.yaml was never asked for:\\s+line 9 ");
  }

  @Test
  void aMockRunIsListedAsOne() {
    page(PAGE).mock(MOCK).run(mocked("play", "move", "--yes", "--confirm", "second@web1"));
    CommandLineRun listed = new CommandLineRun(folder).columns(160);

    listed.run("runs", "--mock");

    assertThat(listed.out()).contains("failed (mock)");
  }
}
