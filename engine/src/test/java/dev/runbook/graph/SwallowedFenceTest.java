package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A block whose end was forgotten takes the words and commands up to the next block's end. */
class SwallowedFenceTest {
  @Test
  void aFenceThatOpensInABlockThatRunsIsAnError() {
    assertThat(Graphs.problems("## Job\n\n```bash\nls\n\nThen `stop` it:\n\n```bash\nid\n```\n"))
        .contains(
            """
            page.md:8:1: error[unclosed-fence]: a fence opens here, so the one that opens on line 3 was never closed
              | ```bash
              | ^^^
              = end that one with ``` on its own line\
            """);
  }

  @Test
  void aLongerFenceMayHoldAShorterOne() {
    String page = "## Job\n\n````bash\ncat > a.md <<'E'\n```bash\nls\n```\nE\n````\n";
    assertThat(Graphs.problems(page)).isEmpty();
    assertThat(Graphs.problems(page.replace("````", "~~~"))).isEmpty();
  }

  @Test
  void aBlockThatIsOnlyShownMayHoldOne() {
    assertThat(Graphs.problems("## Job\n\n```markdown\n# A\n```bash\nls\n```\n")).isEmpty();
  }
}
