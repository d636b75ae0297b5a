package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AliasCallsTest {
  @Test
  void theFirstCallOfAnAliasThatThePageDefinesWarns() {
    assertThat(
            Graphs.problems(
                "# Look\n\n"
                    + "```bash\n"
                    + "alias k=kubectl\n"
                    + "```\n\n"
                    + "```bash\n"
                    + "k get pods\n"
                    + "k get nodes\n"
                    + "```\n"))
        .containsExactly(
            """
            page.md:8:1: warning[alias-not-expanded]: bash does not expand the alias `k` here: it expands aliases only where a person types
              | k get pods
              | ^^^^^^^^^^
              = define a function instead (`k() { … "$@"; }`), or write `shopt -s expand_aliases` before\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alias k=kubectl\ndate | k",
        "alias k=kubectl\nif k get pods; then date; fi",
        "alias rm='rm -i'\nrm x",
        "shopt -u expand_aliases\nalias k=kubectl\nk get pods",
      })
  void whereverItIsCalled(String block) {
    assertThat(Graphs.problems("# Look\n\n```bash\n" + block + "\n```\n"))
        .singleElement()
        .asString()
        .contains("alias-not-expanded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alias k=kubectl\nkubectl get pods",
        "alias k=kubectl\n\\k get pods",
        "alias k=kubectl\necho k",
        "k get pods\nalias k=kubectl",
        "shopt -s expand_aliases\nalias k=kubectl\nk get pods",
      })
  void nothingElseWarns(String block) {
    assertThat(Graphs.problems("# Look\n\n```bash\n" + block + "\n```\n"))
        .noneMatch(problem -> problem.contains("alias-not-expanded"));
    assertThat(Graphs.problems("# Look\n\n```zsh\nalias k=kubectl\nk get pods\n```\n")).isEmpty();
  }
}
