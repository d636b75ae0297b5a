package dev.runbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void showsThePlaceTheLineACaretAndWhatToDo() {
    Source source = Source.of("page.md", "one\ntwo thre four\n");
    Problem problem =
        Problem.error(source, new Span(8, 12), "misspelt", "there is no `thre`")
            .withHint("did you mean `three`?");
    assertThat(problem.render())
        .isEqualTo(
            """
            page.md:2:5: error[misspelt]: there is no `thre`
              | two thre four
              |     ^^^^
              = did you mean `three`?""");
  }

  @Test
  void showsNoMoreThanAPartOfALongLineWithTheCaretUnderIt() {
    Source source = Source.of("page.md", "x".repeat(5000) + "HERE" + "y".repeat(5000));
    String[] lines = Problem.warning(source, new Span(5000, 5004), "c", "m").render().split("\n");
    assertThat(lines[1].length()).isLessThan(200);
    assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("HEREy");
    assertThat(lines[2]).endsWith(" ^^^^");
  }

  @Test
  void showsTabsAndHiddenCharactersAsOneColumnEach() {
    Source source = Source.of("page.md", "\ta\u001B\u202Eb");
    assertThat(Problem.note(source, new Span(4, 5), "c", "m").render())
        .isEqualTo("page.md:1:5: note[c]: m\n  |  a\uFFFD\uFFFDb\n  |     ^");
  }

  @Test
  void mayStandAtTheEndOfTheText() {
    Source source = Source.of("page.md", "ab\n");
    assertThat(Problem.note(source, Span.at(3), "c", "m").render()).startsWith("page.md:2:1: ");
    assertThat(Problem.note(source, Span.at(2), "c", "m").render()).endsWith("| ab\n  |   ^");
  }
}
