package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario is cut off as by kill -9, and goes on by what its record tells. */
class CutPointTest {
  private static final String PAGE =
      """
      # Move

      ```bash {name=stop host=db1}
      shop stop
      ```

      ```bash {name=drop host=db1 danger}
      shop drop
      shop create
      ```

      ```bash {name=start host=db1}
      shop start
      ```
      """;

  @TempDir Path folder;
  private Tested tested;

  @BeforeEach
  void writePage() {
    tested =
        new Tested(folder)
            .file("move.md", PAGE)
            .file(
                "move.mock.yaml",
                """
                hosts:
                  db1:
                    state: {app: up, data: old}
                    commands:
                      - {run: shop stop, set: {app: down}}
                      - {run: shop drop, set: {data: none}}
                      - {run: shop create, set: {data: new}}
                      - {run: shop start, set: {app: up}}
                """);
  }

  private String story(String scenarios) {
    tested.file("move.test.yaml", scenarios);
    return tested.story();
  }

  private static String dropIsCut(String rest) {
    return """
    play: move
    mock: move.mock.yaml
    answers: {drop: {confirm: db1}}
    scenarios:
      is cut off in the drop:
        cut: {in: drop}
    """
        + rest.indent(4);
  }

  @Test
  void whatIsDoneStaysDoneAndWhatIsLeftRuns() {
    assertThat(
            story(
                """
                play: move
                mock: move.mock.yaml
                answers: {drop: {confirm: db1}}
                scenarios:
                  goes on:
                    cut: {after: stop}
                    expect:
                      state: {db1: {app: down, data: old}}
                      outcomes: {stop: ok, drop: not-reached}
                      commands: {db1: [shop stop]}
                    then:
                      - expect:
                          state: {db1: {app: up, data: new}}
                          outcomes: {stop: ok, drop: ok}
                          commands: {db1: [shop drop, shop create, shop start]}
                          asked: [drop]
                """))
        .isEmpty();
  }

  @Test
  void whatWasInFlightIsAskedAboutAndWithoutAnAnswerTheRunEndsWithTheQuestionOpen() {
    assertThat(
            story(
                dropIsCut(
                    """
                    expect: {state: {db1: {data: none}}, outcomes: {drop: unknown}}
                    then:
                      - expect: {exit: 5, commands: {}}
                    """)))
        .isEqualTo(
            """
            move.mock.yaml:7  no command used this reply of db1
              reply     shop create
              = a step or a command is gone from the page, or the reply is old; `spare: true` keeps it
            move.mock.yaml:8  no command used this reply of db1
              reply     shop start
              = a step or a command is gone from the page, or the reply is old; `spare: true` keeps it\
            """);
  }

  @Test
  void itHappenedSoTheNextCommandRuns() {
    assertThat(
            story(
                dropIsCut(
                    """
                    then:
                      - answers: {drop: {happened: the list shows it, confirm: db1}}
                        expect: {commands: {db1: [shop create, shop start]}, state: {db1: {data: new}}}
                    """)))
        .isEmpty();
  }

  @Test
  void itDidNotHappenSoTheCommandRunsAgain() {
    assertThat(
            story(
                dropIsCut(
                    """
                    then:
                      - answers: {drop: [did-not-happen, {confirm: db1}]}
                        expect: {commands: {db1: [shop drop, shop create, shop start]}}
                    """)))
        .isEmpty();
  }

  @Test
  void aRunIsCutOffAsOftenAsItSays() {
    assertThat(
            story(
                """
                play: move
                mock: move.mock.yaml
                answers: {drop: {confirm: db1}}
                cut: {before: drop}
                then:
                  - {cut: {after: drop}, expect: {asked: [drop], state: {db1: {app: down}}}}
                  - expect: {asked: [], commands: {db1: [shop start]}}
                """))
        .isEmpty();
  }

  @Test
  void aRunThatFailedGoesOnWithoutACut() {
    assertThat(
            story(
                """
                play: move
                mock: move.mock.yaml
                answers: {drop: {confirm: db1}}
                fails: start
                then:
                  - expect: {commands: {db1: [shop start]}, state: {db1: {app: up}}}
                """))
        .isEmpty();
  }

  @Test
  void thePageMayHaveChangedInBetween() {
    tested.file(
        "moved.md", PAGE.replace("# Move", "# Move\n\nMore.").replace("shop start", "shop begin"));
    tested.file(
        "move.mock.yaml",
        tested
            .text("move.mock.yaml")
            .replace(
                "- {run: shop start",
                "- {run: shop begin}\n      - {spare: true, run: shop start"));
    assertThat(
            story(
                """
                play: move
                mock: move.mock.yaml
                answers: {drop: {confirm: db1}}
                cut: {after: drop}
                then:
                  - {page: moved.md, expect: {commands: {db1: [shop begin]}}}
                """))
        .isEmpty();
  }

  @Test
  void whatAStepSetsAnewBeforeItUsesItIsNotMissed() {
    tested
        .file(
            "disk.md",
            """
            # Disk

            ```bash {name=look host=db1}
            DISK=$(df -P /)
            ```

            ```bash {name=grew host=db1}
            DISK=$(df -P /)
            test "$DISK" != full
            ```
            """)
        .file(
            "disk.test.yaml",
            """
            play: disk
            mock: {hosts: {db1: {commands: [{run: DISK=$(df -P /)}, {run: 'test "$DISK" != full'}]}}}
            cut: {after: look}
            then: [{expect: {outcomes: {grew: ok}}}]
            """);
    assertThat(story("play: move\nmock: move.mock.yaml\nanswers: {drop: {confirm: db1}}\n"))
        .isEmpty();
  }

  @Test
  void aCutToWhichItNeverCameIsSaid() {
    assertThat(
            story(
                """
                play: move
                mock: move.mock.yaml
                cut: {after: start}
                """))
        .contains(
            "expected  exit 137",
            "came      exit 4 (unconfirmed)",
            "cut       it was to be cut off after start, and never came there");
  }

  @Test
  void whatIsWrongInAPartIsSaidAtItsPlace() {
    assertThat(
            story(
                """
                play: move
                mock: move.mock.yaml
                cut: {after: strat, in: drop}
                then:
                  - {answers: {dorp: happened}, expect: {outcomes: {start: okay}}, mock: x.yaml}
                  - page: away.md
                """))
        .contains(
            "move.test.yaml:3:6: error[bad-value]: `cut` takes one place",
            "move.test.yaml:5:60: error[bad-value]: no step ends as `okay`",
            "move.test.yaml:5:68: error[unknown-key]: unknown key `mock`");
    assertThat(
            story(
                """
                play: move
                mock: move.mock.yaml
                cut: {after: strat}
                then:
                  - {answers: {dorp: happened}}
                """))
        .contains(
            "move.test.yaml:3:14: error[unknown-step]: `move` has no step called `strat`",
            "move.test.yaml:5:16: error[unknown-step]: `move` has no step called `dorp`",
            "did you mean `drop`?");
    assertThat(story("play: move\nmock: move.mock.yaml\nthen:\n  - page: away.md\n"))
        .contains("move.test.yaml:4:11: error[unknown-target]: `away.md` is no page");
  }

  @Test
  void anUpdateChangesTheExpectationOfItsPart() {
    tested.file(
        "move.test.yaml",
        """
        play: move
        mock: move.mock.yaml
        answers: {drop: {confirm: db1}}
        cut: {after: stop}
        expect: {state: {db1: {app: up}}}
        then:
          - expect: {state: {db1: {data: old}}} # afterwards
        """);
    tested.update(EnumSet.of(Updates.Kind.expect));
    assertThat(tested.text("move.test.yaml"))
        .isEqualTo(
            """
            play: move
            mock: move.mock.yaml
            answers: {drop: {confirm: db1}}
            cut: {after: stop}
            expect: {state: {db1: {app: down}}}
            then:
              - expect: {state: {db1: {data: new}}} # afterwards
            """);
    assertThat(tested.story()).isEmpty();
  }
}
