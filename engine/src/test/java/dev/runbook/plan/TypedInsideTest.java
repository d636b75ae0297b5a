package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.graph.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedInsideTest {
  private static String page(String block) {
    return "## J\n\n```bash\n" + block + "\n```\n";
  }

  private static List<String> typed(String block, Map<String, String> values) {
    Plan plan = Plans.with(page(block), values);
    assertThat(Plans.problems(plan)).noneMatch(problem -> problem.contains("error["));
    return plan.steps().get(0).insideLines();
  }

  @Test
  void whatIsTypedInsideIsAskedForWithTheStep() {
    Plan plan = Plans.of(page("docker exec -it <container> bash\nls <folder>\nexit"));
    assertThat(plan.params()).extracting(PlanParam::name).containsExactly("container", "folder");
    assertThat(plan.unbound(plan.steps())).hasSize(2);
  }

  @Test
  void whatIsTypedIntoAShellIsQuotedForIt() {
    assertThat(
            typed(
                "sudo -i\n# look\nls <folder>\n\nprintf \"%s\" \"<folder>\"\nexit",
                Map.of("folder", "it's $HOME")))
        .containsExactly("ls 'it'\\''s $HOME'", "printf \"%s\" \"it's \\$HOME\"", "exit");
  }

  @Test
  void whatIsTypedIntoAClientOfADatabaseIsQuotedForThat() {
    assertThat(
            typed(
                "docker compose exec db psql -U shop\nselect * from t where name = '<name>';\n\\q",
                Map.of("name", "it's \"$HOME\"")))
        .containsExactly("select * from t where name = 'it''s \"$HOME\"';", "\\q");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sudo -i\nls \"<value>\"",
        "sudo -i\nls <value>",
      })
  void aShellAtATerminalWouldReadAnEarlierCommand(String block) {
    assertRefused(block, "wow!!", "where a shell reads `!` as an earlier command");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "python3\nprint('<value>')",
        "redis-cli\nGET <value>",
        "sudo -i\npsql shop\nselect '<value>';",
      })
  void elsewhereOnlyPlainValuesAreTyped(String block) {
    assertRefused(block, "a b", "whose quotes are not known");
    assertThat(typed(block, Map.of("value", "a-b"))).anyMatch(line -> line.contains("a-b"));
  }

  private static void assertRefused(String block, String value, String reason) {
    Plan plan = Plans.with(page(block), Map.of("value", value));
    assertThat(plan.errors())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains(reason));
    assertThat(plan.steps().get(0).insideLines()).anyMatch(line -> line.contains("<value>"));
  }

  @Test
  void aValueThatMakesItDangerousIsFound() {
    Map<String, String> value = Map.of("option", "--hard");
    Step step = Plans.with(page("sudo -i\ngit reset <option>"), value).steps().get(0);
    assertThat(step.isDanger()).isTrue();
    assertThat(Plans.of(page("sudo -i\ngit reset <option>")).steps().get(0).isDanger()).isFalse();
  }

  @Test
  void aSecretThatIsTypedIsCovered() {
    Plan plan =
        Plans.with(page("sudo -i\nlogin --password <password>"), Map.of("password", "it's secret"));
    assertThat(plan.secrets()).contains("it's secret", "'it'\\''s secret'");
    assertThat(PlanJson.of(plan).toString()).doesNotContain("secret'");
  }

  @Test
  void itsPlacesAreThoseOnThePage() {
    Plan plan =
        Plans.with(page("sudo -i\n# look\n\nls <folder> \\\n  <other>"), Map.of("other", "a!"));
    assertThat(plan.errors())
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(8));
  }
}
