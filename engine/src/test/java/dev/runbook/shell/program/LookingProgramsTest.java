package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Script;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookingProgramsTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();

  private static boolean onlyLooks(String text) {
    return Script.parse(text).statements().stream().allMatch(CATALOGUE::onlyLooks);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls -1t ~/backups",
        "sudo docker ps --format '{{.Names}}'",
        "sudo docker inspect --format '{{.State.Status}}' web | diff <(echo running) -",
        "ssh hemma \"sudo docker logs --tail 200 web\"",
        "curl -sSL --max-time 20 -o /dev/null -w '%{http_code}\\n"
            + "' https://example.org/ | diff <(echo 200) -",
        "openssl s_client -connect 127.0.0.1:443 </dev/null 2>/dev/null | openssl x509 -noout"
            + " -enddate",
        "sudo docker exec pg psql -X -U postgres -d app -Atc 'SELECT count(*) FROM users'",
        "df -P | awk '{print} NR > 1 && $5 + 0 >= 85 {bad = 1} END {exit bad}'",
        "systemctl list-units --state=failed --plain --no-legend | awk '{print} END {exit NR > 0}'",
        "find ~/backups -maxdepth 1 -name '*.sql' -size +0 -mtime -1 | sort | grep .",
        "test \"$A\" -ge \"$B\"",
        "COMMITTED=$(git -C ~/app log -1 --format=%ct -- src)",
        "for i in 1 2 3; do curl -fsS localhost:8000/ready && break; sleep 1; done",
        "if sudo docker ps | grep -q web; then echo up; fi",
        "NAME=$(ssh -o BatchMode=yes -o ConnectTimeout=10 hemma hostname </dev/null)",
        "kubectl get pods -n shop",
        "sudo nginx -t",
        "bash -c 'ls /srv | wc -l'",
        "sed -n 1,20p /etc/hosts",
        "sudo smartctl -H /dev/sda",
        "git status --porcelain 2>/dev/null",
      })
  void looks(String text) {
    assertThat(onlyLooks(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make deploy",
        "./check.sh",
        "sudo docker restart web",
        "sudo docker exec web pdm run db-upgrade",
        "sudo docker exec web sh -c 'rm -rf /data'",
        "ls > list.txt",
        "ls | tee list.txt",
        "docker ps >> log",
        "touch here",
        "cp a b",
        "sed -i s/a/b/ file",
        "sed 's/a/b/w out' file",
        "sed -n '/x/e' file",
        "awk '{print > \"out\"}' in",
        "awk 'BEGIN {system(\"reboot\")}'",
        "sort -o file file",
        "find . -delete",
        "find . -exec touch {} \\;",
        "find . -fprint out",
        "ls | xargs touch",
        "curl -o file https://example.org/",
        "curl -X POST https://example.org/",
        "curl -d a=b https://example.org/",
        "psql -c 'INSERT INTO t VALUES (1)'",
        "psql -c 'SELECT * INTO copy FROM t'",
        "psql -c 'SELECT pg_terminate_backend(7)'",
        "psql -c 'SELECT 1; DROP TABLE t'",
        "psql -f file.sql",
        "psql",
        "psql < file.sql",
        "$TOOL list",
        "eval \"$(curl -s https://example.org/x)\"",
        "curl -s https://example.org/x | bash",
        "git branch -D old",
        "git checkout main",
        "systemctl restart web",
        "date -s 12:00",
        "hostname other",
        "sysctl vm.swappiness=1",
        "smartctl -t long /dev/sda",
        "journalctl --vacuum-size=1G",
        "sudo -i",
        "ssh -o ProxyCommand='nc -e sh h 22' hemma hostname",
        "ssh -o ProxyCommand=./tunnel hemma hostname",
        "ssh hemma",
        "docker exec -it web sh",
        "python3 -c 'import os'",
      })
  void doesNotOnlyLook(String text) {
    assertThat(onlyLooks(text)).isFalse();
  }

  /** Whatever asks for care, leads somewhere or waits for a person is no look. */
  @Test
  void noExampleOfTheCatalogueThatAsksForCareOnlyLooks() {
    List<String> wrong =
        CATALOGUE.programs().stream()
            .flatMap(
                program ->
                    CatalogueYaml.examples(program).entrySet().stream()
                        .filter(
                            each -> Set.of("danger", "caution", "leads").contains(each.getKey()))
                        .flatMap(each -> each.getValue().stream()))
            .filter(LookingProgramsTest::onlyLooks)
            .toList();
    assertThat(wrong).isEmpty();
  }
}
