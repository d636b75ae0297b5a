package dev.runbook.shell.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Placeholder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables that wait for a person, and those that the page sets itself. */
class WaitingVariablesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      value = {
        "node=⏎kubectl drain $node ⇒ node=?⏎kubectl drain $node",
        "node= # which one?⏎drain \"$node\" ⇒ node=? # which one?⏎drain \"$node\"",
        "node=\"\"⏎drain \"$node\" ⇒ node=\"?\"⏎drain \"$node\"",
        "node=''; drain $node ⇒ node='?'; drain $node",
        "export at=0x⏎cast $at ⇒ export at=?0x⏎cast $at",
        "url=https://⏎curl $url ⇒ url=?https://⏎curl $url",
        "url=\"ws://\"; curl $url ⇒ url=\"?ws://\"; curl $url",
        "a= b=⏎x $a ${b%.*} ⇒ a=? b=?⏎x $a ${b%.*}",
        "node=⏎ssh h <<EOF⏎echo $node⏎EOF ⇒ node=?⏎ssh h <<EOF⏎echo $node⏎EOF",
        "export NODE_NAME= ⇒ export NODE_NAME=?",
        "export A=\"\" B=2⏎x $A ⇒ export A=\"?\" B=2⏎x $A",
        "node=⏎f() { drain \"$node\"; } ⇒ node=?⏎f() { drain \"$node\"; }"
      })
  void areAskedForWhereTheyAreSetToNothing(String script, String marked) {
    StringBuilder text = new StringBuilder(script);
    List<Placeholder> found = Found.all(script);
    for (int i = found.size() - 1; i >= 0; i--) {
      assertThat(found.get(i).kind()).isEqualTo(Placeholder.Kind.BLANK);
      text.insert(found.get(i).start(), "?");
    }
    assertThat(text).hasToString(marked);
  }

  @Test
  void areAskedForWhereAnotherBlockUsesThem() {
    List<String> blocks = List.of("node=\n", "kubectl drain $node\n");
    PlaceholderFinder finder =
        PlaceholderFinder.ofPage(List.of(), Set.of(), Set.of(), Set.of(), blocks);
    assertThat(finder.in(blocks.get(0))).extracting(Placeholder::name).containsExactly("node");
    assertThat(finder.in(blocks.get(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node=",
        "node=⏎echo done",
        "IFS= read -r line; echo \"$line\"",
        "args=⏎for f in a b; do args=\"$args $f\"; done⏎x $args",
        "found=⏎if x; then found=yes; fi⏎echo $found",
        "name=⏎read -r name⏎echo $name",
        "opt=⏎echo \"${opt:-none}\"",
        "LC_ALL= sort f",
        "out=⏎out=$(x)⏎echo $out",
        "line=⏎while read -r line; do echo $line; done",
        "list=()⏎echo $list",
        "export A=⏎echo done",
        "proto=https://⏎curl $proto$HOSTNAME",
        "url=https://⏎url=$url$HOSTNAME⏎curl $url",
        "export NODE_NAME=⏎NODE_NAME=$(hostname)⏎x $NODE_NAME",
        "export HISTFILE= http_proxy="
      })
  void areNotAskedForWhereNothingIsMeant(String script) {
    assertThat(Found.names(script)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source venv/bin/activate⏎echo $VIRTUAL_ENV",
        ". .venv/bin/activate⏎ls \"$VIRTUAL_ENV/bin\"",
        "conda activate base⏎echo $CONDA_PREFIX",
        "eval \"$(ssh-agent -s)\"⏎kill $SSH_AGENT_PID",
        "eval $(minikube docker-env)⏎echo $DOCKER_HOST",
        "for f in a b; do echo $f; done",
        "select f in a b; do echo $f; done",
        "read -rp 'Name: ' name⏎echo $name",
        "while IFS=, read -r a b; do echo $a $b; done <f",
        "mapfile -t lines <f⏎echo $lines",
        "printf -v out '%s' x⏎echo $out",
        "exec {fd}<f⏎cat <&$fd",
        "coproc P { x; }⏎echo $P",
        "((n = 1))⏎echo $n",
        "echo $((n + 1)) $n",
        "ssh h bash -s <<EOF⏎n=1⏎echo $n⏎EOF",
        "ssh h 'bash -s' <<EOF⏎for f in a; do echo $f; done⏎EOF",
        "ssh h <<'EOF'⏎n=$(hostname)⏎echo $n⏎EOF",
        "sudo bash -c 'n=1; echo $n'",
        "ssh h \"n=1; echo $n\"",
        "cat > job.sh <<'EOF'⏎echo $UNKNOWN⏎EOF",
        "docker exec db sh -c 'echo $POSTGRES_USER'",
        "source settings.env⏎echo $ANY",
        "eval \"$(cat settings)\"⏎echo $ANY"
      })
  void areNotAskedForWhereThePageSetsThem(String script) {
    assertThat(Found.names(script)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      value = {
        "source venv/bin/activate⏎echo $TARGET ⇒ TARGET",
        "conda activate base⏎echo $TARGET ⇒ TARGET",
        "eval \"$(ssh-agent -s)\"⏎ssh-add $KEYFILE ⇒ KEYFILE",
        "A=$A x ⇒ A",
        "export A=\"$A\"⏎x \"$A\" ⇒ A,A",
        "cat > .env <<EOF⏎DB_HOST=$DB_HOST⏎EOF ⇒ DB_HOST",
        "ssh h \"DB=$DB x\" ⇒ DB",
        "ssh h bash -s <<'EOF'⏎echo $WHERE⏎EOF ⇒ WHERE",
        "ssh h 'cat > f' <<EOF⏎n=1⏎echo $m⏎EOF ⇒ m",
        "for f in $FILES; do echo $f; done ⇒ FILES",
        "read -r a <$INPUT⏎echo $a ⇒ INPUT"
      })
  void areAskedForWhereNothingSetsThem(String script, String names) {
    assertThat(Found.names(script)).isEqualTo(names);
  }
}
