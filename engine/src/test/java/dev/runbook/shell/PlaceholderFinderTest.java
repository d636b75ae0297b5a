package dev.runbook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Placeholder.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderFinderTest {
  private static final Variables SET =
      new Variables(Set.of("x", "a", "b", "NS", "line", "i", "DIR", "TOKEN_FILE"), false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker ps --format '{{.Names}}\\t{{.Status}}'",
        "docker inspect -f '{{json .State}}' web",
        "helm template x --set a={{ .Values.b }}",
        "kubectl get pods -o jsonpath='{.items[*].metadata.name}'",
        "kubectl get pods -o jsonpath={.items[0].metadata.name}",
        "awk '{print $1}' file",
        "awk '$1 < 5 && $2 > 3 { print $NF }' file",
        "awk -F: '{ n[$1]++ } END { for (k in n) print k, n[k] }' /etc/passwd",
        "cat <<EOF\nList<String> x = new ArrayList<String>();\nEOF",
        "cat <<EOF\nMap<String, List<Integer>> m;\nEOF",
        "cat <<EOF\nx\nEOF",
        "cat <<-EOF > out\n\tx\n\tEOF",
        "cat <<'EOF' >out\nx\nEOF",
        "cat <<< word",
        "diff <(sort a) <(sort b)",
        "tee >(gzip > x.gz) > out",
        "sort <in.txt >out.txt",
        "sort < in.txt > out.txt",
        "sort <in.txt>out.txt",
        "psql shop <dump.sql 2>err.log",
        "psql shop <dump.sql 2>/dev/null",
        "sort <in.txt ⇒ uniq >out.txt",
        "sort <in.txt ⇒ uniq>out.txt",
        "make 2>&1",
        "make &>log",
        "make >&2",
        "exec 3<>/dev/tcp/localhost/80",
        "read -r x <&3",
        "echo $((1 << 4)) $((8 >> 2))",
        "(( a < b )) && (( b > a ))",
        "if [[ $a < $b && $b > $a ]]; then echo x; fi",
        "[ \"$a\" \\< \"$b\" ] && [ \"$b\" \\> \"$a\" ]",
        "cat <<EOF > index.html\n<html><body><h1>Hi</h1><br><p>x</body></html>\nEOF",
        "cat <<EOF > x.xml\n<config name=\"a\"><port>80</port><empty/></config>\nEOF",
        "cat <<EOF > vhost\n<Directory /var/www>\n  Require all granted\n</Directory>\nEOF",
        "cat <<EOF > x.c\n#include <stdio.h>\nEOF",
        "go test ./...",
        "go vet ./... && go build ./...",
        "git diff main...feature",
        "git log a..b",
        "git show HEAD@{upstream}",
        "git reset stash@{1}",
        "curl -d '{\"name\": \"x\", \"tags\": [\"a\"]}' http://localhost",
        "curl -w '%{http_code}' http://localhost",
        "curl -w %{http_code} http://localhost",
        "find . -name '*.log' -exec rm {} \\;",
        "find . -type f ⇒ xargs -I{} echo {}",
        "grep -E '[a-z]+' file",
        "ls [a-z]*",
        "ls file-[a-z]",
        "tr [A-Z] [a-z]",
        "grep [[:digit:]] file",
        "[[ $x =~ ^[a-z]+$ ]]",
        "[ -f /etc/passwd ]",
        "[[ -n $x ]] && echo y",
        "echo ${a[0]} ${a[@]}",
        "a=(one two)",
        "echo {a,b} {1..3}",
        "cp file{,.bak}",
        "mkdir -p /srv/{app,db}",
        "function f { echo x; }",
        "f() { echo x; }",
        "git commit --author='Ana <ana@example.com>'",
        "git config user.email 'ana@example.com'",
        "git log --format='%an <%ae>'",
        "mktemp /tmp/x.XXXXXX",
        "tmp=$(mktemp -d /tmp/app-XXXX)",
        "psql -c \"SELECT to_char(now(), 'YYYY-MM-DD')\"",
        "psql -c \"SELECT to_date('20260102', 'YYYYMMDD')\"",
        "echo \"Waiting ...\"",
        "echo Starting ... && sleep 1",
        "if true; then echo \"Done ...\"; fi",
        "grep 'PASSWORD' .env",
        "grep -c \"API_TOKEN\" .env ⇒ sort",
        "python3 -c \"import os; print(os.environ['DB_PASSWORD'])\"",
        "curl -d '{\"TOKEN\": 1}' x",
        "perl -e 'while (<STDIN>) { print }'",
        "grep -P '(?<year>\\d+)' file",
        "echo \"$HOME $PATH $? $# $1 $@ $$\"",
        "echo ${x:-default} ${unset:-default} ${unset:?must be set}",
        "ssh h 'echo $REMOTE'",
        "ssh h \"echo \\$REMOTE\"",
        "cat <<'EOF'\n$NOT_READ_HERE\nEOF",
        "echo x # <comment> YOUR_NAME xxx",
        "while IFS= read -r line; do echo \"$line\"; done",
        "host dynamicdns.park-your-domain.com",
        "echo maxxx xxy 0xxx",
        "chmod 755 file && kill -9 1",
        "date +%Y%m%d_%H%M%S",
        "crontab -l | { cat; echo '* * * * * x'; } ⇒ crontab -"
      })
  void isNoPlaceholder(String text) {
    assertThat(new PlaceholderFinder(Map.of(), SET).in(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "git checkout <commit-hash> ⇒ commit-hash",
        "git checkout \"<commit hash>\" ⇒ commit hash",
        "ssh <host> uptime ⇒ host",
        "ssh h \"docker compose <command>\" ⇒ command",
        "ssh <user>@<host> ⇒ user,host",
        "kubectl -n ns-<x> get pods ⇒ x",
        "kubectl logs <pod>-<suffix> ⇒ pod,suffix",
        "docker pull <image>:<tag> ⇒ image,tag",
        "cat <name> out.txt ⇒ name",
        "psql -d <db_name> -f <path/to/file.sql> ⇒ db_name,path/to/file.sql",
        "echo <Your Name> ⇒ Your Name",
        "restore <dump.sql> ⇒ dump.sql",
        "echo '<a>' \"<b>\" <c> ⇒ a,b,c",
        "curl http://<server>/x?y=<z> ⇒ server,z",
        "systemctl restart <your-service> ⇒ your-service",
        "cp <source>/<file> . ⇒ source,file",
        "kill <PID> ⇒ PID",
        "cat dump-YYYYMMDD.sql ⇒ YYYYMMDD",
        "cat dump-YYYY-MM-DD.sql ⇒ YYYY-MM-DD",
        "cat dump_YYYY_MM_DD.sql ⇒ YYYY_MM_DD",
        "cat x-YYYYMMDD-HHMMSS.log ⇒ YYYYMMDD-HHMMSS",
        "cat x-YYYYMMDD_HHMM.log ⇒ YYYYMMDD_HHMM",
        "cat x-YYYY-MM-DDTHH:MM:SS ⇒ YYYY-MM-DDTHH:MM:SS",
        "cat x-YYYY-MM-DDTHH:MM:SSZ ⇒ YYYY-MM-DDTHH:MM:SSZ",
        "journalctl --since 'YYYY-MM-DD HH:MM:SS' ⇒ YYYY-MM-DD HH:MM:SS",
        "journalctl --since 'HH:MM' ⇒ HH:MM",
        "cat x-YYMMDD x-YYYY-MM ⇒ YYMMDD,YYYY-MM",
        "cat x-DD-MM-YYYY ⇒ DD-MM-YYYY",
        "cat x-yyyy-mm-dd x-yyyymmdd ⇒ yyyy-mm-dd,yyyymmdd",
        "export KEY=CHANGE_ME ⇒ CHANGE_ME",
        "export KEY=CHANGEME KEY2=changeme ⇒ CHANGEME,changeme",
        "login --password 'CHANGE_THIS_PASSWORD' ⇒ CHANGE_THIS_PASSWORD",
        "x --a REPLACE_ME --b REPLACE_WITH_HOST ⇒ REPLACE_ME,REPLACE_WITH_HOST",
        "x --a INSERT_KEY_HERE ⇒ INSERT_KEY_HERE",
        "curl -H 'Authorization: Bearer YOUR_TOKEN' ⇒ YOUR_TOKEN",
        "ping your-server.example.com ⇒ your-server",
        "ping your_host ⇒ your_host",
        "ping 10.0.0.xxx ⇒ xxx",
        "kubectl delete pod web-xxxxx ⇒ xxxxx",
        "docker run … ⇒ …",
        "docker run -e A=... image ⇒ ...",
        "uvicorn ... --proxy-headers ⇒ ...",
        "psql -c \"...\" ⇒ ...",
        "kubectl logs [pod] ⇒ pod",
        "kubectl logs [pod-name] -n [name_space] ⇒ pod-name,name_space",
        "curl http://localhost/users/{id} ⇒ id",
        "cp {source} {target} ⇒ source,target",
        "x --actor-password 'ADMIN_PASSWORD' ⇒ ADMIN_PASSWORD",
        "x -p \"PASSWORD\" -t 'API_TOKEN' ⇒ PASSWORD,API_TOKEN",
        "ssh h \"x --password 'SECURE_PASSWORD'\" ⇒ SECURE_PASSWORD",
        "curl -u admin:$ADMIN_PASS http://x ⇒ ADMIN_PASS",
        "echo ${UNSET_ONE} $UNSET_TWO ⇒ UNSET_ONE,UNSET_TWO",
        "ssh $TARGET \"echo $WHAT\" ⇒ TARGET,WHAT",
        "cat <<EOF > x\\nname=<name>\\nhost=$HOSTX\\nEOF ⇒ name,HOSTX",
        "cat <<'EOF' > x\\nname=<name>\\nEOF ⇒ name",
        "rm -rf $DIR/<folder> ⇒ folder",
        "for i in 1; do echo $i <x>; done ⇒ x",
        "systemctl <start|stop> web ⇒ start|stop",
        "systemctl <start | stop | restart> web ⇒ start | stop | restart",
        "x <a> && y <a> ⇒ a,a",
        "x <a>; y YOUR_B # <c> ⇒ a,YOUR_B",
        "scp <file> <user>@<host>:/tmp/ ⇒ file,user,host",
        "psql -c \"DELETE FROM t WHERE id = <id>\" ⇒ id",
        "x \"$(cat <file>)\" ⇒ file",
        "git push origin <branch-name> ⇒ branch-name",
        "aws s3 cp s3://<bucket>/<key> . ⇒ bucket,key",
        "curl -d '{\"name\": \"<name>\"}' http://x ⇒ name"
      })
  void isToBeFilledIn(String text, String names) {
    assertThat(found(text.replace("\\n", "\n"))).isEqualTo(List.of(names.split(",")));
  }

  @Test
  void offersTheChoicesItSpellsOut() {
    assertThat(new PlaceholderFinder(Map.of(), SET).in("x <start | stop|restart>").get(0).choices())
        .containsExactly("start", "stop", "restart");
  }

  @Test
  void knowsHowItWasRecognised() {
    PlaceholderFinder finder = new PlaceholderFinder(Map.of("rev", Optional.of("REV")), SET);
    assertThat(finder.in("x <a> YOUR_B [cde] $UNSET REV {{rev}}").stream().map(Placeholder::kind))
        .containsExactly(
            Kind.ANGLE, Kind.SENTINEL, Kind.BRACKET, Kind.VARIABLE, Kind.DECLARED, Kind.DECLARED);
  }

  @Test
  void findsDeclaredOnesByNameAndByTheTextThatStandsForThem() {
    PlaceholderFinder finder =
        new PlaceholderFinder(
            Map.of("rev", Optional.of("abc123"), "mail", Optional.of("user@example.com")), SET);
    String text = "x {{rev}} {{ mail }} {{other}} abc123 xabc123 abc1234 user@example.com";
    assertThat(finder.in(text).stream().map(Placeholder::name))
        .containsExactly("rev", "mail", "rev", "mail");
    assertThat(finder.in(text)).allMatch(each -> text.startsWith(each.raw(), each.start()));
  }

  @Test
  void aVariableIsNoPlaceholderWhereAnythingMaySetIt() {
    Variables open = new Variables(Set.of(), true);
    assertThat(
            new PlaceholderFinder(Map.of(), open).in("echo $A <b>").stream().map(Placeholder::name))
        .containsExactly("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "A=1; B+=(x); export C=2 D; readonly E=3 ⇒ A,B,C,D,E ⇒ false",
        "for f in a; do :; done; select g in a; do :; done ⇒ f,g ⇒ false",
        "read -r -p \"Your Name: \" h i ⇒ h,i ⇒ false",
        "while IFS=: read -r user rest; do :; done ⇒ user,rest,IFS ⇒ false",
        "mapfile -t lines < x; printf -v out x ⇒ lines,out,x ⇒ false",
        "getopts ab opt ⇒ ab,opt ⇒ false",
        ": ${K:=v} ⇒ K ⇒ false",
        "export \"L=$x\" ⇒ L ⇒ false",
        "export $(cat .env | xargs) ⇒ `` ⇒ true",
        "source .env ⇒ `` ⇒ true",
        ". ./env ⇒ `` ⇒ true",
        "eval \"$(ssh-agent)\" ⇒ `` ⇒ true",
        "set -a; . .env; set +a ⇒ `` ⇒ true",
        "declare -A map=([a]=b); local z ⇒ map,z ⇒ false",
        "printf '%s\\n' foo ⇒ `` ⇒ false"
      })
  void seesWhichVariablesAScriptSets(String text, String names, boolean open) {
    Variables set = Variables.setBy(text);
    assertThat(set.open()).isEqualTo(open);
    assertThat(set.assigned()).isEqualTo(names.isEmpty() ? Set.of() : Set.of(names.split(",")));
  }

  private static List<String> found(String text) {
    return new PlaceholderFinder(Map.of(), SET).in(text).stream().map(Placeholder::name).toList();
  }
}
