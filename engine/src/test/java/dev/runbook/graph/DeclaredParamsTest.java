package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeclaredParamsTest {
  @Test
  void oneThatNoStepAsksForIsAWarning() {
    assertThat(Graphs.problems(page("rev: {}", "git checkout main")))
        .containsExactly(
            """
            page.md:4:5: warning[unused-param]: no step asks for the parameter `rev`
              |     rev: {}
              |     ^^^
              = write `{{rev}}` in a block, or remove it""");
  }

  @Test
  void itsHintNamesTheOneThatWasProbablyMeant() {
    assertThat(Graphs.problems(page("commit_hash: {}", "git checkout <commit-hash>")))
        .singleElement()
        .asString()
        .endsWith("= the page asks for `commit-hash`; is that the one?");
  }

  @Test
  void aTextThatStandsForItAndIsNowhereIsAWarning() {
    assertThat(Graphs.problems(page("rev: {placeholder: COMMIT}", "git checkout {{rev}}")))
        .singleElement()
        .asString()
        .contains("warning[unused-placeholder]: `COMMIT`, which stands for `rev`, is nowhere");
  }

  @Test
  void oneThatIsAskedForIsNone() {
    assertThat(Graphs.problems(page("rev: {placeholder: COMMIT}", "git checkout COMMIT")))
        .isEmpty();
    assertThat(Graphs.problems(page("rev: {}", "git checkout {{rev}}"))).isEmpty();
  }

  @Test
  void aJavaVariableAsksForIt() {
    assertThat(
            Graphs.problems(
                "---\nrunbook:\n  params:\n    rev: {}\n---\n\n## J\n\n```java\nrev.length()\n```\n"))
        .isEmpty();
  }

  private static String page(String param, String command) {
    return "---\nrunbook:\n  params:\n    "
        + param
        + "\n---\n\n## Job\n\n```bash\n"
        + command
        + "\n```\n";
  }

  @Test
  void aDeclaredNameMayHaveLettersOutsideAscii() {
    String page =
        "---\nrunbook:\n  params:\n    käufer: {description: Wer}\n---\n## Job\n\n```bash\necho {{käufer}}\n```\n";
    StepGraph graph = Graphs.of(page);
    assertThat(graph.problems()).isEmpty();
    assertThat(graph.steps().get(0).commands().get(0).placeholders()).hasSize(1);
  }
}
