package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Placeholder.Kind;
import dev.runbook.shell.Snippets;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceholderFinderTest {
  private static final Variables SET =
      new Variables(Set.of("x", "a", "b", "NS", "line", "i", "DIR", "TOKEN_FILE"), false);

  @ParameterizedTest
  @MethodSource("lookAlikes")
  void isNoPlaceholder(String text) {
    PlaceholderFinder finder =
        PlaceholderFinder.ofPage(List.of(), Set.of(), SET.assigned(), Set.of(), List.of(text));
    assertThat(finder.in(text)).isEmpty();
  }

  /** One on each line; {@code ⏎} and {@code ⇥} are line ends and tabs in it. */
  static Stream<String> lookAlikes() {
    return Snippets.resource("/shell/look-alikes.txt")
        .lines()
        .map(line -> line.replace('⏎', '\n').replace('⇥', '\t'));
  }

  @Test
  void moreThanTwoHundredLookAlikesAreTried() {
    assertThat(lookAlikes()).hasSizeGreaterThan(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "git checkout <commit-hash> ⇒ commit-hash",
        "git checkout \"<commit hash>\" ⇒ commit hash",
        "ssh <host> uptime ⇒ host",
        "WORK=[SELECT A PATH] ⇒ SELECT A PATH",
        "CLUSTER=[sc | wc] ⇒ sc | wc",
        "gcloud disks list --project [shop-test|shop-prod] ⇒ shop-test|shop-prod",
        "LEVEL=debug|info|warn ⇒ debug|info|warn",
        "export KEY=$(your deploy key) ⇒ your deploy key",
        "TOKEN=\"$(...installation token...)\" ⇒ TOKEN",
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
        "ping your-server.example.com ⇒ your-server.example.com",
        "ping your_host ⇒ your_host",
        "ping 10.0.0.xxx ⇒ 10.0.0.xxx",
        "kubectl delete pod web-xxxxx ⇒ web-xxxxx",
        "docker run … ⇒ …",
        "docker run -e A=... image ⇒ A",
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
        "curl -d '{\"name\": \"<name>\"}' http://x ⇒ name",
        "curl http://<ip:port>/ ⇒ ip:port",
        "x <pod name (from above)> <path or url> <2-letter-code> ⇒ pod name (from above),path or"
            + " url,2-letter-code",
        "x <...> <#> ⇒ ...,#",
        "docker pull app:v<version> && ping node<N>.lan ⇒ version,N",
        "mysql <dump-<date>.sql ⇒ date",
        "psql < dump-<date>.sql > out ⇒ date",
        "git config user.email <your.name@example.com> ⇒ your.name@example.com",
        "ssh <user@host> ⇒ user@host",
        "sed -i 's/image: .*/image: <tag>/' f.yaml ⇒ tag",
        "sed 's/<old>/<new>/g' f ⇒ old,new",
        "echo a; x ... ⇒ ...",
        "x list ... --zone=... --key-ring '...' --n 1 ⇒ ...,zone,key-ring",
        "kubectl logs POD_NAME -n NAMESPACE ⇒ POD_NAME,NAMESPACE",
        "kubectl logs PODNAME --previous ⇒ PODNAME",
        "aws ec2 stop-instances --instance-ids INSTANCE-ID ⇒ INSTANCE-ID",
        "gcloud config set project PROJECT_ID ⇒ PROJECT_ID",
        "aws s3 cp s3://BUCKET/PREFIX/x . ⇒ BUCKET,PREFIX",
        "psql -h HOST -p PORT -U USER -d DATABASE ⇒ HOST,PORT,USER,DATABASE",
        "ssh USER@SERVER uptime ⇒ USER,SERVER",
        "ssh h \"kubectl -n NAMESPACE get pods\" ⇒ NAMESPACE",
        "curl -H 'Authorization: Bearer TOKEN' http://HOST:PORT/v1 ⇒ TOKEN,HOST,PORT",
        "helm upgrade RELEASE_NAME ./chart --set image.tag=VERSION ⇒ RELEASE_NAME,VERSION",
        "mysql -e \"DELETE FROM t WHERE id = ORDER_ID\" ⇒ ORDER_ID",
        "psql -c \"DROP DATABASE DB_NAME\" ⇒ DB_NAME",
        "az group create --name RESOURCE_GROUP --date DATE ⇒ RESOURCE_GROUP,DATE",
        "ping X.X.X.X; ping 10.0.x.x ⇒ X.X.X.X,10.0.x.x",
        "git tag vX.Y.Z && git checkout release-X.Y ⇒ vX.Y.Z,X.Y",
        "mount /dev/sdX1 /mnt && mkfs.xfs /dev/nvmeXn1 ⇒ /dev/sdX1,/dev/nvmeXn1",
        "x %HOST% @@TOKEN@@ __REGION__ INC-NNNN ⇒ %HOST%,@@TOKEN@@,__REGION__,INC-NNNN",
        "curl https://your-domain.com/x your-domain.com ⇒ your-domain.com,your-domain.com",
        "aws ec2 stop-instances --instance-ids i-xxxxxxxx --sg=sg-XXXX ⇒ i-xxxxxxxx,sg-XXXX",
        "az x --id xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx ⇒ xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
        "kubectl logs web-xxxxx-yyyyy && ping 10.x.x.x && x v1.x.x ⇒"
            + " web-xxxxx-yyyyy,10.x.x.x,v1.x.x",
        "export KEY=sk-... && docker pull app@sha256:... ⇒ KEY",
        "kubectl -n <<namespace>> get pods ⇒ namespace",
        "ssh yourusername@yourserver.com && ping yourdomain.com ⇒"
            + " yourusername,yourserver.com,yourdomain.com",
        "export AWS_PROFILE=PROFILE_NAME; make x ENV=ENVIRONMENT ⇒ PROFILE_NAME,ENVIRONMENT",
        "redis-cli -h HOST CLUSTER INFO; kill -9 PID ⇒ HOST,PID",
        "mysqldump -p[password] x | curl 'http://localhost/?a=<a>&b=<b>' ⇒ password,a,b",
        "x hooks/XXX/YYYY/ZZZ; dd if=/dev/sdX of=/dev/sdY ⇒ XXX/YYYY/ZZZ,/dev/sdX,/dev/sdY",
        "kubectl get secret MYAPP-db -n UNIT; DB_URL=postgres://... x ⇒ MYAPP,UNIT,DB_URL",
        "gh release create v<X.Y.Z> --img <registry>/<img> ⇒ X.Y.Z,registry,img",
        "export KEY=sk-your-key-here ⇒ sk-your-key-here",
        "aws ssm get-parameter --name '/app/{env}/db'; cp config.{env2}.yml x_{date}.sql ⇒"
            + " env,env2,date",
        "ping yourHost YOUR-HOST ⇒ yourHost,YOUR-HOST",
        "kubectl logs \"[pod]\" '[pod name]' ⇒ pod,pod name",
        "curl 'http://localhost/users/{user_id}/x' ⇒ user_id",
        "CLUSTER={{ cluster_name }} ⇒ cluster_name",
        "echo {{name}}; x {{ one }} {{two_words}} ⇒ two_words",
        "sudo bash -c 'A=1; pg_restore -U \"$PGUSER_NAME\" $A' ⇒ PGUSER_NAME",
        "ssh db 'rm -r $OLD_DIR' ⇒ OLD_DIR",
        "ssh db bash -s <<'EOF'\\ncd $WORK_DIR\\nEOF ⇒ WORK_DIR"
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
  void theEnvironmentSetsVariablesButSaysNothingOfWords() {
    PlaceholderFinder finder =
        new PlaceholderFinder(Map.of(), new Variables(Set.of(), false), Set.of("NAME"));
    assertThat(finder.in("x $NAME NAME").stream().map(Placeholder::raw)).containsExactly("NAME");
  }

  @Test
  void whatBashSetsInAnEmptyEnvironmentIsNotAskedFor() throws IOException {
    List<String> set = variablesOfBash();
    assertThat(set).contains("_", "HISTCMD", "SHELLOPTS").hasSizeGreaterThan(30);
    PlaceholderFinder finder = new PlaceholderFinder(Map.of(), new Variables(Set.of(), false));
    assertThat(set.stream().filter(name -> !finder.in("echo $" + name).isEmpty())).isEmpty();
  }

  private static List<String> variablesOfBash() throws IOException {
    ProcessBuilder bash = new ProcessBuilder("bash", "--norc", "-c", "compgen -v");
    bash.environment().clear();
    Process process = bash.start();
    try (BufferedReader names = process.inputReader()) {
      return names.lines().toList();
    }
  }

  @Test
  void doubledBracesAreTheAuthorsOwnWhereParametersAreDeclared() {
    PlaceholderFinder finder = new PlaceholderFinder(Map.of("rev", Optional.empty()), SET);
    assertThat(finder.in("A={{ cluster_name }} B={{rev}}").stream().map(Placeholder::name))
        .containsExactly("rev");
  }

  @Test
  void aWordInCapitalsThatTheScriptSetsIsNoPlaceholder() {
    Variables set = new Variables(Set.of("POD_NAME"), false);
    assertThat(new PlaceholderFinder(Map.of(), set).in("kubectl logs POD_NAME")).isEmpty();
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
        ". ~/.bashrc; source <(kubectl completion bash) ⇒ `` ⇒ false",
        "source venv/bin/activate ⇒"
            + " VIRTUAL_ENV,VIRTUAL_ENV_PROMPT,CONDA_PREFIX,CONDA_DEFAULT_ENV,PYENV_VERSION ⇒"
            + " false",
        "exec {fd}<file ⇒ fd ⇒ false",
        ". ./env ⇒ `` ⇒ true",
        "eval \"$(ssh-agent)\" ⇒ SSH_AUTH_SOCK,SSH_AGENT_PID ⇒ false",
        "eval \"$(cat settings)\" ⇒ `` ⇒ true",
        "set -a; . .env; set +a ⇒ `` ⇒ true",
        "declare -A map=([a]=b); local z ⇒ map,z ⇒ false",
        "printf '%s\\n' foo ⇒ `` ⇒ false"
      })
  void seesWhichVariablesAScriptSets(String text, String names, boolean open) {
    Variables set = VariableReader.of(new ShellContext(text, List.of()));
    assertThat(set.open()).isEqualTo(open);
    assertThat(set.assigned()).isEqualTo(names.isEmpty() ? Set.of() : Set.of(names.split(",")));
  }

  private static List<String> found(String text) {
    return new PlaceholderFinder(Map.of(), SET).in(text).stream().map(Placeholder::name).toList();
  }
}
