package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the page says that a step prints, compared with what it prints. */
@Timeout(120)
class ExpectedOutputTest {
  @TempDir Path folder;

  @Test
  void outputThatFitsIsASuccess() {
    LocalPage page =
        play(
            "```bash",
            "echo one; echo two >&2; echo three",
            "```",
            "It prints:",
            "",
            "```text {expect}",
            "o[..]",
            "three",
            "```",
            "```bash",
            "echo on",
            "```");
    assertThat(page.problems()).isEmpty();
    assertThat(page.out()).isEqualTo("one\nthree\non\n");
    assertThat(page.ended().result().exitStatus()).isZero();
  }

  @Test
  void outputThatDiffersFailsTheStepAndShowsTheDifference() {
    LocalPage page =
        play(
            "```bash",
            "echo one",
            "echo two",
            "```",
            "```text {expect}",
            "one",
            "three",
            "```",
            "```bash",
            "echo never",
            "```");
    assertThat(page.ended().result().exitStatus()).isEqualTo(1);
    assertThat(page.err())
        .isEqualTo(
            "this is not what the page expects (- expected, + printed):\n  one\n- three\n+ two\n");
    assertThat(page.out()).doesNotContain("never");
  }

  @Test
  void anExpectedStatusIsTheSuccessOfTheStep() {
    String[] page = {
      "```bash", "grep -c x /dev/null", "```", "```text {expect}", "0", "[1]", "```"
    };
    assertThat(play(page).ended().result().exitStatus()).isZero();
    page[1] = "echo 0";
    assertThat(play(page).ended().result().exitStatus()).isEqualTo(1);
  }

  @Test
  void aMarkedSessionComparesWhatStandsUnderItsCommands() {
    String[] page = {"```console {expect}", "$ echo one", "one", "$ echo two", "two", "```"};
    assertThat(play(page).ended().result().exitStatus()).isZero();
    page[4] = "three";
    LocalPage differs = play(page);
    assertThat(differs.ended().result().exitStatus()).isEqualTo(1);
    assertThat(differs.err()).contains("- three").contains("+ two");
  }

  @Test
  void whatAnUnmarkedSessionShowsIsAnExample() {
    assertThat(play("```console", "$ echo one", "two", "```").ended().result().exitStatus())
        .isZero();
  }

  @Test
  void whatCannotBeComparedIsSaidBeforeAnythingRuns() {
    assertThat(problems("Text.", "", "```text {expect}", "x", "```"))
        .containsExactly("expect-without-step");
    assertThat(
            problems(
                "```bash",
                "true",
                "```",
                "```text {expect}",
                "x",
                "```",
                "```text {expect}",
                "y",
                "```"))
        .containsExactly("expected-twice");
    assertThat(problems("```bash", "vim x", "```", "```text {expect}", "x", "```"))
        .contains("bad-attribute");
    assertThat(problems("```bash", "true", "false", "```", "```text {expect}", "[1]", "```"))
        .contains("bad-attribute");
  }

  private static List<String> problems(String... lines) {
    Source source = Source.of("page.md", "# Job\n\n" + String.join("\n", lines) + "\n");
    return new GraphBuilder(Set.of())
        .build(new DocumentParser().parse(source)).problems().stream().map(Problem::code).toList();
  }

  private LocalPage play(String... lines) {
    return LocalPage.of(folder, lines).play();
  }

  @Test
  void whatAnEarlierStepPrintedIsComparedAndBothSidesAreShown() {
    String[] page = {
      "```bash {name=before capture=BEFORE}",
      "printf 'users|1042\\ntools|7 (re)\\n'",
      "```",
      "```bash {name=after}",
      "printf 'users|1041\\ntools|7 (re)\\n'",
      "```",
      "```text {expect}",
      "{{BEFORE}}",
      "```"
    };
    LocalPage differs = play(page);
    assertThat(differs.problems()).isEmpty();
    assertThat(differs.ended().detail()).isEqualTo("\"after\" failed with status 1");
    assertThat(differs.err())
        .isEqualTo(
            "this is not what the page expects (- expected, + printed):\n"
                + "- users|1042\n+ users|1041\n  tools|7 (re)\n");
    page[4] = page[1];
    assertThat(play(page).ended().result().exitStatus()).isZero();
  }
}
