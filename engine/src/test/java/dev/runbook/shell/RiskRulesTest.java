package dev.runbook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskRulesTest {
  static Stream<RiskRules.Rule> rules() {
    return RiskRules.shipped().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHoldsForItsOwnExamples(RiskRules.Rule rule) {
    assertThat(rule.yes()).as(rule.name()).isNotEmpty().allMatch(example -> fits(rule, example));
    assertThat(rule.no()).as(rule.name()).isNotEmpty().noneMatch(example -> fits(rule, example));
  }

  @Test
  void namesAreUnique() {
    assertThat(rules().map(RiskRules.Rule::name)).doesNotHaveDuplicates();
  }

  @Test
  void findsDangerOnEveryLevelOfNesting() {
    assertThat(risk("ssh hemma \"sudo docker exec -it pg psql -U postgres -c 'DROP DATABASE x;'\""))
        .isEqualTo(Risk.DANGER);
    assertThat(risk("sudo bash -c 'cd /srv && rm -rf data'")).isEqualTo(Risk.DANGER);
    assertThat(risk("kubectl exec -it web -- sh -c 'rm -r /data'")).isEqualTo(Risk.DANGER);
    assertThat(risk("docker compose -f a.yaml \\\n  down -v")).isEqualTo(Risk.DANGER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sudo docker ps",
        "docker logs -f web",
        "kubectl get pods -w",
        "psql -c 'SELECT 1'",
        "git log --oneline",
        "systemctl status nginx",
        "df -h",
        "journalctl -u x -n 50",
        "ssh h \"ls -l ~/backups && test -s x\"",
        "echo 'rm -rf /'",
        "grep 'DROP TABLE' dump.sql"
      })
  void readingIsNoRisk(String command) {
    assertThat(risk(command)).isEqualTo(Risk.NONE);
  }

  private static Risk risk(String command) {
    return Script.parse(command).statements().stream()
        .flatMap(statement -> RiskRules.of(statement).stream())
        .map(Reason::risk)
        .reduce(Risk.NONE, Risk::or);
  }

  private static boolean fits(RiskRules.Rule rule, String example) {
    return rule.fits(new Called(Arrays.asList(example.split(" ")), false, rule.input()));
  }
}
