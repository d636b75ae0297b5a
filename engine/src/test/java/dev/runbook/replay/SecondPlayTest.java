package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that is played twice: the second play finds what the first has left. */
class SecondPlayTest {
  private static final String SCENARIO =
      """
      play: take
      mock:
        hosts:
          web1:
            state: {copy: none}
            commands:
              - run: df -h /srv
              - run: mkdir /srv/copy
                when: {copy: none}
                set: {copy: there}
              - run: mkdir /srv/copy
                exit: 1
                spare: true
              - run: logger taken
      """;

  @TempDir Path folder;
  private Tested tested;

  @BeforeEach
  void writePage() {
    tested =
        new Tested(folder)
            .file(
                "take.md",
                """
                # Take a copy

                ```bash {name=size host=web1}
                df -h /srv
                ```

                ```bash {name=take host=web1}
                mkdir /srv/copy
                ```

                ```bash {name=note host=web1}
                logger taken
                ```
                """)
            .file("take.test.yaml", SCENARIO);
  }

  @Test
  void saysWhatEachStepDoes() {
    ScenarioTests tests = tested.tests();
    List<SecondPlay> nights = tests.again(tested.run(), TestOptions.usual());
    assertThat(nights).hasSize(1);
    assertThat(nights.get(0).played().exit()).isEqualTo(1);
    assertThat(nights.get(0).at()).isEqualTo("take-a-copy/take");
    assertThat(nights.get(0).steps())
        .extracting(each -> each.step().id() + " " + each.what())
        .containsExactly(
            "take-a-copy/size looks again",
            "take-a-copy/take ends as failed",
            "take-a-copy/note is not reached");
  }

  @Test
  void aScenarioFixesHowItEnds() {
    tested.file("take.test.yaml", SCENARIO + "expect: {again: {exit: 1, at: take}}\n");
    assertThat(tested.story()).isEmpty();
  }

  @Test
  void andFailsWhereItEndsOtherwise() {
    tested.file("take.test.yaml", SCENARIO + "expect: {again: {exit: 0}}\n");
    assertThat(tested.story())
        .contains(
            "take.test.yaml:15  played a second time, it ended differently than expected",
            "expected  exit 0",
            "came      exit 1 at take-a-copy/take");
  }

  @Test
  void theStepAtWhichItEndsHasToBeOne() {
    tested.file("take.test.yaml", SCENARIO + "expect: {again: {exit: 1, at: tkae}}\n");
    assertThat(tested.story()).contains("no step called `tkae`", "did you mean `take`?");
  }
}
