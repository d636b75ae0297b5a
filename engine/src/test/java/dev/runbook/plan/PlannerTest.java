package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.graph.Command;
import dev.runbook.graph.Edge;
import dev.runbook.shell.Risk;
import dev.runbook.source.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final String THREE =
      "## J\n\n```bash {name=a}\na\n```\n\n```bash {name=b}\nb\n```\n\n```bash {name=c}\nc\n```\n";

  @Test
  void playsThePageFromTopToBottom() {
    assertThat(Plans.ids(Plans.of(THREE).steps())).containsExactly("j/a", "j/b", "j/c");
  }

  @Test
  void playsOnlyWhatIsNamedInThePagesOrder() {
    assertThat(planned(List.of("c", "j/a"), Optional.empty())).containsExactly("j/a", "j/c");
  }

  @Test
  void beginsWhereItIsTold() {
    assertThat(planned(List.of(), Optional.of("b"))).containsExactly("j/b", "j/c");
    assertThat(planned(List.of("a", "c"), Optional.of("b"))).containsExactly("j/c");
  }

  private static List<String> planned(List<String> only, Optional<String> from) {
    PlanRequest request = new PlanRequest(Map.of(), only, from);
    return Plans.ids(Plans.of(THREE, new ScriptedMachine(), request).steps());
  }

  @Test
  void asksWhatWasMeantByAStepThatIsNotThere() {
    PlanRequest request = new PlanRequest(Map.of(), List.of("j/aa"), Optional.of("zzzzzz"));
    assertThat(Plans.problems(Plans.of(THREE, new ScriptedMachine(), request)))
        .containsExactly(
            """
            page.md:1:1: error[unknown-step]: `page` has no step called `j/aa`
              | ## J
              | ^
              = did you mean `j/a`?""",
            """
            page.md:1:1: error[unknown-step]: `page` has no step called `zzzzzz`
              | ## J
              | ^
              = its steps are j/a, j/b, j/c""");
  }

  @Test
  void whatAStepNeedsComesBeforeItEvenFromElsewhere() {
    String page =
        "## J\n\n```bash {name=a needs=\"c, other/d\"}\na\n```\n\n```bash {name=c}\nc\n```\n\n## Other\n\n```bash {name=d}\nd\n```\n";
    assertThat(Plans.ids(Plans.of(page).steps())).containsExactly("j/c", "other/d", "j/a");
    Procedure job = Plans.page("page.md", page).all().get(0);
    assertThat(Plans.ids(new Planner(new ScriptedMachine()).plan(job, PlanRequest.ALL).steps()))
        .containsExactly("j/c", "other/d", "j/a");
  }

  @Test
  void aCycleIsAnErrorThatNamesIt() {
    Plan plan =
        Plans.of(
            "## J\n\n```bash {name=a needs=b}\na\n```\n\n```bash {name=b needs=c}\nb\n```\n\n```bash {name=c needs=a}\nc\n```\n");
    assertThat(Plans.problems(plan))
        .containsExactly(
            """
            page.md:4:1: error[cycle]: j/a needs j/b needs j/c needs j/a
              | a
              | ^
              = take one of these `needs` away""");
    assertThat(plan.steps()).hasSize(3);
  }

  @Test
  void aLongChainOfNeedsIsOrderedToo() {
    StringBuilder page = new StringBuilder("## J\n\n");
    for (int i = 0; i < 3000; i++) {
      page.append("```bash {name=s")
          .append(i)
          .append(" needs=s")
          .append(i + 1)
          .append("}\nx\n```\n\n");
    }
    page.append("```bash {name=s3000}\nx\n```\n");
    List<String> ids = Plans.ids(Plans.of(page.toString()).steps());
    assertThat(ids).hasSize(3001).startsWith("j/s3000", "j/s2999");
  }

  @Test
  void hasAnEdgeForEachThingThatLeadsToAnother() {
    String page =
        """
        # Job

        ## Prerequisites

        See [access](#get-access), [backup](../runbook-backup.md#daily), [disk](disk.md), [web](https://x.org/a.md), [no](#nowhere).

        ## Do

        ```bash {name=a rollback=undo}
        a
        ```

        ```bash {name=b needs=a}
        # If needed
        b
        ```

        ## Get access

        ```bash
        # In
        x
        ```

        ## Rollback

        ```bash {name=undo}
        u
        ```
        """;
    assertThat(Plans.of(page).edges())
        .containsExactly(
            new Edge("do/a", "do/b", Edge.Kind.CONDITION),
            new Edge("do/b", "get-access/in", Edge.Kind.NEXT),
            new Edge("do/a", "rollback/undo", Edge.Kind.ROLLBACK),
            new Edge("do/a", "do/b", Edge.Kind.NEEDS),
            new Edge("get-access", "do/a", Edge.Kind.NEEDS),
            new Edge("backup#daily", "do/a", Edge.Kind.NEEDS),
            new Edge("disk", "do/a", Edge.Kind.NEEDS));
  }

  @Test
  void keepsTheRollbackSectionForWhenAStepFails() {
    Plan plan = Plans.of("# J\n\n```bash\na\n```\n\n## Rolling back\n\n```bash\nundo\n```\n");
    assertThat(Plans.ids(plan.steps())).containsExactly("j/1");
    assertThat(Plans.of("# J\n\n```bash\na\n```\n\n## Rollback\n\n```bash\nundo\n```\n").rollback())
        .hasSize(1);
  }

  @Test
  void warnsOfARollbackStepThatThePlanDoesNotHold() {
    String page =
        "# P\n\n## J\n\n```bash {rollback=undo}\na\n```\n\n## Other\n\n```bash {name=undo}\nu\n```\n";
    Procedure job = Plans.page("page.md", page).all().get(1);
    assertThat(job.name()).isEqualTo("j");
    Plan plan = new Planner(new ScriptedMachine()).plan(job, PlanRequest.ALL);
    assertThat(plan.problems()).extracting(Problem::code).containsExactly("rollback-elsewhere");
    assertThat(plan.errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "nothere ⇒ missing-program ⇒ the page requires `nothere`, which is not on this machine",
        "python9 ⇒ missing-interpreter ⇒ the interpreter `python9` is not on this machine",
        "/nowhere ⇒ missing-cwd ⇒ there is no folder `/nowhere`",
        "far ⇒ unknown-host ⇒ there is no host `far` here",
        "way to far ⇒ unreachable-host ⇒ `far` cannot be reached from here",
        "away ⇒ unknown-host ⇒ there is no host `away` here"
      })
  void saysBeforeTheFirstStepWhatTheMachineLacks(String thing, String code, String message) {
    String page =
        """
        ---
        runbook:
          requires: [nothere]
        ---

        ## J

        ```python {interpreter="python9 -u"}
        x
        ```

        ```bash {cwd=/nowhere}
        x
        ssh far uptime
        ```

        ```bash {cwd=/nowhere verify="ssh away true"}
        x
        ```

        ```bash {host=kept}
        x
        ```
        """;
    Plan whole = Plans.of(page);
    assertThat(whole.errors()).isEmpty();
    Plan plan = Plans.of(page, new ScriptedMachine().without(thing), PlanRequest.ALL);
    assertThat(plan.errors()).extracting(Problem::code).containsOnly(code);
    assertThat(plan.errors()).extracting(Problem::message).containsOnly(message);
  }

  @Test
  void refusesWhatThisVersionDoesNotPlay() {
    assertThat(Plans.of("## J\n\n```zsh\nls\n```\n").errors())
        .extracting(Problem::code)
        .containsOnly("unsupported-language");
    assertThat(Plans.of("---\nrunbook:\n  shell: fish\n---\n\n## J\n\n```bash\nls\n```\n").errors())
        .extracting(Problem::code)
        .containsExactly("unsupported-shell");
  }

  @Test
  void javaNeedsAJavaThatHasJShell() {
    String page = "## J\n\n```jshell\n1\n```\n";
    assertThat(Plans.of(page).errors()).isEmpty();
    ScriptedMachine machine = new ScriptedMachine().without("jshell");
    assertThat(Plans.of(page, machine, PlanRequest.ALL).errors())
        .extracting(Problem::code)
        .contains("missing-jshell");
  }

  @Test
  void theNamesOfTheMostRemoteTargetsOfADangerStepAreTyped() {
    String page = "## J (DANGER)\n\n```bash\nls\nssh a ls\nssh b ls\nssh a ls\n```\n";
    Plan plan = Plans.of(page);
    assertThat(plan.targets(plan.steps().get(0)).wordAsKnown()).isEqualTo("a,b");
    Plan hidden = Plans.of("## J\n\n```bash {verify=\"ssh far 'rm -rf /x'\"}\nls\n```\n");
    assertThat(hidden.targets(hidden.steps().get(0)).wordAsKnown()).isEqualTo("far");
  }

  @Test
  void aValueThatMakesACommandDangerousMakesTheStepDangerous() {
    String page = "## J\n\n```bash\nssh h \"docker compose <command>\"\n```\n";
    assertThat(Plans.of(page).steps().get(0).risk()).isEqualTo(Risk.NONE);
    Plan plan = Plans.with(page, Map.of("command", "down"));
    assertThat(plan.steps().get(0).risk()).isEqualTo(Risk.DANGER);
    assertThat(plan.targets(plan.steps().get(0)).wordAsKnown()).isEqualTo("h");
    assertThat(plan.steps().get(0).commands())
        .extracting(Command::run)
        .containsExactly("docker compose down");
    assertThat(plan.steps().get(0).commands())
        .extracting(Command::text)
        .containsExactly("ssh h \"docker compose <command>\"");
  }

  @Test
  void saysHowEachHostWillBeReached() {
    Plan plan =
        Plans.of("## J\n\n```bash\nls\nssh a ls\nssh a id\nssh -p 7 a ls\nssh <host> ls\n```\n");
    assertThat(plan.reaches()).containsExactly(Reach.by("a", "jsch", ""));
    assertThat(plan.errors()).isEmpty();
  }

  @Test
  void aHostMayBeAValue() {
    Plan plan =
        Plans.with(
            "## J\n\n```bash\nssh -p <port> <host> uptime\n```\n",
            Map.of("host", "db1", "port", "22"));
    Command command = plan.steps().get(0).commands().get(0);
    assertThat(command.where().host()).isEqualTo("db1");
    assertThat(command.where().options()).containsExactly("-p", "22");
    assertThat(command.run()).isEqualTo("uptime");
  }

  @Test
  void aHostThatAValueNamesIsAskedForAndReachedWhenItIsKnown() {
    String page = "## J\n\n```bash\nssh <node>\nuptime\n\n# Look\ndf\n```\n";
    Plan open = Plans.of(page, new ScriptedMachine().without("way to <node>"), PlanRequest.ALL);
    assertThat(open.errors()).isEmpty();
    assertThat(open.params()).extracting(PlanParam::name).containsExactly("node");
    Plan known = Plans.with(page, Map.of("node", "web1"));
    assertThat(known.hosts()).containsExactly("web1");
    assertThat(known.reaches()).extracting(Reach::host).containsExactly("web1");
  }
}
