package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Risk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks share a shell: what one assigns or defines is there for those that follow. */
class EarlierAssignmentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "tidy() { rm -rf /srv/shop; } # tidy",
        "function tidy { rm -rf /srv/shop; } # tidy --now",
        "tidy() ( cd /srv; rm -rf shop ) # tidy",
        "tidy() { if true; then rm -rf \"$1\"; fi; } # tidy /srv/shop",
        "run() { \"$@\"; } # run dd if=x.img of=/dev/sda",
        "run() { sudo \"${@}\"; } # run dd if=x.img of=/dev/sda",
        "on() { ssh web \"$1\"; } # on 'rm -rf /srv/shop'",
        "sql() { psql shop -c \"$1\"; } # sql 'DROP TABLE carts'",
        "inner() { rm -rf /srv/shop; }; outer() { inner; } # outer",
        "tidy() { rm -rf /srv/shop; } # true && tidy",
        "tidy() { rm -rf /srv/shop; } # if df -h; then tidy; fi",
        "tidy() { rm -rf /srv/shop; } # echo \"$(tidy)\"",
        "alias tidy='rm -rf /srv/shop' # tidy",
        "CMD='rm -rf /srv/shop' # $CMD",
        "CMD='rm -rf /srv/shop' # eval \"$CMD\"",
        "CMD='rm -rf /srv/shop' # ssh web \"$CMD\"",
        "CMD=(rm -rf /srv/shop) # \"${CMD[@]}\"",
        "TOOL=rm # $TOOL -rf /srv/shop",
        "export Q='DROP TABLE carts' # psql shop -c \"$Q\"",
        "Q='DROP TABLE carts' # psql shop <<< \"$Q\"",
        "FORCE='-rf /srv/shop' # rm $FORCE",
        "readonly Q='DROP TABLE carts' # psql shop -c \"$Q\"",
        "declare -r Q='DROP TABLE carts' # psql shop -c \"$Q\"",
      })
  void aDangerThatAnEarlierBlockHoldsIsOneWhereItIsUsed(String first, String second) {
    assertThat(level("```bash\n" + second + "\n```")).as("alone").isNotEqualTo(Risk.DANGER);
    assertThat(level("```bash\n" + first + "\n```\n\n```bash\n" + second + "\n```"))
        .isEqualTo(Risk.DANGER);
    assertThat(level("```bash\n" + first + "\n\n# Then\n" + second + "\n```"))
        .as("in the next step of one block")
        .isEqualTo(Risk.DANGER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "tidy() { rm -rf /srv/shop; } # tidyup",
        "tidy() { rm -rf /srv/shop; } # echo tidy",
        "tidy() { rm -rf /srv/shop; } # type tidy",
        "tidy() { tidy; } # tidy",
        "a() { b; }; b() { a; } # a",
        "show() { cat \"$1\"; } # show 'rm -rf /srv'",
        "CMD='rm -rf /srv/shop' # echo \"$CMD\"",
        "CMD='rm -rf /srv/shop' # echo '$CMD'; ls",
        "FOLDER=$(mktemp -d) # rm $FOLDER/list",
        "APPS=$(list apps) # kubectl delete pods -l \"app in ($APPS)\"",
      })
  void whatIsNotCalledIsNone(String first, String second) {
    assertThat(level("```bash\n" + first + "\n```\n\n```bash\n" + second + "\n```"))
        .isNotEqualTo(Risk.DANGER);
  }

  @Test
  void anEarlierBlockNeverLowersALevel() {
    assertThat(level("```bash\nTOOL=ls\n```\n\n```bash\n$TOOL /srv\n```")).isEqualTo(Risk.CAUTION);
    assertThat(level("```bash\nls() { true; }\n```\n\n```bash\nrm -rf /srv\n```"))
        .isEqualTo(Risk.DANGER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ask() { read -p 'Sure? ' answer; }",
        "into() { docker exec -it app bash; }",
        "client() { psql shop; }",
        "logs() { tail -f /var/log/syslog; }",
        "if true; then ask() { read answer; }; fi",
      })
  void aDefinitionAsksNothingAndLeadsNowhere(String definition) {
    Step step = last("```bash\n" + definition + "\nuptime\n```");
    assertThat(step.kind()).isEqualTo(StepKind.SHELL);
    assertThat(step.commands()).extracting(Command::text).containsExactly(definition, "uptime");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "ask() { read -p 'Sure? ' answer; } # ask # INTERACTIVE",
        "logs() { tail -f /var/log/syslog; } # logs # FOLLOW",
        "client() { psql shop; } # client # INTERACTIVE",
        "sql() { psql shop \"$@\"; } # sql -c 'SELECT 1' # SHELL",
        "PSQL='psql shop' # $PSQL # INTERACTIVE",
        "PSQL='psql shop' # $PSQL -c 'SELECT 1' # SHELL",
      })
  void aCallNeedsWhatTheBodyNeeds(String first, String second, StepKind kind) {
    assertThat(last("```bash\n" + first + "\n```\n\n```bash\n" + second + "\n```").kind())
        .isEqualTo(kind);
  }

  @Test
  void linesAfterACallOfAWayInAreTypedThere() {
    Step step =
        last("```bash\ninto() { docker exec -it app bash; }\n\n# Look\ninto\nls /data\n```");
    assertThat(step.commands()).extracting(Command::text).containsExactly("into");
    assertThat(step.inside())
        .singleElement()
        .extracting(each -> each.typed().text())
        .isEqualTo("ls /data");
  }

  @Test
  void aVariableThatHoldsTheHostAsWellIsToldACommand() {
    Step step = last("```bash\n$SSH_CMD \"df -h /srv\" &\nuptime\n```");
    assertThat(step.commands()).hasSize(2);
    assertThat(level("```bash\n$SSH_CMD 'rm -rf /srv/shop'\n```")).isEqualTo(Risk.DANGER);
  }

  private static Step last(String blocks) {
    List<Step> steps = Graphs.of("# Page\n\n" + blocks + "\n").steps();
    return steps.get(steps.size() - 1);
  }

  /** That of the last command. */
  private static Risk level(String blocks) {
    List<Command> commands = new ArrayList<>(last(blocks).commands());
    return commands.get(commands.size() - 1).risk();
  }
}
