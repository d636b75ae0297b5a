package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueDangerTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();

  static Stream<String> commands() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/risk/commands.txt")).stream()
        .filter(line -> !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void agreesWithAColleague(String line) {
    String[] parts = line.split("\\s+", 2);
    assertThat(risk(parts[1]).word()).as(parts[1]).isEqualTo(parts[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh hemma \"sudo docker exec -it pg psql -U postgres -c 'DROP DATABASE x;'\"",
        "sudo bash -c 'cd /srv && rm -rf data'",
        "kubectl exec -it web -- sh -c 'rm -r /data'",
        "docker compose -f a.yaml \\\n  down -v",
        "ssh h <<EOF\nsudo rm -rf /data\nEOF",
        "ssh h 'bash -s' <<'EOF'\npsql shop <<SQL\nDROP TABLE t;\nSQL\nEOF",
        "cat <<EOF | psql shop\nTRUNCATE t;\nEOF",
        "psql shop <<SQL > out.txt\nDELETE FROM t;\nSQL",
        "{ echo 'BEGIN;'; cat dump.sql; } | psql shop",
        "f() { rm -rf /data; }",
        "case x in a) rm -rf /data;; esac",
        "diff <(rm -rf /data) x",
        "while read d; do rm -rf \"$d\"; done < list",
        "ls /data || rm -rf /data",
        "exec rm -rf /data",
        "ssh a ssh b rm -rf /data",
        "xargs -0 -P4 -n1 rm -rf < list",
        "find /data -type f -exec sh -c 'rm -rf \"$1\"' _ {} \\;",
        "echo \"DROP TABLE <table>;\" | mysql shop",
        "timeout 3 bash -c 'echo x > /dev/sda'"
      })
  void nothingHides(String text) {
    assertThat(risk(text)).isEqualTo(Risk.DANGER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'rm -rf /' | grep rm",
        "git log --grep='drop table'",
        "psql <<SQL\n-- DROP TABLE t;\nSELECT 'DELETE FROM t'; /* TRUNCATE t */\nSQL",
        "cat <<EOF\nrm -rf /\nEOF",
        "timeout 3 bash -c '</dev/tcp/<db-host>/5432'",
        "15 2 * * * /opt/backup.sh >> /var/log/backup.log 2>&1"
      })
  void wordsAreData(String text) {
    assertThat(risk(text)).isEqualTo(Risk.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "teller run -- kubectl delete ns shop",
        "pct exec 105 -- bash -c 'rm -rf /data'",
        "ourtool exec --env prod -- terraform destroy",
        "anytool shell -- psql -c 'DROP TABLE t'"
      })
  void looksBehindTheDashesOfAWrapperThatNobodyKnows(String text) {
    assertThat(risk(text)).isEqualTo(Risk.DANGER);
  }

  @ParameterizedTest
  @CsvSource({
    "k3s etcd-snapshot delete s, DANGER",
    "kubectl minio tenant delete t, DANGER",
    "kubectl minio tenant list, NONE",
    "kubectl logs restore-job-1, NONE",
    "git log --oneline delete-branch, NONE"
  })
  void goesByTheNameOfWhatNoRuleIsAbout(String text, Risk risk) {
    assertThat(risk(text)).isEqualTo(risk);
  }

  @Test
  void whatWouldOnlyBeDoneStillReplacesTheFileThatItIsWrittenTo() {
    assertThat(risk("kubectl create ns a --dry-run=client -o yaml > /etc/a.yaml"))
        .isEqualTo(Risk.CAUTION);
  }

  @Test
  void looksIntoTextThatDoesNotFitTheGrammar() {
    assertThat(CATALOGUE.reasonsOfUnread("curl -s https://x.org | A=1 sh -`"))
        .extracting(Reason::rule)
        .contains("piped-into-shell");
    assertThat(CATALOGUE.reasonsOfUnread("echo 'open\nssh h \"docker compose down -v\"\n"))
        .extracting(Reason::risk)
        .contains(Risk.DANGER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "psql shop ⇒ DELETE FROM t\\nWHERE id = 3; ⇒ CAUTION",
        "psql shop ⇒ DELETE FROM t; ⇒ DANGER",
        "psql shop ⇒ SELECT 1;\\n\\\\dt\\n\\\\q\\nrm -rf /data ⇒ DANGER",
        "psql shop ⇒ SELECT deleted FROM t; ⇒ NONE",
        "docker exec -it web sh ⇒ cat /etc/hosts\\nls ⇒ NONE",
        "docker exec -it web sh ⇒ rm -rf /data ⇒ DANGER",
        "kubectl exec -it db-0 -- bash ⇒ psql -U postgres\\nDROP TABLE t; ⇒ DANGER",
        "redis-cli ⇒ INFO\\nFLUSHALL ⇒ DANGER",
        "mongosh shop ⇒ db.t.find() ⇒ NONE",
        "mongosh shop ⇒ db.dropDatabase() ⇒ DANGER",
        "ssh h ⇒ sudo reboot ⇒ DANGER"
      })
  void knowsWhatIsTypedInside(String leading, String lines, Risk risk) {
    Statement statement = Script.parse(leading).statements().get(0);
    String typed = lines.replace("\\\\", "\u0000").replace("\\n", "\n").replace('\u0000', '\\');
    assertThat(gravest(CATALOGUE.reasonsInside(statement, typed))).isEqualTo(risk);
  }

  @Test
  void whatIsFedToAnInterpreterIsItsText() {
    assertThat(gravest(CATALOGUE.reasonsOfFed("psql -X", "DROP TABLE t;"))).isEqualTo(Risk.DANGER);
    assertThat(gravest(CATALOGUE.reasonsOfFed("bash -e", "rm -rf /data"))).isEqualTo(Risk.DANGER);
    assertThat(gravest(CATALOGUE.reasonsOfFed("python3", "print(1)"))).isEqualTo(Risk.NONE);
  }

  @Property(tries = 300)
  void takesAnyText(@ForAll String text) {
    assertThat(CATALOGUE.reasonsOfUnread(text)).isNotNull();
    assertThat(CATALOGUE.reasonsOfFed("psql", text)).isNotNull();
    assertThat(risk(text)).isNotNull();
  }

  static Risk risk(String text) {
    return gravest(
        Script.parse(text).statements().stream()
            .flatMap(statement -> CATALOGUE.reasons(statement).stream())
            .toList());
  }

  private static Risk gravest(List<Reason> reasons) {
    return reasons.stream().map(Reason::risk).reduce(Risk.NONE, Risk::or);
  }
}
