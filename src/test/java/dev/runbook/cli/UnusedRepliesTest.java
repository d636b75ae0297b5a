package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnusedRepliesTest extends ThreeStepPage {
  @Test
  void aPlayNamesTheRepliesThatWereNeverAskedFor() {
    CommandLineRun run =
        page(PAGE).mock("- run: touch one\n- run: touch four\n- {run: five, spare: true}");

    assertThat(run.run(mocked("play", "move", "--yes", "--confirm", "second@web1"))).isZero();

    assertThat(run.err())
        .contains("A reply was never asked for:")
        .containsPattern("mock.yaml:6\\s+web1\\s+touch four");
    assertThat(run.err()).doesNotContain("mock.yaml:5").doesNotContain("five");
  }

  @Test
  void saysNothingWhereAllWereAskedFor() {
    CommandLineRun run = page(PAGE).mock("- run: touch one");

    assertThat(run.run(mocked("play", "move", "--yes", "--confirm", "second@web1"))).isZero();

    assertThat(run.err()).doesNotContain("asked for");
  }

  @Test
  void showsTheFirstOfManyAndAllWhereSaid() {
    String many = "- run: a\n- run: b\n- run: c\n- run: d\n- run: e\n- run: f\n- run: g";
    CommandLineRun few = page(PAGE).mock(many);
    few.run(mocked("play", "move", "--yes", "--confirm", "second@web1"));
    CommandLineRun all = page(PAGE).mock(many);
    all.run(mocked("play", "move", "--yes", "-v", "--confirm", "second@web1"));

    assertThat(few.err())
        .contains("7 replies were never asked for:")
        .contains("… and 2 more; -v shows them");
    assertThat(all.err()).contains("web1  g").doesNotContain("more;");
  }
}
