package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What keeps steps from being rolled out is said before anything runs, with its place. */
class GroupStepsTest {
  private static final String HEAD =
      """
      ---
      runbook:
        hosts: {web: [web1, web2, web3], db: [db1]}
      ---
      # Job

      """;

  private static Plan plan(String... blocks) {
    StringBuilder page = new StringBuilder(HEAD);
    for (String block : blocks) {
      int end = block.indexOf('\n');
      page.append("```bash {").append(block, 0, end).append("}").append(block.substring(end));
      page.append("\n```\n\n");
    }
    return Plans.of(page.toString());
  }

  private static List<String> errors(Plan plan) {
    return plan.errors().stream().map(Problem::code).toList();
  }

  @Test
  void stepsBeforeAndAfterThoseOfTheGroupAreNone() {
    Plan plan = plan("host=lb\na", "host=group:web\nb\n\n# C\nc", "host=local\nd");

    assertThat(errors(plan)).isEmpty();
    assertThat(plan.hosts()).containsExactly("lb", "web1", "web2", "web3", "local");
    assertThat(plan.rollout().orElseThrow().waves())
        .containsExactly(
            new Wave(1, true, List.of("web1")), new Wave(2, false, List.of("web2", "web3")));
    Plan one = plan.onHost("web2");
    assertThat(one.hosts()).containsExactly("web2");
    assertThat(one.rollout()).isEmpty();
    assertThat(PlanText.of(one)).doesNotContain("group:web").contains("web2 (kept)  b");
  }

  @Test
  void aStepBetweenThemIsAnErrorAtItsPlace() {
    Plan plan = plan("host=group:web\na", "host=lb\nb", "host=group:web\nc");

    assertThat(errors(plan)).containsExactly("between-group-steps");
    assertThat(plan.errors().get(0).line()).isEqualTo(12);
  }

  @Test
  void oneProcedureHasOneGroup() {
    assertThat(errors(plan("host=group:web\na", "host=group:db\nb")))
        .containsExactly("several-groups");
  }

  @Test
  void aGroupThatNobodyKnowsIsAnErrorWithTheOneThatWasMeant() {
    Plan plan = plan("host=group:wbe\na");

    assertThat(errors(plan)).containsExactly("unknown-group");
    assertThat(plan.errors().get(0).hint()).contains("did you mean `web`?");
  }

  @Test
  void aStepForAPersonIsAnError() {
    assertThat(errors(plan("host=group:web interactive\na"))).contains("group-needs-person");
    assertThat(errors(plan("host=group:web danger confirm=second-person\na"))).isEmpty();
  }

  @Test
  void whatAStepPrintsIsNotKnownBeyondTheGroup() {
    assertThat(errors(plan("host=local capture=VERSION\na", "host=group:web\nb $VERSION")))
        .containsExactly("captured-elsewhere");
    assertThat(errors(plan("host=group:web capture=VERSION\na", "host=local\nb \"${VERSION}\"")))
        .containsExactly("captured-elsewhere");
    assertThat(errors(plan("host=group:web capture=VERSION\na\n", "host=group:web\nb $VERSION")))
        .isEmpty();
  }

  @Test
  void dangerBeyondAHostCannotBeConfirmedForMany() {
    assertThat(errors(plan("host=group:web\nkubectl delete ns prod")))
        .containsExactly("group-target");
    assertThat(errors(plan("host=group:web\npsql -h db1 -c 'DROP TABLE x'")))
        .containsExactly("group-target");
    assertThat(errors(plan("host=group:web\nrm -rf /srv/x\n\n# B\ndocker rm -f web"))).isEmpty();
  }

  @Test
  void thePlansTextHasEveryHostSoThatItsHashCoversThem() {
    Plan plan = plan("host=group:web\nrm -rf /srv/x");

    assertThat(PlanText.of(plan))
        .contains("wave    1 (canary)  web1\n", "wave    2  web2 web3\n", "confirm web:3");
  }
}
