package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario can say after a failure, and what cannot be done then. */
class AfterFailureAnswersTest {
  private static final String PAGE =
      """
      # Build

      ```bash {name=build host=web1 verify="test -s out"}
      make clean
      make all
      make install
      ```
      """;

  @TempDir Path folder;
  private Tested tested;

  @BeforeEach
  void writePage() {
    tested = new Tested(folder).file("build.md", PAGE);
  }

  private String story(String replies, String answer, String expect) {
    return tested
        .file(
            "build.test.yaml",
            "play: build\nmock:\n  hosts:\n    web1:\n      commands:\n"
                + replies.indent(8)
                + "      otherwise: ok\nanswers: {build: {on-failure: "
                + answer
                + "}}\nexpect: "
                + expect
                + "\n")
        .story();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "again|{exit: 0, commands: {web1: [make clean, make all, make all, make install, test -s"
            + " out]}}",
        "retry|{exit: 0, commands: {web1: [make clean, make all, make clean, make all, make"
            + " install, test -s out]}}",
        "next|{exit: 1, outcomes: {build/build: failed}, commands: {web1: [make clean, make all,"
            + " make install, test -s out]}}",
        "{next: by hand}|{exit: 1, commands: {web1: [make clean, make all, make install, test -s"
            + " out]}}",
        "{edit-command: make some}|{exit: 0, commands: {web1: [make clean, make all, make some,"
            + " make install, test -s out]}}",
        "{edit: [a, b]}|{exit: 0, commands: {web1: [make clean, make all, a, b, test -s out]}}",
        "with-terminal|{exit: 0, commands: {web1: [make clean, make all, make all, make install,"
            + " test -s out]}}",
        "skip|{exit: 1, commands: {web1: [make clean, make all]}}",
        "stop|{exit: 1, commands: {web1: [make clean, make all]}}",
      })
  void saysHowTheStepGoesOn(String answer, String expect) {
    assertThat(story("- {run: make all, exit: 2, times: 1}", answer, expect)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "happened|{exit: 0, commands: {web1: [make clean, make all, make install, test -s out]}}",
        "[did-not-happen, again]|{exit: 0, commands: {web1: [make clean, make all, make all, make"
            + " install, test -s out]}}",
        "next|{exit: 5, commands: {web1: [make clean, make all, make install, test -s out]}}",
        "stop|{exit: 5, commands: {web1: [make clean, make all]}}",
      })
  void saysWhatBecameOfWhatNobodySaw(String answer, String expect) {
    String lost = "- {run: make all, fault: {disconnect: after}, times: 1}";
    assertThat(story(lost, answer, expect)).isEmpty();
  }

  @Test
  void aCheckHasNoNextCommand() {
    assertThat(story("- {run: test -s out, exit: 1}", "next", "{exit: 1}"))
        .contains("its condition or check failed, and none of its commands");
  }

  @Test
  void whatEverybodySawIsNotSettled() {
    assertThat(story("- {run: make all, exit: 2}", "happened", "{exit: 1}"))
        .contains("its end was seen: it failed with status 2");
  }

  @Test
  void aWordThatNobodySaysIsAnError() {
    assertThat(story("- {run: make all, exit: 2}", "agian", "{exit: 1}"))
        .contains("no answer after a failure is `agian`", "again");
  }

  @Test
  void valuesAreChangedAtTheGateAndAfterAFailure() {
    tested
        .file("copy.md", "# Copy\n\n```bash {name=copy host=web1}\ncp <file> /srv\n```\n")
        .file(
            "copy.test.yaml",
            """
            play: copy
            mock:
              hosts:
                web1:
                  commands:
                    - {run: cp b /srv, exit: 1}
                  otherwise: ok
            params: {file: a}
            answers: {copy: {change: {file: b}, on-failure: [{change: {file: c}}, again]}}
            expect: {commands: {web1: [cp b /srv, cp c /srv]}}
            """);
    assertThat(tested.story()).isEmpty();
  }
}
