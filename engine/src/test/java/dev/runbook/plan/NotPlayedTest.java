package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.graph.NotPlayed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan says of text that reads as commands and is not played. */
class NotPlayedTest {
  private static final String PAGE =
      """
      # J

          docker ps
          then look for the one that restarts (often)

      ```bash {name=a}
      a
      ```

      ```yaml
      kubectl get pods
      ```

      ```bash {name=b}
      b
      ```

      ```bash {ignore}
      c
      ```

      ## Other

      ```bash {ignore}
      d
      ```
      """;

  @Test
  void standsWhereItWouldHaveBeenPlayed() {
    Plan plan = Plans.of(PAGE);
    NotPlayedPlaces places = new NotPlayedPlaces(plan.procedure());
    assertThat(lines(places.before(Optional.of(plan.steps().get(0))))).containsExactly(3);
    assertThat(lines(places.after(plan.steps().get(0)))).containsExactly(10);
    assertThat(places.before(Optional.of(plan.steps().get(1)))).isEmpty();
    assertThat(lines(places.after(plan.steps().get(1)))).containsExactly(18, 24);
  }

  @Test
  void isNamedForTheProcedureThatHoldsIt() {
    Procedure other =
        new Procedure(
            Plans.of(PAGE).procedure().page(),
            Plans.of(PAGE).procedure().path(),
            "other",
            Plans.of(PAGE).procedure().page().document().sections().get(2));
    assertThat(lines(other.notPlayed())).containsExactly(24);
    assertThat(lines(new NotPlayedPlaces(other).before(Optional.empty()))).containsExactly(24);
  }

  @Test
  void isInTheJsonWithItsLineAndWhy() {
    assertThat(
            PlanJson.of(Plans.of("# J\n\n```bash {ignore}\na\n```\n\n    docker ps\n"))
                .get("notPlayed"))
        .isEqualTo(
            List.of(
                Map.of("line", 3, "why", "the author marked it `ignore`", "offered", false),
                Map.of(
                    "line", 7, "why", "it is indented code; it reads as shell", "offered", true)));
    assertThat(PlanJson.of(Plans.of("# J\n\n```bash\na\n```\n")).get("notPlayed"))
        .isEqualTo(List.of());
  }

  private static List<Integer> lines(List<NotPlayed> all) {
    return all.stream().map(NotPlayed::line).toList();
  }
}
