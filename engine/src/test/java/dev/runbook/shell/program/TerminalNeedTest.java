package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalNeedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "ls -la ⇒ NONE",
        "docker ps ⇒ NONE",
        "docker logs web --tail 50 ⇒ NONE",
        "docker logs -f web ⇒ FOLLOW",
        "docker logs --follow web ⇒ FOLLOW",
        "docker logs --follow=false web ⇒ NONE",
        "docker compose -f compose.yaml logs web ⇒ NONE",
        "docker compose -f compose.yaml logs -f web ⇒ FOLLOW",
        "docker-compose logs --tail=100 -f ⇒ FOLLOW",
        "docker stats ⇒ FOLLOW",
        "docker stats --no-stream ⇒ NONE",
        "docker events ⇒ FOLLOW",
        "kubectl logs -f deploy/web ⇒ FOLLOW",
        "kubectl get pods -w ⇒ FOLLOW",
        "kubectl get pods --watch ⇒ FOLLOW",
        "kubectl get pods -n web ⇒ NONE",
        "kubectl port-forward svc/web 8080:80 ⇒ FOLLOW",
        "kubectl port-forward svc/web 8080:80 & ⇒ NONE",
        "journalctl -u web -n 50 ⇒ NONE",
        "journalctl -fu web ⇒ FOLLOW",
        "journalctl -ufoo ⇒ NONE",
        "tail -n 5 x.log ⇒ NONE",
        "tail -f x.log ⇒ FOLLOW",
        "tail -F x.log | grep --line-buffered y ⇒ FOLLOW",
        "tail -f x.log | head -n 1 ⇒ NONE",
        "timeout 5 tail -f x.log ⇒ NONE",
        "tail -5f x.log ⇒ FOLLOW",
        "watch -n 1 date ⇒ FOLLOW",
        "dmesg -wT ⇒ FOLLOW",
        "ping localhost ⇒ FOLLOW",
        "ping -c 3 localhost ⇒ NONE",
        "ssh h 'sudo docker logs -f web' ⇒ FOLLOW",
        "sudo tail -f /var/log/syslog ⇒ FOLLOW",
        "ssh -N -L 80:x:80 h ⇒ FOLLOW",
        "ssh -fN -L 80:x:80 h ⇒ NONE",
        "ssh h ⇒ OPERATOR",
        "$SSH 'df -h' ⇒ NONE",
        "$SSH_CMD uptime & ⇒ NONE",
        "$SSH web1 ⇒ OPERATOR",
        "ssh -A -i key -p 22 h ⇒ OPERATOR",
        "ssh -L 80:x:80 h ⇒ OPERATOR",
        "ssh jump 'ssh -p 22 inner' ⇒ OPERATOR",
        "ssh -T git@github.com ⇒ NONE",
        "ssh -V ⇒ NONE",
        "ssh -t h 'sudo apt update' ⇒ PSEUDO",
        "ssh h 'docker exec -it pg psql -c \"SELECT 1\"' ⇒ PSEUDO",
        "docker exec -it pg psql -U postgres -c 'SELECT 1' ⇒ PSEUDO",
        "docker exec -t web ls ⇒ PSEUDO",
        "docker exec -it pg psql -U postgres -d shop ⇒ OPERATOR",
        "docker exec -itu root web bash ⇒ OPERATOR",
        "docker exec -i pg psql -U postgres < dump.sql ⇒ NONE",
        "docker exec pg psql -U postgres -l ⇒ NONE",
        "docker exec pg bash ⇒ NONE",
        "docker exec -it web sh -c 'ls' ⇒ PSEUDO",
        "docker run --rm -it ubuntu ⇒ OPERATOR",
        "docker run --rm -it -v /a:/b -p 80:80 --name x ubuntu bash ⇒ OPERATOR",
        "docker run --rm -d redis ⇒ NONE",
        "docker run --rm ubuntu ls ⇒ NONE",
        "docker attach web ⇒ OPERATOR",
        "docker compose exec db psql -U postgres ⇒ OPERATOR",
        "docker compose exec -T db psql -U postgres ⇒ NONE",
        "docker compose -f x.yaml exec web pdm run db-upgrade ⇒ PSEUDO",
        "docker compose run --rm certbot renew ⇒ PSEUDO",
        "docker compose exec -T web pdm run db-upgrade ⇒ NONE",
        "kubectl exec -it web-1 -- bash ⇒ OPERATOR",
        "kubectl exec -it web-1 -n x -- sh -c 'ls' ⇒ PSEUDO",
        "kubectl exec -it web-1 bash ⇒ OPERATOR",
        "kubectl exec web-1 -- ls ⇒ NONE",
        "kubectl -n x exec -ti deploy/web -c app -- psql ⇒ OPERATOR",
        "kubectl run -it --rm debug --image=busybox -- sh ⇒ OPERATOR",
        "kubectl run -it --rm debug --image=busybox ⇒ OPERATOR",
        "kubectl edit deploy/web ⇒ OPERATOR",
        "lxc exec box -- bash ⇒ OPERATOR",
        "psql ⇒ OPERATOR",
        "psql -h db -U ops shop ⇒ OPERATOR",
        "psql -Uceleste -dsocial ⇒ OPERATOR",
        "psql -Atc 'SELECT 1' ⇒ NONE",
        "psql -f x.sql ⇒ NONE",
        "psql --command='SELECT 1' ⇒ NONE",
        "psql -lqt | cut -d'|' -f1 ⇒ NONE",
        "psql <<SQL\\nSELECT 1;\\nSQL ⇒ NONE",
        "echo 'SELECT 1' | psql ⇒ NONE",
        "mysql -uroot -psecret shop ⇒ OPERATOR",
        "mysql -u root -p -e 'SHOW TABLES' ⇒ OPERATOR",
        "mysql -u root -psecret -e 'SHOW TABLES' ⇒ NONE",
        "mysql -u root -p shop < dump.sql ⇒ OPERATOR",
        "while true; do curl -s web; sleep 5; done ⇒ FOLLOW",
        "while true; do curl -s web && break; sleep 5; done ⇒ NONE",
        "ourtool login ⇒ OPERATOR",
        "ourtool auth login --token x ⇒ NONE",
        "ourtool logs -f web ⇒ FOLLOW",
        "ourtool prod ssh control ⇒ OPERATOR",
        "ourtool prod-admin -- terraform apply ⇒ OPERATOR",
        "ssh -T git@forge.x.org ⇒ NONE",
        "redis-cli ⇒ OPERATOR",
        "redis-cli -h redis -p 6379 ⇒ OPERATOR",
        "redis-cli -h redis ping ⇒ NONE",
        "redis-cli --scan ⇒ NONE",
        "sqlite3 x.db ⇒ OPERATOR",
        "sqlite3 x.db .tables ⇒ NONE",
        "mongosh --eval 'db.stats()' ⇒ NONE",
        "python3 ⇒ OPERATOR",
        "python3 -i x.py ⇒ OPERATOR",
        "python3 x.py ⇒ NONE",
        "python3 --version ⇒ NONE",
        "python3 -m http.server ⇒ FOLLOW",
        "python3 - <<'PY'\\nprint(1)\\nPY ⇒ NONE",
        "python manage.py shell ⇒ OPERATOR",
        "php artisan tinker ⇒ OPERATOR",
        "bash ⇒ OPERATOR",
        "bash -l ⇒ OPERATOR",
        "bash --version ⇒ NONE",
        "bash deploy.sh ⇒ NONE",
        "curl -s x | bash ⇒ NONE",
        "su - postgres ⇒ OPERATOR",
        "su - postgres -c 'psql -l' ⇒ NONE",
        "su - postgres -c psql ⇒ OPERATOR",
        "sudo -i ⇒ OPERATOR",
        "sudo -u deploy -s ⇒ OPERATOR",
        "sudo -iu postgres psql ⇒ OPERATOR",
        "sudo -iu postgres psql -c 'SELECT 1' ⇒ NONE",
        "sudo systemctl restart web ⇒ NONE",
        "sudo su - ⇒ OPERATOR",
        "sudo -l ⇒ NONE",
        "vim /etc/hosts ⇒ OPERATOR",
        "sudo nano /etc/hosts ⇒ OPERATOR",
        "sudo visudo ⇒ OPERATOR",
        "sudo visudo -c ⇒ NONE",
        "crontab -e ⇒ OPERATOR",
        "crontab -l ⇒ NONE",
        "less x.log ⇒ OPERATOR",
        "dmesg | less ⇒ OPERATOR",
        "top ⇒ OPERATOR",
        "top -bn1 | head ⇒ NONE",
        "vim --version | head -1 ⇒ NONE",
        "psql --version ⇒ NONE",
        "man --help ⇒ NONE",
        "htop ⇒ OPERATOR",
        "screen -ls ⇒ NONE",
        "screen -r x ⇒ OPERATOR",
        "tmux attach -t x ⇒ OPERATOR",
        "tmux new-session -d -s x ⇒ NONE",
        "git commit ⇒ OPERATOR",
        "git commit -am 'x' ⇒ NONE",
        "git rebase -i main ⇒ OPERATOR",
        "git add -A ⇒ NONE",
        "git add -p ⇒ OPERATOR",
        "command -v psql ⇒ NONE",
        "which psql bash ⇒ NONE",
        "man psql ⇒ OPERATOR",
        "echo bash psql vim ⇒ NONE",
        "for h in a b; do ssh -t $h uptime; done ⇒ PSEUDO"
      })
  void isKnownFromTheProgramsCalled(String text, TerminalNeed need) {
    assertThat(TerminalNeed.of(statement(text.replace("\\n", "\n")))).isEqualTo(need);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker exec -it web sh",
        "kubectl exec -it web -- bash",
        "sudo -i",
        "sudo su -",
        "psql -U postgres",
        "mysql",
        "ssh jump",
        "bash",
        "newgrp docker",
        "docker run -it ubuntu"
      })
  void leadsInside(String text) {
    assertThat(TerminalNeed.leadsInside(statement(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vim x",
        "less x",
        "top",
        "crontab -e",
        "kubectl edit x",
        "git commit",
        "psql -c 'x'",
        "sudo ls",
        "docker exec -it web ls",
        "tail -f x"
      })
  void onlyTakesTheTerminalForAWhileOrNotAtAll(String text) {
    assertThat(TerminalNeed.leadsInside(statement(text))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "sudo -u x env A=1 nice -n 5 ls -l ⇒ sudo,env,nice,ls",
        "ssh h \"sudo docker exec pg psql -c 'SELECT 1'\" ⇒ ssh,sudo,docker,psql",
        "ssh -A $HOST \"sudo rm -rf $DIR\" ⇒ ssh,sudo,rm",
        "bash -lc \"cd /srv && rm -rf $DIR\" ⇒ bash,cd,rm",
        "timeout -k 5 10 nohup /usr/bin/make x ⇒ timeout,nohup,make",
        "find . | xargs -0 -n 1 rm ⇒ find,xargs,rm",
        "flock /run/x -c 'rm a; ls' ⇒ flock,rm,ls",
        "chroot /mnt apt-get update ⇒ chroot,apt-get",
        "runuser -u postgres -- psql -l ⇒ runuser,psql",
        "su postgres -c 'dropdb x' ⇒ su,dropdb",
        "watch -n 5 'df -h | tail' ⇒ watch,df,tail",
        "eval \"rm -rf $x\" ⇒ eval,rm",
        "docker --context prod compose -p a exec -e A=1 web python x ⇒ docker,python",
        "docker run -v /a:/b --entrypoint sh -u 0 img -c 'rm x' ⇒ docker,sh,rm",
        "podman exec x ls ⇒ podman,ls",
        "kubectl -n a exec web -c app -- sh -c 'rm x' ⇒ kubectl,sh,rm",
        "x=$(rm a) y ⇒ y,rm",
        "command ls ⇒ command,ls",
        "ssh h bash -s <<'EOF'\\nrm -rf /data\\nEOF ⇒ ssh,bash,rm",
        "ssh h <<EOF\\nsudo reboot\\nEOF ⇒ ssh,sudo,reboot",
        "cat <<EOF\\nrm x\\nEOF ⇒ cat"
      })
  void findsEveryProgramOnTheWay(String text, String programs) {
    List<String> called =
        Catalogue.shipped().calls(statement(text.replace("\\n", "\n"))).stream()
            .map(Call::program)
            .toList();
    assertThat(called).isEqualTo(List.of(programs.split(",")));
  }

  @Test
  void looksIntoTextThatDoesNotFitTheGrammarWordByWord() {
    assertThat(
            Calls.guessedIn("for x in 1; { sudo rm -rf \"$x\"; }", Catalogue.shipped()).stream()
                .map(Call::program))
        .contains("sudo", "rm");
  }

  private static Statement statement(String text) {
    List<Statement> statements = Script.parse(text).statements();
    assertThat(statements).hasSize(1);
    return statements.get(0);
  }
}
