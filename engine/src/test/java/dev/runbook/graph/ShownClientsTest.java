package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's prompt on the page shows that the command before it leads there. */
class ShownClientsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "sudo ./enter-db ! shop=# ",
        "make db-shell ! shop=> ",
        "cd /srv && ./bin/console ! postgres=# ",
        "docker exec -it web ./manage dbshell ! mysql> ",
        "docker compose run --rm web bin/db ! MariaDB [shop]> ",
        "kubectl exec -it db-0 -- ./dbshell ! sqlite> ",
        "npm run db ! 127.0.0.1:6379> ",
        "just redis ! redis:6379> ",
        "ourtool connect ! >>> ",
        "ourtool console ! irb(main):001:0> ",
        "psql shop ! shop=# ",
      })
  void inTheSameFenceAndInTheNext(String command, String prompt) {
    String typed = prompt.strip() + " one two\nprinted\n" + prompt.strip() + " three\n";
    String greeting = "Welcome\n" + prompt.strip() + "\n";
    for (String page :
        List.of(
            "## Look\n\n```bash\n" + command + "\n" + typed + "```\n",
            "## Look\n\n```console\n$ " + command + "\nWelcome\n" + typed + "```\n",
            "## Look\n\n```bash\n"
                + command
                + "\n```\n\nThen:\n\n```\n"
                + greeting
                + typed
                + "```\n",
            "## Look\n\n```bash\n"
                + command
                + "\n```\n\nwhich drops you at its prompt:\n\n```text\n"
                + typed
                + "```\n")) {
      StepGraph graph = Graphs.of(page);
      assertThat(graph.steps()).as(page).hasSize(1);
      Step step = graph.steps().get(0);
      assertThat(step.kind()).as(page).isEqualTo(StepKind.INTERACTIVE);
      assertThat(step.insideLines()).as(page).containsExactly("one two", "three");
      assertThat(graph.problems()).as(page).extracting(Problem::code).doesNotContain("not-played");
    }
  }

  @Test
  void afterMoreWordsThanOneParagraphThePromptIsAnotherTerminals() {
    String page =
        """
        ## Look

        ```bash
        ./worker process --verbose
        ```

        It works. To see that, look at the database.

        In mysql we had:

        ```sql
        mysql> select 1;
        ```
        """;
    assertThat(Graphs.only(page).insideLines()).isEmpty();
  }

  /** Whatever it says, it ends by itself, or what is typed there cannot be its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemctl restart postgresql",
        "kubectl get pods",
        "cat session.log",
        "./enter-db < dump.sql",
        "./enter-db | tee log",
        "./enter-db &",
        "./enter-db > log",
        "psql -c 'select 1'",
        "/usr/bin/php /opt/web/console queue:process -v"
      })
  void doesNotLeadWhereItEndsByItself(String command) {
    StepGraph graph =
        Graphs.of(
            "## Look\n\n```bash\n" + command + "\n```\n\nThen:\n\n```\nshop=# select 1;\n```\n");
    assertThat(graph.steps()).hasSize(1);
    assertThat(graph.steps().get(0).kind()).isEqualTo(StepKind.SHELL);
    assertThat(graph.problems()).extracting(Problem::code).contains("not-played");
  }

  @Test
  void doesNotLeadWhereNothingButTheNextFenceSpeaksForIt() {
    StepGraph graph =
        Graphs.of(
            "## Look\n\n```bash\n./restart-all\n```\n\nThen:\n\n```\nshop=# select 1;\n```\n");
    assertThat(graph.steps().get(0).kind()).isEqualTo(StepKind.SHELL);
  }

  @Test
  void doesNotLeadWhereTheNextFenceHasACommandOfItsOwn() {
    StepGraph graph =
        Graphs.of(
            "## Look\n\n```bash\n./edit-db\n```\n\n```bash\n./enter-db\nshop=# select 1;\n```\n");
    assertThat(graph.steps()).extracting(Step::kind).contains(StepKind.SHELL);
    assertThat(graph.steps().get(0).insideLines()).isEmpty();
  }

  @Test
  void isJudgedByWhatIsTypedThere() {
    Step step =
        Graphs.only(
            "## Drop\n\n```bash\nmake db-shell\nshop=# use shop\nshop=# drop table a;\n```\n");
    assertThat(step.assessment().reasons()).anyMatch(reason -> reason.rule().equals("sql-drop"));
  }

  @Test
  void goesOnOutsideWhereThePromptFromBeforeComesBack() {
    Step step = Graphs.only("## Look\n\n```console\n$ ./enter-db\nshop=# \\q\n$ uptime\nup\n```\n");
    assertThat(step.insideLines()).containsExactly("\\q");
    assertThat(step.commands()).extracting(Command::run).containsExactly("./enter-db", "uptime");
  }

  @Test
  void saysNothingOfAFenceThatOnlyShowsTheGreeting() {
    assertThat(
            Graphs.of("## Look\n\n```\npsql (14.2)\nType \"help\" for help.\n\nshop=#\n```\n")
                .problems())
        .isEmpty();
  }
}
