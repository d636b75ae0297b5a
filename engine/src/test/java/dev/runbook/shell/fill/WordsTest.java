package dev.runbook.shell.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Bash;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.fill.Filling.Filled;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code <command>} and {@code <args…>} take several words, each one argument. */
class WordsTest {
  private static final List<String> NASTY =
      List.of("a b", "it's", "$(boom)", "`boom`", "; boom", "*", "", "-n", "\\", "\"$HOME\"", "if");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '†',
      value = {
        "far <args…> ⇒ a b ⇒ far a b",
        "far <args…> ⇒ a 'b c' ⇒ far a 'b c'",
        "far <args…> ⇒ $HOME; x ⇒ far '$HOME;' x",
        "far <args…> ⇒ '' ⇒ far ''",
        "far '<args…>' ⇒ 'b c' ⇒ far 'b c'",
        "ssh h \"far <args…>\" ⇒ a 'b c' ⇒ ssh h \"far a 'b c'\"",
        "ssh h <command> ⇒ ls -l ⇒ ssh h 'ls -l'",
        "kubectl exec p -- <command> ⇒ sh -c 'ls /tmp' ⇒ kubectl exec p -- sh -c 'ls /tmp'",
        "<command> ⇒ if a ⇒ 'if' a",
        "<command> | sort ⇒ ls -l ⇒ ls -l | sort",
        "for f in <args…>; do far; done ⇒ a b ⇒ for f in a b; do far; done"
      })
  void eachWordIsQuotedForEveryShellOnItsWay(String text, String value, String filled) {
    Filled all = fill(text, value);
    assertThat(all.complaints()).isEmpty();
    assertThat(all.text()).isEqualTo(filled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '†',
      value = {
        "far '<args…>' ⇒ a b ⇒ it can be only one word here",
        "far x<args…> ⇒ a b ⇒ it can be only one word here",
        "far > <args…> ⇒ a b ⇒ it can be only one word here",
        "V=<args…> ⇒ a b ⇒ it can be only one word here",
        "cat <<'EOF'⏎<args…>⏎EOF ⇒ a b ⇒ it can be only one word here",
        "case <args…> in a) far;; esac ⇒ a b ⇒ it can be only one word here",
        "far <args…> ⇒ a 'b ⇒ a quote in it is never closed",
        "far <args…> ⇒ a b\\ ⇒ a quote in it is never closed",
        "sudo -i far <args…> ⇒ a 'b c' ⇒ it can be only letters",
        "sudo <command> ⇒ -u ls ⇒ it can be only a program's name",
        "ssh <args…> ⇒ -v h ⇒ it can be only a host's name",
        "docker exec <args…> far ⇒ -u c ⇒ the shell would read other commands or words"
      })
  void moreWordsAreRefusedWhereTheyCannotStand(String text, String value, String reason) {
    Filled refused = fill(text.replace('⏎', '\n'), value);
    assertThat(refused.complaints()).hasSize(1);
    assertThat(refused.complaints().get(0).message()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "far <args…>",
        "far a <args…>",
        "env V=1 timeout 9 far <args…>",
        "ssh h far <args…>",
        "ssh h \"far <args…>\"",
        "ssh h 'cd / && far <args…>'",
        "ssh h \"bash -c 'far <args…>'\"",
        "ssh h bash -s <<'EOF'\nfar <args…>\nEOF",
        "sh <<EOF\nfar <args…>\nEOF",
        "docker exec c far <args…>",
        "for f in <args…>; do far \"$f\"; done",
        "A=(<args…>); far \"${A[@]}\"",
        "far \"$(printf '%s' <args…>)\"",
        "true | far <args…> 2>/dev/null",
        "timeout 9 <command>",
        "ssh h <command>",
        "ssh h \"<command>\"",
        "sh -c <command>",
        "docker exec c <command>",
        "docker exec c sh -c \"cd / && <command>\"",
        "<command> && true"
      })
  void everyWordArrives(String text) {
    Bash.needed();
    FarEnd far = new FarEnd(folder);
    StringBuilder value = new StringBuilder(text.contains("command") ? "far" : "first");
    NASTY.forEach(word -> value.append(" '").append(word.replace("'", "'\\''")).append('\''));
    Filled filled = fill(text, value.toString());
    assertThat(filled.complaints()).isEmpty();
    String given = far.given(List.of(filled.text())).get(0);
    String last = String.join(text.contains("printf") ? "" : "\0", NASTY);
    assertThat(given).as(filled.text()).endsWith(last + "\0");
    assertThat(far.exploded()).isFalse();
  }

  @Test
  void wordsAreTakenApartAsAShellWould() {
    assertThat(words(" a  'b c' \"d \\\" $e\" f\\ g '' h'i'j "))
        .contains(List.of("a", "b c", "d \" $e", "f g", "", "hij"));
    assertThat(words("a; b | c > d # e"))
        .contains(List.of("a;", "b", "|", "c", ">", "d", "#", "e"));
    assertThat(words("\"a\\n\"")).contains(List.of("a\\n"));
    assertThat(words("'a")).isEmpty();
    assertThat(words("\"a")).isEmpty();
    assertThat(words("a\\")).isEmpty();
  }

  private static Optional<List<String>> words(String value) {
    return WordList.of(value);
  }

  private static Filled fill(String text, String value) {
    return Filling.of(text, places(text), Set.of()).with(Map.of("command", value, "args…", value));
  }

  private static List<Placeholder> places(String text) {
    return AnglePlaces.in(text, Pattern.compile("<(command|args…)>"));
  }
}
