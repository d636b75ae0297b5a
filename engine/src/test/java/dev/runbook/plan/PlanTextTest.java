package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text by which reviewers compare plans: all that changes what happens, and nothing else. */
class PlanTextTest {
  private static final String PAGE =
      """
      ---
      runbook:
        timeout: 5m
        hosts:
          db1: {hostname: db1, user: ops}
        params:
          day: {placeholder: YYYYMMDD, type: date, pattern: "20[0-9]{6}", default: "20260101"}
      ---

      # Restore

      - [ ] Everybody knows.

      ```bash {name=look cwd=/srv ok-exit=0,1}
      # There is room
      ssh -p 2222 db1 "df -h /backups"
      ```

      > [!CAUTION]
      > Data is lost.

      ```bash {name=drop host=db1 confirm=each verify="test -e /srv" rollback=put-back}
      psql -c 'DROP DATABASE shop'
      psql shop < YYYYMMDD.sql
      ```

      ```bash {name=warm optional capture=REV timeout=30m}
      for i in 1 2; do
        curl localhost/$i
      done
      ```

      ```python {name=count interpreter=python3 if="test -e x"}
      print(1)
      ```

      ## Rollback

      ```bash {name=put-back}
      ssh db1 "psql shop < before.sql"
      ```
      """;

  private static String text(String page) {
    return PlanText.of(Plans.of(page));
  }

  @Test
  void saysEverythingThatChangesWhatHappens() {
    assertThat(text(PAGE))
        .isEqualTo(
            """
            # what page would do; `runbook test --update` writes this
            hosts   db1 = ops@db1
            params  day  date 20[0-9]{6} default 20260101
            restore/everybody-knows     none  manual
              -  Everybody knows.
            restore/look                none  timeout 5m · cwd /srv · ok-exit 0,1
              db1 -p 2222  df -h /backups
            restore/drop                danger  confirm each db1 · timeout 5m · verify test -e /srv · rollback put-back · marked-alert · sql-drop · sql-write · sql-file · database-load
              db1 (kept)  psql -c 'DROP DATABASE shop'
              db1 (kept)  psql shop < YYYYMMDD.sql
            restore/warm                danger  optional (optional) · confirm this machine · timeout 30m · capture REV · marked-alert
              local  for i in 1 2; do
                       curl localhost/$i
                     done
            restore/count               danger  confirm this machine · if test -e x · timeout 5m · interpreter python3 · marked-alert
              local  print(1)
            rollback
            rollback/put-back           danger  confirm db1 · timeout 5m · sql-file · database-load
              db1  psql shop < before.sql
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "df -h /backups | df -h /backup",
        "-p 2222 | -p 2223",
        "ssh -p 2222 db1 | ssh -p 2222 db2",
        "cwd=/srv | cwd=/srw",
        "ok-exit=0,1 | ok-exit=0",
        "confirm=each | risk",
        "test -e /srv\" | test -d /srv\"",
        "rollback=put-back | retry",
        "optional | idempotent",
        "capture=REV | capture=RVE",
        "timeout=30m | timeout=3m",
        "timeout: 5m | timeout: 6m",
        "interpreter=python3 | interpreter=python",
        "if=\"test -e x\" | if=\"test -e y\"",
        "user: ops | user: root",
        "[0-9]{6} | [0-9]+",
        "[!CAUTION] | [!NOTE]",
        "name=look | name=lock",
        "psql shop < before.sql | psql shop < after.sql",
        "- [ ] Everybody knows. | - [ ] Nobody knows.",
        "## Rollback | ## Afterwards",
        "name=drop host=db1 | name=drop host=db2",
        "name=warm | name=warm host=db1",
      })
  void showsWhatChangesWhatHappens(String before, String after) {
    assertThat(PAGE).contains(before);
    assertThat(text(PAGE.replace(before, after))).isNotEqualTo(text(PAGE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Data is lost. | Everything is lost.",
        "# Restore | # Restore\\n\\nSome prose.",
        "# There is room | # There is enough room",
      })
  void doesNotShowProse(String before, String after) {
    assertThat(PAGE).contains(before);
    String page = PAGE.replace(before, after.replace("\\n", "\n"));
    assertThat(text(page)).isEqualTo(text(PAGE));
  }

  @Test
  void doesNotDependOnValuesOrTheMachine() {
    Plan other = Plans.with(PAGE, Map.of("day", "20260102"));
    assertThat(PlanText.of(other)).isEqualTo(text(PAGE));
    assertThat(PlanText.sha256(other)).isEqualTo(PlanText.sha256(Plans.of(PAGE)));
    assertThat(PlanText.of(other.procedure())).isEqualTo(text(PAGE));
  }
}
