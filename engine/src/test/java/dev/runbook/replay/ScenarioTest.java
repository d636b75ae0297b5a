package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.runbook.source.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scenarios say, and what their plays come to. */
class ScenarioTest {
  private static final String PAGE =
      """
      # Restart

      - [ ] Everybody knows.

      ```bash {name=look host=web1}
      systemctl is-active <unit>
      ```

      ```bash {name=clean host=web1 optional}
      rm -f /tmp/cache
      ```

      > [!CAUTION]
      > Users are thrown out.

      ```bash {name=stop host=web1}
      systemctl stop <unit>
      ```
      """;

  private static final String MOCK =
      """
      hosts:
        web1:
          commands:
            - run: systemctl is-active shop
              stdout: active
            - {run: systemctl is-active cart, exit: 3, spare: true}
            - {run: systemctl stop shop, spare: true}
      """;

  @TempDir Path folder;
  private Tested tested;

  @BeforeEach
  void writePage() {
    tested = new Tested(folder).file("restart.md", PAGE).file("restart.mock.yaml", MOCK);
  }

  private Tested scenario(String text) {
    return tested.file(
        "restart.test.yaml",
        """
        play: restart
        mock: restart.mock.yaml
        params: {unit: shop}
        """
            + text);
  }

  @Test
  void passesWhenEverythingComesOutAsExpected() {
    TestReport report =
        scenario(
                """
                answers: {stop: {confirm: web1}}
                expect:
                  exit: 0
                  asked: [restart/stop]
                  outcomes:
                    restart/everybody-knows: assumed
                    restart/look: ok
                    restart/clean: left-out
                    stop: ok
                  commands:
                    web1: [systemctl is-active shop, {run: systemctl stop shop, kept: true}]
                  output: {look: active}
                """)
            .run();
    assertThat(tested.story(report)).isEmpty();
    assertThat(report.passes()).isTrue();
  }

  @Test
  void doesNotConfirmDangerThatNobodyAnswers() {
    assertThat(scenario("expect: {exit: 4, outcomes: {stop: not-reached}}").story()).isEmpty();
  }

  @Test
  void triesTypedConfirmationsInOrder() {
    assertThat(scenario("answers: {stop: {confirm: [WEB1, web1]}}").story()).isEmpty();
    assertThat(scenario("answers: {stop: {confirm: [WEB1]}}\nexpect: {exit: 4}").story()).isEmpty();
  }

  @Test
  void saysOtherEndingsWithTheirReason() {
    assertThat(scenario("expect: {exit: 1}").story())
        .isEqualTo(
            """
            restart.test.yaml:4  the run did not end as expected
              expected  exit 1
              came      exit 4 (unconfirmed)
              because   "stop" was not confirmed for web1
              = correct the page, or accept it: runbook test --update=expect restart.test.yaml\
            """);
  }

  @Test
  void saysAnswersThatNothingAskedFor() {
    assertThat(scenario("answers: {look: {confirm: web1}, stop: {confirm: web1}}").story())
        .startsWith(
            "restart.test.yaml:4  `restart/look` ended without this answer: nothing had to be"
                + " confirmed");
  }

  @Test
  void saysAllMistakesOfAFileAtOnce() {
    TestReport report =
        scenario(
                """
                answers: {lok: run, stop: {confrim: web1}, clean: rnu}
                expect: {exit: 1, outcomes: {stop: faild}, comands: {}}
                """)
            .run();
    assertThat(report.verdicts()).isEmpty();
    assertThat(report.problems())
        .extracting(Problem::line, Problem::code)
        .containsExactlyInAnyOrder(
            tuple(4, "unknown-step"),
            tuple(4, "unknown-key"),
            tuple(4, "bad-value"),
            tuple(5, "bad-value"),
            tuple(5, "unknown-key"));
    assertThat(tested.story(report))
        .contains("did you mean `look`?", "did you mean `confirm`?", "did you mean `run`?")
        .contains("did you mean `failed`?", "did you mean `commands`?");
  }

  @Test
  void mergesParamsAndAnswersAndReplacesTheRest() {
    scenario(
        """
        answers: {stop: {confirm: web1}}
        expect: {asked: [stop]}
        scenarios:
          as it stands: {}
          refused:
            answers: {stop: {confirm: web2}, look: skip}
            expect: {exit: 4, outcomes: {look: skipped}}
          another unit:
            params: {unit: cart}
            expect: {exit: 1}
        """);
    assertThat(tested.story()).isEmpty();
    assertThat(tested.run().verdicts())
        .extracting(verdict -> verdict.scenario().title())
        .containsExactly("restart › as it stands", "restart › refused", "restart › another unit");
  }

  @Test
  void givesTheSameReportInWhateverOrder() {
    StringBuilder many = new StringBuilder("scenarios:\n");
    for (int i = 0; i < 40; i++) {
      many.append("  number ").append(i).append(": {expect: {exit: ").append(i % 7).append("}}\n");
    }
    scenario(many.toString());
    TestOptions usual = TestOptions.usual();
    String plain = TestJson.of(tested.run(), Measures.NONE);
    for (long seed = 0; seed < 5; seed++) {
      TestOptions shuffled =
          new TestOptions(usual.name(), usual.named(), 4, OptionalLong.of(seed), false);
      assertThat(TestJson.of(tested.run(shuffled), Measures.NONE)).isEqualTo(plain);
    }
  }

  @Test
  void needsAnAnswerWhereOnlyAPersonCanDecide() {
    tested.file(
        "restart.md",
        """
        # Restart

        ```bash
        # Option A: softly
        systemctl reload shop

        # Option B: hard
        systemctl restart shop
        ```
        """);
    tested.file("restart.mock.yaml", "hosts: {local: {otherwise: ok}}\n");
    String file = "play: restart\nmock: restart.mock.yaml\n";
    assertThat(tested.file("restart.test.yaml", file).story())
        .contains("are alternatives and the scenario does not answer (restart.md:5)");
    String picked =
        "answers: {option-a-softly: {pick: option-b-hard}}\n"
            + "expect: {commands: {local: [systemctl restart shop]}}\n";
    assertThat(tested.file("restart.test.yaml", file + picked).story()).isEmpty();
  }

  @Test
  void findsThePageThatWasProbablyMeant() {
    tested.file("restart.test.yaml", "play: restrat\nmock: restart.mock.yml\n");
    assertThat(tested.story())
        .contains("restart.test.yaml:1:7: error[unknown-target]", "did you mean `restart`?")
        .contains("restart.test.yaml:2:7: error[unreadable-mock]");
  }

  @Test
  void aPageMeansAllFilesOfScenariosBesideIt() {
    scenario("expect: {exit: 4}");
    tested.file("restart.at-night.test.yaml", "play: restart\n");
    tested.file("restarted.test.yaml", "play: restart\n");
    for (String page : List.of("restart", "restart.md")) {
      assertThat(ScenarioFiles.find(folder, List.of(page)).files())
          .containsExactly(
              folder.resolve("restart.at-night.test.yaml"), folder.resolve("restart.test.yaml"));
    }
    assertThat(ScenarioFiles.find(folder, List.of("restart.test.yaml")).files())
        .containsExactly(folder.resolve("restart.test.yaml"));
  }

  @Test
  void readsTheFilesOfAFolderAndSingleScenarios() {
    scenario("scenarios: {one: {expect: {exit: 4}}, two: {expect: {exit: 4}}}");
    ScenarioFiles found = ScenarioFiles.find(folder, List.of("restart.test.yaml::two", "restart"));
    assertThat(found.files()).containsExactly(folder.resolve("restart.test.yaml"));
    assertThat(found.named().values()).containsExactly(Set.of("two"));
    assertThat(ScenarioFiles.find(folder, List.of("nothing")).missing()).containsExactly("nothing");
  }

  @Test
  void answersTheFirstTimeTheSecondTimeAndSoOn() {
    String answers = "answers: {look: [run, skip], clean: [back, skip], stop: {confirm: web1}}\n";
    assertThat(scenario(answers + "expect: {outcomes: {look: ok, clean: skipped}}\n").story())
        .isEmpty();
  }

  @Test
  void takesTheFirstOfTheChoicesWhereItGivesNoValue() {
    tested
        .file(
            "pick.md",
            "# Pick\n\n"
                + "```bash {name=all host=h}\n"
                + "ls -1t\n"
                + "```\n\n"
                + "```bash {name=one host=h choices-from=all}\n"
                + "cat <file>\n"
                + "```\n")
        .file(
            "pick.test.yaml",
            """
            play: pick
            mock:
              hosts:
                h:
                  commands:
                    - {run: ls -1t, stdout: "new\\nold"}
                    - {run: 'cat {{file}}', stdout: "{{file}}"}
            scenarios:
              the newest: {expect: {output: {one: new}}}
              another: {params: {file: old}, expect: {output: {one: old}}}
            """);
    assertThat(tested.story()).isEmpty();
  }

  @Test
  void aStepThatFailsIsSaidInALine() {
    scenario(
        """
        answers: {stop: {confirm: web1}}
        scenarios:
          looks in vain: {fails: look}
          stops in vain: {fails: {stop: 7}, expect: {exit: 1, outcomes: {look: ok, stop: failed}}}
          does not fail: {fails: nothing}
        """);
    assertThat(tested.story()).contains("has no step called `nothing`");
    scenario(
        """
        answers: {stop: {confirm: web1}}
        scenarios:
          looks in vain: {fails: look}
          stops in vain: {fails: {stop: 7}, expect: {exit: 1, outcomes: {look: ok, stop: failed}}}
        """);
    assertThat(tested.story()).isEmpty();
  }
}
