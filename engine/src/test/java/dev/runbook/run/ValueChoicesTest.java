package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.ScriptedGate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A value is chosen from what is there, when the first step that needs it comes. */
class ValueChoicesTest extends PlayedOnHemma {
  private static final String FROM_STEP =
      """
      ---
      runbook:
        host: hemma
        params:
          dump: {choices-from: dumps, pattern: '[a-z]+[.]sql'}
      ---
      # Restore

      ```bash {name=dumps}
      ls -1t backups
      ```

      ```bash {name=check}
      test -s backups/{{dump}}
      ```

      ```bash {name=load}
      ./fill backups/{{dump}}
      ```
      """;

  private static String mock(String reply) {
    return "hosts:\n  hemma:\n    commands:\n      - {run: ls -1t backups, "
        + reply
        + "}\n    otherwise: ok\n";
  }

  private static final String TWO = mock("stdout: \"b.sql\\na.sql\\n\"");

  @Test
  void ofAStepIsOfferedWhatItPrintsFirstAndFilledInEverywhere() {
    ScriptedGate gate = ScriptedGate.person("enter", "b.sql", "enter", "enter");
    PlayedPage played = page(FROM_STEP, TWO).play(gate);
    assertThat(gate.asked())
        .containsExactly(
            "run restore/dumps",
            "value dump of b.sql | a.sql",
            "run restore/check",
            "run restore/load");
    assertThat(played.received("hemma"))
        .containsExactly(
            "ls -1t backups", "ls -1t backups", "test -s backups/b.sql", "./fill backups/b.sql");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void isNotAskedForWhereItWasGiven() {
    ScriptedGate gate = ScriptedGate.person("enter", "enter", "enter");
    PlayedPage played = page(FROM_STEP, TWO).withValues(Map.of("dump", "a.sql")).play(gate);
    assertThat(played.received("hemma"))
        .containsExactly("ls -1t backups", "test -s backups/a.sql", "./fill backups/a.sql");
  }

  @Test
  void comesFromACommandOnTheHostAsWell() {
    String page =
        FROM_STEP.replace("choices-from: dumps", "choices-from: ssh hemma 'ls -1t backups'");
    ScriptedGate gate = ScriptedGate.person("enter", "a.sql", "enter", "enter");
    assertThat(page(page, TWO).play(gate).received("hemma")).endsWith("./fill backups/a.sql");
  }

  @Test
  void ofABlockIsForTheOneValueThatItAsksFor() {
    String page =
        FROM_STEP
            .replace("  params:\n    dump: {choices-from: dumps, pattern: '[a-z]+[.]sql'}\n", "")
            .replace("{name=check}", "{name=check choices-from=dumps}")
            .replace("{{dump}}", "<dump>");
    ScriptedGate gate = ScriptedGate.person("enter", "a.sql", "enter", "enter");
    assertThat(page(page, TWO).play(gate).received("hemma")).endsWith("./fill backups/a.sql");
  }

  @Test
  void endsTheRunWhereNoneIsChosen() {
    PlayedPage played = page(FROM_STEP, TWO).play(ScriptedGate.person("enter", "none"));
    assertThat(played.ended())
        .isEqualTo(new RunEnd(RunResult.STOPPED, "no value was chosen for `dump`"));
  }

  @Test
  void endsTheRunWhereThereIsNoneOrNobodySaysSo() {
    assertThat(page(FROM_STEP, mock("stdout: ''")).play(ScriptedGate.batch("enter")).ended())
        .isEqualTo(
            new RunEnd(RunResult.FAILED, "the command for the choices of `dump` printed none"));
    PlayedPage failed =
        page(FROM_STEP, mock("replies: [{stdout: b.sql, times: 1}, {exit: 2}]"))
            .play(ScriptedGate.batch("enter"));
    assertThat(failed.ended())
        .isEqualTo(
            new RunEnd(
                RunResult.FAILED, "the command for the choices of `dump` failed with status 2"));
  }

  @Test
  void aPersonIsAskedAtTheGateWhereThereIsNone() {
    PlayedPage played =
        page(FROM_STEP, mock("stdout: ''"))
            .play(ScriptedGate.person("enter", "change:dump=c.sql", "enter", "enter"));
    assertThat(played.story()).contains("note: the command for the choices of `dump` printed none");
    assertThat(played.received("hemma")).endsWith("./fill backups/c.sql");
  }

  @Test
  void refusesWhatIsNoSuchValue() {
    PlayedPage played =
        page(FROM_STEP, mock("stdout: \"x y\"")).play(ScriptedGate.person("enter", "x y"));
    assertThat(played.ended().result()).isEqualTo(RunResult.REFUSED);
    assertThat(played.received("hemma")).hasSize(2);
  }
}
