package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleValuesTest {
  @Test
  void eachIsANoteOnceForThePageAtItsPlace() {
    assertThat(
            Graphs.problems(
                "## Job\n\n"
                    + "- Do:\n\n"
                    + "  ```console\n"
                    + "  $ x my-bucket\n"
                    + "  done\n"
                    + "  $ y my-bucket\n"
                    + "  ```\n"))
        .containsExactly(
            """
            page.md:6:7: note[sample-value]: `my-bucket` looks like a sample; it runs as written
              |   $ x my-bucket
              |       ^^^^^^^^^
              = if each run needs its own, write a placeholder such as `<name>` instead\
            """);
  }

  @Test
  void oneThatIsNeverRightIsAskedForInstead() {
    String page = "## Job\n\n```bash\nx user@example.com\n```\n";
    assertThat(Graphs.problems(page))
        .containsExactly(
            """
            page.md:4:3: note[sample-value]: `user@example.com` looks like a sample; it is asked for, and offered as written
              | x user@example.com
              |   ^^^^^^^^^^^^^^^^
              = declare it, or write a placeholder such as `<name>`, to describe it\
            """);
  }

  @Test
  void oneThatIsAParameterIsNone() {
    assertThat(
            Graphs.problems(
                "---\n"
                    + "runbook:\n"
                    + "  params:\n"
                    + "    mail: {placeholder: my-bucket}\n"
                    + "---\n\n"
                    + "## Job\n\n"
                    + "```bash\n"
                    + "x my-bucket\n"
                    + "```\n"))
        .isEmpty();
  }

  @Test
  void textThatIsNotRunHoldsNone() {
    assertThat(Graphs.problems("## Job\n\n```yaml\na: my-bucket\n```\n")).isEmpty();
  }
}
