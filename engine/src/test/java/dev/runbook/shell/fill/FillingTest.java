package dev.runbook.shell.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Placeholder;
import dev.runbook.shell.fill.Filling.Filled;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FillingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '†',
      value = {
        "cat <x> ⇒ it's$ ⇒ cat 'it'\\''s$'",
        "cat '<x>' ⇒ it's$ ⇒ cat 'it'\\''s$'",
        "cat \"<x>\" ⇒ it's$ ⇒ cat \"it's\\$\"",
        "cat $'<x>' ⇒ it's$ ⇒ cat $'it\\'s$'",
        "cat <x> ⇒ v1.2/a-b ⇒ cat v1.2/a-b",
        "cat <x> ⇒ - ⇒ cat '-'",
        "<x> a ⇒ git ⇒ git a",
        "<x> a ⇒ if ⇒ 'if' a",
        "cat {a,<x>} ⇒ b,c ⇒ cat {a,'b,c'}",
        "cat <x>>f ⇒ 2 ⇒ cat '2'>f",
        "cat \"$HOME<x>\" ⇒ a ⇒ cat \"$HOME\"\"a\"",
        "cat $HOME<x> ⇒ a ⇒ cat $HOME'a'",
        "ssh h \"cat <x>\" ⇒ a b ⇒ ssh h \"cat 'a b'\"",
        "ssh h \"cat <x>\" ⇒ $a ⇒ ssh h \"cat '\\$a'\"",
        "ssh h cat <x> ⇒ a b ⇒ ssh h cat ''\\''a b'\\'''",
        "ssh h 'cat \"<x>\"' ⇒ it's$ ⇒ ssh h 'cat \"it'\\''s\\$\"'",
        "psql -c \"select '<x>'\" ⇒ it's ⇒ psql -c \"select 'it''s'\"",
        "psql -c 'select \"<x>\"' ⇒ a\"b ⇒ psql -c 'select \"a\"\"b\"'",
        "psql -c \"drop table <x>\" ⇒ a_b.c ⇒ psql -c \"drop table a_b.c\"",
        "mysql -e \"select '<x>'\" ⇒ it's\\ ⇒ mysql -e \"select 'it''s\\\\\\\\'\"",
        "mysql -e 'select \"<x>\"' ⇒ a\"b\\ ⇒ mysql -e 'select \"a\"\"b\\\\\"'",
        "mysql -e 'select * from `<x>`' ⇒ a`b ⇒ mysql -e 'select * from `a``b`'",
        "curl -d '{\"a\": \"<x>\"}' h ⇒ a\"b\\ ⇒ curl -d '{\"a\": \"a\\\"b\\\\\"}' h",
        "true # <x> ⇒ it's $(a) ⇒ true # it's $(a)"
      })
  void aValueIsWrittenForEveryReaderOnItsWay(String text, String value, String filled) {

    assertThat(fill(text, value).text()).isEqualTo(filled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '†',
      value = {
        "far `far <x>` ⇒ PLAIN ⇒ between backticks the shell has its own rules for quotes",
        "far $((<x>+1)) ⇒ NUMBER ⇒ the shell calculates there, and calculating runs the text in"
            + " brackets",
        "(( <x> > 1 )) ⇒ NUMBER ⇒ the shell calculates there, and calculating runs the text in"
            + " brackets",
        "[[ 1 -lt <x> ]] ⇒ NUMBER ⇒ `[[` calculates with it, and calculating runs the text in"
            + " brackets",
        "[[ a =~ <x> ]] ⇒ PLAIN ⇒ it is part of a regular expression there",
        "far ${A:-<x>} ⇒ PLAIN ⇒ inside `${…}` the shell has its own rules for quotes",
        "far ${A#<x>} ⇒ NONE ⇒ inside `${…}` the shell has its own rules for quotes",
        "far \\<x> ⇒ NONE ⇒ a backslash right before it would escape its first character",
        "far \"$<x>\" ⇒ NONE ⇒ a `$` right before it would make it the name of a variable",
        "far $'\\x4<x>' ⇒ NONE ⇒ a backslash right before it would escape its first character",
        "far ~<x> ⇒ PLAIN ⇒ with the `~` before it the shell reads it as a user's name",
        "far {1..<x>} ⇒ WORD ⇒ the shell counts with it in `{…..…}`",
        "export <x>=1 ⇒ PLAIN ⇒ the shell reads it as a variable's name",
        "a[<x>]=1 ⇒ PLAIN ⇒ the shell reads it as a name there",
        "<x>() { far; } ⇒ NONE ⇒ it would be a function's name",
        "cat <<<x>⏎a⏎EOF ⇒ PLAIN ⇒ the text around it does not read as complete shell text",
        "cat << <x>⏎a⏎EOF ⇒ PLAIN ⇒ the text around it does not read as complete shell text",
        "far \"<x> ⇒ PLAIN ⇒ the text around it does not read as complete shell text",
        "cat <<EOF⏎$A<x>⏎EOF ⇒ NONE ⇒ it would go on the name of the variable before it",
        "<x> --version ⇒ PROGRAM ⇒ it names the program to run",
        "$A far <x> ⇒ PLAIN ⇒ only the shell knows which program gets it",
        "ssh <x> far ⇒ HOST ⇒ it is an argument of ssh itself",
        "ssh h \"far $A; far <x>\" ⇒ PLAIN ⇒ the shell expands another part of the same text, and"
            + " what that gives may change how it is read",
        "ssh h \"far $A<x>$A\" ⇒ PLAIN ⇒ the shell expands another part of the same text, and what"
            + " that gives may change how it is read",
        "ssh $A h \"far <x>\" ⇒ PLAIN ⇒ what the shell expands before it may change which command"
            + " it belongs to",
        "sudo -i far <x> ⇒ PLAIN ⇒ `sudo` reads its arguments again before they reach their"
            + " program",
        "find . -exec far <x> \\; ⇒ PLAIN ⇒ `find` reads its arguments again before they reach"
            + " their program",
        "scp f h:<x> ⇒ PLAIN ⇒ `scp` reads its arguments again before they reach their program",
        "awk '/<x>/' f ⇒ CODE ⇒ it is in the text of a program for `awk`, where other"
            + " characters could end its string",
        "sed 's/a/<x>/' f ⇒ CODE ⇒ it is in the text of a program for `sed`, where other"
            + " characters could end its string",
        "jq '.a == \"<x>\"' f ⇒ STRING ⇒ it is in the text of a program for `jq`, where other"
            + " characters could end its string",
        "python3 -c 'print(<x>)' ⇒ CODE ⇒ it is in the text of a program for `python3`, where"
            + " other characters could end its string",
        "python3 <<'EOF'⏎print(\"<x>\")⏎EOF ⇒ STRING ⇒ it is in the text of a program for"
            + " `python3`, where other characters could end its string",
        "printf '<x>' ⇒ NO_FORMAT ⇒ `printf` reads it as its format",
        "echo -e \"<x>\" ⇒ NO_BACKSLASH ⇒ `echo` reads a backslash in it as the start of an escape",
        "psql -c \"delete from t where a = <x>\" ⇒ NUMBER ⇒ it is outside quotes in text for"
            + " `psql`, where it is read as SQL",
        "psql -c \"drop table <x>\" ⇒ NAME ⇒ it is outside quotes in text for `psql`, where it"
            + " is read as SQL",
        "psql -c \"drop table t_<x>\" ⇒ WORD ⇒ it is outside quotes in text for `psql`, where"
            + " it is read as SQL",
        "psql -c \"select 1 -- <x>\" ⇒ CODE ⇒ it is in a comment of the SQL",
        "psql -c 'do $$ <x> $$' ⇒ CODE ⇒ it is in a string in dollar quotes",
        "psql -c \"select E'<x>'\" ⇒ CODE ⇒ it is in a string whose quotes have a letter before"
            + " them",
        "psql -c \"\\copy t from '<x>'\" ⇒ CODE ⇒ it is in a command of the client itself",
        "curl -d '{\"a\": <x>}' h ⇒ STRING ⇒ it is outside the strings of JSON text",
        "echo \"far <x>\" | sh ⇒ PLAIN ⇒ what `echo` prints is read as code by what it is piped"
            + " into",
        "while read a; do far; done <<EOF⏎<x>⏎EOF ⇒ PLAIN ⇒ a compound command reads it, and its"
            + " use there is not known",
        "ssh h \"$(far <x>)\" ⇒ PLAIN ⇒ what the `$(…)` around it prints is read as code: it names"
            + " the program to run",
        "job <x> ⇒ PLAIN ⇒ `job` is a function of this page, and what that does with it is not"
            + " followed"
      })
  void aPlaceThatCannotHoldEveryValueSaysWhy(String text, AllowedValues takes, String reason) {
    String written = text.replace('⏎', '\n');
    Slot slot = Filling.of(written, places(written), Set.of("job")).slots().get(0);
    assertThat(slot.takes()).isEqualTo(takes);
    assertThat(slot.reason()).isEqualTo(reason);
    Filled refused = fill(written, "a $(b) 'c\\%");
    assertThat(refused.complaints()).hasSize(1);
    assertThat(refused.complaints().get(0).message()).contains(reason).doesNotContain("$(b)");
    assertThat(refused.text()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "far <x> | cat <<<x>",
        "cat <<'EOF'\n<x>\nEOF",
        "ssh h sh <<EOF\nfar\n<x>\nEOF",
      })
  void noValueEndsAHeredoc(String text) {
    assertThat(fill(text, "EOF").complaints())
        .hasSizeGreaterThanOrEqualTo(text.startsWith("far") ? 0 : 1);
  }

  /** The docker that a value names is a wrapper as one on the page is. */
  @Test
  void aPlainValueMaySayWhichProgramReadsTheOthers() {
    String text = "<tool> exec c sh -c \"far <x>\"";
    assertThat(fill(text, Map.of("tool", "docker", "x", "v1")).text())
        .isEqualTo("docker exec c sh -c \"far v1\"");
    assertThat(fill(text, Map.of("tool", "docker", "x", "a b")).complaints()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      value = {
        "ssh <x> h 'far' ⇒ -v",
        "docker exec <x> c sh -c 'far' ⇒ -u",
        "<x> far ⇒ A=1",
        "sudo <x> sh -c 'far' ⇒ -u"
      })
  void noValueChangesHowACommandIsBuilt(String text, String value) {
    Filled filled = fill(text, value);
    boolean quoted = filled.text().startsWith("'A=1'");
    assertThat(quoted || !filled.complaints().isEmpty()).as(filled.text()).isTrue();
  }

  @Test
  void placesWithoutAValueStayAsTheyAre() {
    assertThat(fill("far <x> \"<y>\" {{z}}", Map.of("y", "a b")).text())
        .isEqualTo("far <x> \"a b\" {{z}}");
  }

  @Test
  void theWaysAValueIsWrittenAreKnownForMasking() {
    Filled filled = fill("ssh h \"far '<x>' <x>\"; far <x>", "it's$ecret");
    assertThat(filled.written().get("x"))
        .contains(
            "it's$ecret",
            "'it'\\''s$ecret'",
            "it'\\''s$ecret",
            "it'\\\\''s\\$ecret",
            "'it'\\\\''s\\$ecret'");
    assertThat(filled.written().get("x"))
        .isSortedAccordingTo((a, b) -> Integer.compare(b.length(), a.length()));
  }

  @Test
  void textWithCharactersForPrivateUseTakesPlainValues() {
    assertThat(fill("far \uE123 <x>", "a b").complaints()).hasSize(1);
    assertThat(fill("far \uE123 <x>", "ab").text()).isEqualTo("far \uE123 ab");
    assertThat(fill("far <x> <y>", Map.of("x", "\uE011", "y", "a b")).text())
        .isEqualTo("far '\uE011' 'a b'");
  }

  private static Filled fill(String text, String value) {
    return fill(text, Map.of("x", value));
  }

  private static Filled fill(String text, Map<String, String> values) {
    return Filling.of(text, places(text), Set.of("job")).with(values);
  }

  private static List<Placeholder> places(String text) {
    return AnglePlaces.in(text, Pattern.compile("<(x|y|tool)>"));
  }
}
