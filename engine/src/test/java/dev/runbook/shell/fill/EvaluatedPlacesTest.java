package dev.runbook.shell.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places where a shell or a program runs what looks like a mere value. */
class EvaluatedPlacesTest {
  private static final String RUNS = "a[$(boom)]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test -v <x>",
        "[ -v <x> ]",
        "[ -v \"<x>\" ] && far",
        "[[ -v <x> ]]",
        "printf -v <x> hi",
        "A=([<x>]=1)",
        "A=(['<x>']=1 b)",
        "read -r <x> <<< hi",
        "unset 'A[<x>]'",
        "compgen -W <x>",
        "PS4=<x>",
        "PROMPT_COMMAND=\"far <x>\"",
        "BASH_ENV=<x> bash -c far",
        "export BASH_ENV=<x>",
        "env BASH_ENV=<x> bash -c far",
        "sudo ENV='<x>' sh -c far",
        "GIT_SSH_COMMAND=<x> git fetch",
        "tar -I <x> -xf a",
        "tar --to-command=<x> -xf a",
        "tar --checkpoint-action=exec=<x> -cf a b",
        "rsync -e \"ssh -p <x>\" a b",
        "rsync --rsync-path=<x> a b",
        "bash < <(echo <x>)",
        "ssh h 'bash -s' < <(echo <x>)",
        "while read a; do eval \"$a\"; done < <(echo <x>)",
        "echo <x> > >(sh)",
        "echo \"export A=<x>\" >> ~/.bashrc",
        "echo A=<x> | sudo tee -a /etc/profile",
        "kubectl get pods -o jsonpath='{.items[?(@.a==\"<x>\")]}'",
        "psql \"host=<x> dbname=shop\"",
        "pg_dump -d \"host=h password=<x>\"",
      })
  void holdsOnlyPlainValues(String text) {
    assertThat(filling(text).slots())
        .allSatisfy(slot -> assertThat(slot.takes().holds(RUNS)).as(text).isFalse())
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=(<x> \"<x>\" [0]=<x>)",
        "[ -n <x> ]",
        "[ 1 -eq <x> ]",
        "test -f <x>",
        "printf '%s' <x>",
        "sort < <(echo <x>)",
        "tar -xf <x>",
        "rsync -a <x> b",
        "psql -v name=<x> -f a.sql",
        "PGPASSWORD=<x> psql -h h",
        "export NAME=<x>",
      })
  void itsNeighboursHoldAnyValue(String text) {
    assertThat(filling(text).slots())
        .allSatisfy(slot -> assertThat(slot.takes()).as(text).isEqualTo(AllowedValues.ANY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "declare -i V",
        "typeset -ri W V",
        "local -n V",
        "echo ${!V}",
        "echo \"${V@P}\"",
        "echo ${A[V]}",
        "echo \"${A[V+1]}\"",
        "[[ V -eq 1 ]]",
        "[[ 1 -lt V && -f a ]]",
        "echo ${S:V}",
        "echo \"${S:0:V}\"",
        "let W=V+1",
      })
  void aVariableThatIsEvaluatedHoldsOnlyPlainValues(String use) {
    assertThat(flows(use).of("x")).as(use).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "declare -r V",
        "echo \"${V}\" \"${#V}\" \"${V:-a}\"",
        "[[ \"$V\" == a ]]",
        "[[ -n $V ]]",
        "echo \"${S:-V}\"",
        "echo V",
      })
  void aVariableThatIsOnlyUsedHoldsAnyValue(String use) {
    assertThat(flows(use).of("x")).as(use).isEmpty();
  }

  private static ValueFlows flows(String use) {
    return ValueFlows.of(
        List.of(
            new ValueFlows.Text("V=<x>", places("V=<x>"), 1),
            new ValueFlows.Text(use, List.of(), 2)));
  }

  private static Filling filling(String text) {
    return Filling.of(text, places(text), Set.of());
  }

  private static List<Placeholder> places(String text) {
    List<Placeholder> found = new ArrayList<>();
    Matcher matcher = Pattern.compile("<x>").matcher(text);
    while (matcher.find()) {
      found.add(
          new Placeholder(
              matcher.start(), matcher.end(), "x", "<x>", Placeholder.Kind.ANGLE, List.of()));
    }
    return found;
  }
}
