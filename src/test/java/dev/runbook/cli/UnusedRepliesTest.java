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
        .containsPattern(
            "A reply of \\S+mock.yaml was never asked for:\n  line 6  web1  touch four\n");
    assertThat(run.err()).doesNotContain("\n  line 5").doesNotContain("five");
  }

  @Test
  void eachHasALineOfItsOwnThatFitsTheTerminal() {
    String long1 = "- run: \"cat a very long path that goes on " + "and on ".repeat(20) + "\"";
    for (int columns : new int[] {50, 80, 100}) {
      CommandLineRun run =
          page(PAGE).mock(long1 + "\n- run: |-\n    first\n    second").columns(columns);
      run.run(mocked("play", "move", "--yes", "--confirm", "second@web1"));
      String list = run.err().substring(run.err().indexOf("  line "));
      assertThat(list.lines().limit(2))
          .satisfiesExactly(
              line -> assertThat(line).hasSize(columns).startsWith("  line 5  web1  cat a very"),
              line -> assertThat(line).isEqualTo("  line 6  web1  first …"));
    }
  }

  @Test
  void aRunThatStoppedOnItsWaySaysNothingOfThem() {
    CommandLineRun run = page(PAGE).mock("- run: touch four").answers("q");
    assertThat(run.run(mocked("play", "move"))).isEqualTo(3);
    assertThat(run.err()).doesNotContain("asked for");
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
        .containsPattern("7 replies of \\S+mock.yaml were never asked for:")
        .contains("… and 2 more; -v shows them");
    assertThat(all.err()).contains("web1  g").doesNotContain("more;");
  }
}
