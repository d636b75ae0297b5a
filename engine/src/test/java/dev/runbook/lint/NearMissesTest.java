package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that look like a mistake and are none, beside their bad sisters. */
class NearMissesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "hidden-pipeline-failure | docker ps ^ grep web",
        "hidden-pipeline-failure | curl -fsS https://x.internal/health ^ jq .status",
        "hidden-pipeline-failure | pg_dump --version ^ head -n 1",
        "hidden-pipeline-failure | ssh h \"set -o pipefail; pg_dump x ^ gzip > x.partial\"",
        "truncates-only-copy | pg_dump shop > shop-$(date +%Y%m%d-%H%M%S).sql",
        "truncates-only-copy | pg_dump shop >> log",
        "truncates-only-copy | pg_dump shop 2> errors",
        "truncates-only-copy | psql -c 'SELECT 1' > out.txt",
        "secret-on-command-line | docker login --username ops --password-stdin < ~/.token",
        "secret-on-command-line | vault login -token-only -path=x",
        "secret-on-command-line | restic --password-file /etc/restic/pw snapshots",
        "secret-on-command-line | ssh -i <deploy-key> web1 uptime",
        "secret-on-command-line | printf '%s' '<api-token>' ^ gh auth login --with-token",
        "secret-on-command-line | git commit -m 'Reset the password'",
        "secret-on-command-line | curl https://x.internal:8443/a@b",
        "secret-on-command-line | mysql -p -u root shop",
        "psql-no-on-error-stop | psql -d shop -c 'SELECT 1'",
        "psql-no-on-error-stop | docker exec -i pg psql -XAlt ^ cut -d ' ' -f 1",
        "psql-no-on-error-stop | psql -XAlt < /dev/null",
        "psql-no-on-error-stop | echo 'SELECT count(*) FROM carts' ^ psql shop",
        "secret-on-command-line | printf '%s\\n"
            + "' \"$X\" '<password>' ^ docker login --password-stdin",
        "secret-on-command-line | ssh h \"printf '%s' '<password>' ^ docker login"
            + " --password-stdin\"",
        "psql-no-on-error-stop | psql --set=ON_ERROR_STOP=1 -f load.sql",
        "rm-variable-path | rm -rf \"$HOME/cache\"",
        "rm-variable-path | work=/srv/x; rm -rf \"$work/old\"",
        "rm-empty-name | for each in a b; do rm -rf /srv/$each; done",
        "rm-empty-name | [ -n \"$name\" ] && rm -rf /srv/$name",
        "rm-empty-name | rm -rf /srv/${name:-old}",
        "rm-empty-name | rm -rf /srv/$name.bak",
        "rm-empty-name | rm /srv/$name",
        "rm-empty-name | name=old; rm -rf /srv/$name",
        "rm-empty-name | rm -rf /srv/<name>",
        "drop-without-force | psql -c 'DROP DATABASE IF EXISTS shop WITH (FORCE)'",
        "drop-without-force | mysql -e 'DROP DATABASE shop'",
        "drop-without-force | dropdb -f shop",
        "drop-without-force | psql -c 'DROP TABLE orders'",
        "pattern-before-sudo | sudo rm /etc/nginx/sites-enabled/*.old",
        "pattern-before-sudo | sudo find /root -name '*.log'",
        "pattern-before-sudo | sudo ls '/root/*.log'",
        "pattern-before-sudo | ls /root/*.log",
        "cd-without-and | cd /srv ^^ exit 1; rm -rf old",
        "unquoted-variable | cp \"$a\" '$b' /srv",
        "curl-pipe-shell | curl -fsS https://x.internal/list ^ sort",
        "curl-pipe-shell | curl -fsS https://x.internal ^ python3 -m json.tool",
        "sudo-redirect | sudo sh -c 'echo 1 > /etc/x'",
        "sudo-redirect | sudo dmesg > kernel.log",
        "skips-identity-check | curl --key k.pem --cacert ca.pem https://x.internal",
        "prompts-for-answer | sudo apt-get update",
        "prompts-for-answer | terraform apply tfplan",
        "prompts-for-answer | docker volume prune --help",
        "terminal-without-person | docker exec -i db psql -c 'SELECT 1'",
        "terminal-without-person | docker build -t web .",
        "endless-command | while true; do check && break; sleep 1; done",
        "sleep-as-wait | until curl -f x; do sleep 2; done",
        "non-ascii-in-command | echo 'Grüße → fertig'",
        "sample-value | ls /path/tools",
      })
  void areSilent(String rule, String command) {
    assertThat(found(rule, command)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "hidden-pipeline-failure | mysqldump shop ^ ssh backup \"cat > shop.sql\"",
        "hidden-pipeline-failure | sudo tar cz /srv ^ tee backup.tgz",
        "truncates-only-copy | ssh db \"sudo -u postgres pg_dump shop > /backup/shop.sql\"",
        "truncates-only-copy | mysqldump shop ^ gzip > shop-$(date +%F).sql.gz",
        "secret-on-command-line | mysql -u root -phunter2 shop",
        "secret-on-command-line | PGPASSWORD=hunter2 psql -l",
        "secret-on-command-line | curl -u ops:hunter2 https://x.internal",
        "secret-on-command-line | curl -H 'Authorization: Bearer abc123' https://x.internal",
        "secret-on-command-line | sshpass -p hunter2 ssh web1 uptime",
        "secret-on-command-line | ssh db \"psql postgres://ops:hunter2@localhost/shop\"",
        "secret-on-command-line | ssh web \"app user add --password='<password>'\"",
        "psql-no-on-error-stop | ssh db \"sudo -u postgres psql -f /tmp/load.sql\"",
        "psql-no-on-error-stop | cat load.sql ^ docker exec -i db psql -d shop",
        "rm-variable-path | ssh web \"sudo rm -rf \\$CACHE/*\"",
        "rm-empty-name | rm -rf /srv/$name",
        "rm-empty-name | sudo rm -r \"/srv/uploads/${name}/\"",
        "rm-empty-name | ssh web \"rm -rf /srv/\\$name/*\"",
        "rm-empty-name | name=$(cat NAME); rm -rf \"/srv/$name\"",
        "drop-without-force | ssh db \"sudo -u postgres dropdb shop\"",
        "drop-without-force | psql -c 'DROP DATABASE IF EXISTS shop'",
        "pattern-before-sudo | sudo -u postgres ls /var/lib/postgresql/*/main",
        "pattern-before-sudo | ssh web \"sudo ls /root/incident-*.log ^ tail\"",
        "cd-without-and | ssh web \"cd /srv; rm -rf old\"",
        "curl-pipe-shell | sh -c \"$(curl -fsSL https://x.internal/install.sh)\"",
        "curl-pipe-shell | wget -qO- https://x.internal/install.sh ^ sudo bash -s -- -y",
        "skips-identity-check | ssh -o StrictHostKeyChecking=no web1 uptime",
        "prompts-for-answer | ssh web \"sudo apt install nginx\"",
        "terminal-without-person | docker exec -t db pg_dump shop",
      })
  void areNotWhereTheyAreMistakes(String rule, String command) {
    assertThat(found(rule, command)).containsExactly("6: " + rule);
  }

  /** A caret stands for the pipe that separates the columns. */
  private static List<String> found(String rule, String command) {
    return Linting.lines(Linting.block(command.replace('^', '|')), rule).stream()
        .distinct()
        .toList();
  }
}
