package dev.runbook.host.mock;

import static dev.runbook.host.mock.Mocks.hosts;
import static dev.runbook.host.mock.Mocks.problems;
import static dev.runbook.host.mock.Mocks.withCommands;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second of two replies. */
class UnreachableRepliesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "- run: a b\n- run: a b",
        "- run: a b\n- {run: a b, when: {x: up}}",
        "- match: a .*\n- run: a b",
        "- match: .*\n- match: a .*",
        "- match: a .*\n- match: a b.*",
        "- match: a .*\n- match: a .*",
        "- match: .*\n- run: a {{b}}",
        "- {run: a b, times: 2, stdout: x}\n- run: a b\n- run: a b",
        "- {run: a b, replies: [{exit: 1, times: 3}, {exit: 2}]}\n- run: a b",
        "- {run: a b, cwd: /x}\n- {run: a b, cwd: /x, kept: true}",
        "- {run: a b, interpreter: bash}\n- run: a b",
        "- {run: a b, fault: hang}\n- run: a b"
      })
  void neverAnswers(String commands) {
    assertThat(problems(with(commands)))
        .singleElement()
        .asString()
        .contains("error[never-answers]: line ")
        .contains(" takes every such command");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- {run: a b, times: 1}\n- run: a b",
        "- {run: a b, when: {x: up}}\n- run: a b",
        "- {run: a b, when: {x: up}}\n- {run: a b, when: {x: down}}",
        "- run: a b\n- match: a .*",
        "- match: a .*\n- match: a.*",
        "- match: a .*\n- match: a b|c",
        "- {run: a b, replies: [{exit: 1}, {times: 2}]}\n- run: a b",
        "- {run: a b, cwd: /x}\n- run: a b",
        "- run: a b\n- {run: a b, cwd: /x}",
        "- run: a b\n- {run: a b, interpreter: python3}",
        "- run: a b\n- {run: a b, options: -p 22}",
        "- {run: a b, kept: true}\n- {run: a b, kept: false}",
        "- {run: a b, in: /x}\n- run: a b",
        "- run: a {{b}}\n- run: a {{c}}",
        "- match: a \\d+\n- run: a {{b}}"
      })
  void mayAnswer(String commands) {
    assertThat(hosts(with(commands)).names()).contains("hemma");
  }

  private static String with(String commands) {
    return withCommands("- {run: fell, set: {x: down}}\n" + commands)
        + "    state: {x: up}\n  other: {commands: [{run: a b}]}\n";
  }
}
