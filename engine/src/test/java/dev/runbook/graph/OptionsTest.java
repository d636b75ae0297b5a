package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problem;
import dev.runbook.source.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  @Test
  void areReadFromABlockItsSectionsAndThePage() {
    Step step =
        Graphs.only(
            """
            ---
            runbook:
              timeout: 2m
            ---

            ## Job
            <!-- runbook: cwd=/srv idempotent -->

            ```bash {ok-exit=0,1 confirm=each rollback=job/1 verify="ssh hemma 'test -f x'" if="test -d /x"}
            ls
            ```
            """);
    StepOptions options = step.options();
    assertThat(options.timeout()).contains(Duration.ofMinutes(2));
    assertThat(options.directory()).contains("/srv");
    assertThat(options.idempotent()).isTrue();
    assertThat(options.confirmEach()).isTrue();
    assertThat(options.okExit()).containsExactlyInAnyOrder(0, 1);
    assertThat(options.rollback()).contains("job/1");
    assertThat(options.verify().get().where().host()).isEqualTo("hemma");
    assertThat(options.verify().get().run()).isEqualTo("test -f x");
    assertThat(options.condition().get().where().isLocal()).isTrue();
  }

  /** Other tools write every attribute out, those that are off as well. */
  @Test
  void whatIsNotPlayedAndTurnedOffIsPassedOver() {
    assertThat(Graphs.problems("```sh {\"background\":\"false\"}\nls\n```\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "timeout=soon ⇒ error[bad-attribute]: `timeout` cannot be `soon` ⇒ write it as `90s`, `5m`"
            + " or `2h`",
        "ok-exit=0,256 ⇒ error[bad-attribute]: `ok-exit` cannot be `0,256` ⇒ write statuses from 0"
            + " to 255, as in `ok-exit=0,1`",
        "ok-exit=x ⇒ error[bad-attribute]: `ok-exit` cannot be `x` ⇒ write statuses from 0 to 255,"
            + " as in `ok-exit=0,1`",
        "confirm=never ⇒ error[bad-attribute]: `confirm` cannot be `never` ⇒ write `each`, which is"
            + " typed every time, or `second-person`, who approves it",
        "retry=0 ⇒ error[bad-attribute]: `retry` cannot be `0` ⇒ write how often it is tried again,"
            + " from 1 to 10000, as in `retry=3`",
        "retry=often ⇒ error[bad-attribute]: `retry` cannot be `often` ⇒ write how often it is"
            + " tried again, from 1 to 10000, as in `retry=3`",
        "every=5s ⇒ error[bad-attribute]: `every` is the time between two tries, and nothing is"
            + " tried again here ⇒ add `retry=3`, or `until=\"…\"`",
        "until=\"test -e /x\" ⇒ error[bad-attribute]: `until` has no limit ⇒ add `timeout=2m`, or"
            + " `retry=24` for how often it is asked again",
        "background ⇒ error[unsupported-attribute]: `background` is not played by this version ⇒"
            + " remove it: it would have no effect",
        "name=*** ⇒ error[bad-attribute]: `name` cannot be `***` ⇒ a name needs a letter or a"
            + " digit",
        "needs=jobb ⇒ error[unknown-step]: no step is called `jobb` ⇒ did you mean `job`?",
        "needs=other ⇒ error[ambiguous-step]: several steps are called `other` ⇒ write one of"
            + " a/other, b/other",
        "rollback=none-such ⇒ error[unknown-step]: no step is called `none-such` ⇒ "
      })
  void wrongOnesAreSaidWithPlaceAndRemedy(String attribute, String problem, String hint) {
    String page =
        "## A\n\n"
            + "```bash {name=other}\n"
            + "ls\n"
            + "```\n\n"
            + "## B\n\n"
            + "```bash {name=other}\n"
            + "ls\n"
            + "```\n\n"
            + "## J\n\n"
            + "```bash {name=job}\n"
            + "ls\n"
            + "```\n\n"
            + "```bash {"
            + attribute
            + "}\nls\n```\n";
    String caret =
        "\n  | ```bash {" + attribute + "}\n  |          " + "^".repeat(attribute.length());
    String remedy = hint == null ? "" : "\n  = " + hint;
    assertThat(Graphs.problems(page)).containsExactly("page.md:19:10: " + problem + caret + remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "retry=3 ⇒ make deploy ⇒ unsafe-retry",
        "retry=3 ⇒ touch here ⇒ unsafe-retry",
        "retry=3 caution ⇒ ls ⇒ unsafe-retry",
        "retry=3 idempotent danger ⇒ ls ⇒ unsafe-retry",
        "retry=3 idempotent ⇒ rm -rf /srv/data ⇒ unsafe-retry",
        "retry=3 ⇒ docker logs -f web ⇒ bad-attribute",
        "retry=3 interactive ⇒ ls ⇒ bad-attribute",
        "retry=3 every=0s ⇒ ls ⇒ bad-attribute",
        "retry=3 until=\"sudo docker restart web\" ⇒ ls ⇒ bad-attribute",
        "retry=3 ⇒ ls ⇒ ",
        "retry=3 idempotent ⇒ make deploy ⇒ ",
        "retry=3 every=500ms ⇒ ssh hemma \"sudo docker ps\" ⇒ ",
        "timeout=2m until=\"test -e /x\" ⇒ make deploy ⇒ ",
        "retry=3 until=\"test -e /x\" ⇒ rm -rf /srv/data ⇒ "
      })
  void onlyWhatMayRunTwiceIsTriedAgain(String attributes, String text, String code) {
    String page = "## J\n\n```bash {" + attributes + "}\n" + text + "\n```\n";
    assertThat(Graphs.of(page).problems())
        .filteredOn(problem -> problem.severity() == Severity.ERROR)
        .extracting(Problem::code)
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "lok ⇒ unknown-step",
        "touch-it ⇒ unsafe-choices",
        "asks ⇒ unsafe-choices",
        "touch here ⇒ unsafe-choices",
        "ssh hemma 'docker restart web' ⇒ unsafe-choices",
        "look ⇒ ",
        "ssh hemma 'ls -1t /srv' ⇒ "
      })
  void choicesComeFromWhatOnlyLooks(String from, String code) {
    String page =
        "---\nrunbook: {params: {x: {choices-from: \""
            + from
            + "\"}}}\n---\n## J\n\n```bash {name=look}\nls\n```\n\n"
            + "```bash {name=touch-it}\ntouch it\n```\n\n"
            + "```bash {name=asks}\nls {{x}}\n```\n";
    assertThat(Graphs.of(page).problems())
        .filteredOn(problem -> problem.severity() == Severity.ERROR)
        .extracting(Problem::code)
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void twoBlocksOfASectionCannotHaveOneName() {
    StepGraph graph = Graphs.of("## J\n\n```bash {name=a}\nls\n```\n\n```bash {name=a}\nls\n```\n");
    assertThat(graph.problems().get(0).render())
        .isEqualTo(
            """
            page.md:7:10: error[duplicate-name]: the name `a` is taken in this section (line 3)
              | ```bash {name=a}
              |          ^^^^^^
              = give each block its own name\
            """);
    assertThat(graph.steps()).extracting(Step::id).containsExactly("j/a", "j/a-1");
  }
}
