package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleValuesTest {
  @Test
  void eachIsANoteOnceForThePageAtItsPlace() {
    assertThat(
            Graphs.problems(
                "## Job\n\n- Do:\n\n  ```console\n  $ x user@example.com\n  done\n  $ y user@example.com\n  ```\n"))
        .containsExactly(
            """
            page.md:6:7: note[sample-value]: `user@example.com` looks like a sample; it runs as it stands
              |   $ x user@example.com
              |       ^^^^^^^^^^^^^^^^
              = if each run needs its own, write a placeholder such as `<name>` instead""");
  }

  @Test
  void oneThatIsAParameterIsNone() {
    assertThat(
            Graphs.problems(
                "---\nrunbook:\n  params:\n    mail: {placeholder: user@example.com}\n---\n\n## Job\n\n```bash\nx user@example.com\n```\n"))
        .isEmpty();
  }

  @Test
  void textThatIsNotRunHoldsNone() {
    assertThat(Graphs.problems("## Job\n\n```yaml\na: user@example.com\n```\n")).isEmpty();
  }
}
