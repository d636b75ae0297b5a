package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.ScriptedGate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A value that is changed on the way: for the rest of the run, and with danger confirmed anew. */
class ChangedValueTest extends PlayedOnHemma {
  private static final String PAGE =
      """
      # Restore

      ```bash
      # Look
      ssh hemma "ls backups/<dump>"
      ```

      ```bash {danger name=load}
      # Load
      ssh hemma "load <dump>"
      ```

      ```bash {danger name=drop}
      # Drop
      ssh hemma "drop old"
      ```

      ```bash
      # Say so
      ssh hemma "echo <dump>"
      ```
      """;

  private static final String MOCK = "hosts: {hemma: {otherwise: ok}}\n";

  private PlayedPage played(String mock, ScriptedGate gate) {
    return page(PAGE, mock).withValues(Map.of("dump", "one.sql")).play(gate);
  }

  @Test
  void theStepAndAllAfterItHaveTheNewValue() {
    PlayedPage played =
        played(
            MOCK, ScriptedGate.person("enter", "change:dump=two.sql", "y", "hemma", "y", "enter"));
    assertThat(played.received("hemma"))
        .containsExactly("ls backups/one.sql", "load two.sql", "drop old", "echo two.sql");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void dangerThatWasConfirmedForTheOldValueIsConfirmedAnew() {
    ScriptedGate gate =
        ScriptedGate.person(
            "enter", "y", "hemma", "back", "change:dump=two.sql", "y", "hemma", "y", "enter");
    PlayedPage played = played(MOCK, gate);
    assertThat(played.received("hemma"))
        .containsExactly(
            "ls backups/one.sql", "load one.sql", "load two.sql", "drop old", "echo two.sql");
    assertThat(gate.asked()).filteredOn(each -> each.startsWith("confirm")).hasSize(2);
  }

  @Test
  void afterAFailureTheSameCommandRunsAgainWithTheNewValue() {
    PlayedPage played =
        played(
            "hosts: {hemma: {commands: [{run: ls backups/one.sql, exit: 2}], otherwise: ok}}\n",
            ScriptedGate.person(
                "enter", "change:dump=two.sql", "again", "y", "hemma", "y", "enter"));
    assertThat(played.received("hemma"))
        .containsExactly(
            "ls backups/one.sql", "ls backups/two.sql", "load two.sql", "drop old", "echo two.sql");
  }

  @Test
  void aValueThatIsRefusedChangesNothing() {
    PlayedPage played =
        played(
            MOCK,
            ScriptedGate.person(
                "change:dump=a\tb", "change:nothing=x", "enter", "skip:no", "skip:no", "enter"));
    assertThat(played.story())
        .contains(
            "note: `dump`: it holds an invisible or control character",
            "note: no step of this plan asks for `nothing`");
    assertThat(played.received("hemma")).containsExactly("ls backups/one.sql", "echo one.sql");
  }

  @Test
  void aGateThatIsNoPersonEndsTheRunWithAValueThatIsRefused() {
    PlayedPage played = played(MOCK, ScriptedGate.batch("change:nothing=x"));
    assertThat(played.ended().result()).isEqualTo(RunResult.REFUSED);
    assertThat(played.received("hemma")).isEmpty();
  }

  @Test
  void aValueThatWasMissingIsGivenWhenItIsNeeded() {
    PlayedPage played =
        page("# X\n```bash\n# A\nssh hemma \"ls\"\n\n# B\nssh hemma \"use <it>\"\n```\n", MOCK)
            .play(ScriptedGate.person("enter", "change:it=this", "enter"));
    assertThat(played.received("hemma")).containsExactly("ls", "use this");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void whatWasEditedStaysEdited() {
    PlayedPage played =
        page(
                "# X\n```bash\n# A\nssh hemma \"one <it>\"\nssh hemma \"two <it>\"\n```\n",
                "hosts: {hemma: {commands: [{match: \"two .*\", exit: 1}], otherwise: ok}}\n")
            .withValues(Map.of("it", "a"))
            .play(ScriptedGate.person("enter", "edit-on:two b", "change:it=c", "retry", "stop"));
    assertThat(played.received("hemma"))
        .isEqualTo(List.of("one a", "two a", "two b", "one c", "two b"));
  }
}
