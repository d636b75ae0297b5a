package dev.runbook.bashcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash rejects is said on the page: where, and what is missing. Line breaks are `/`. */
class BashRefusalTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          echo "a/b               ¦ 4:6 ¦ the `"` that opens here is never closed ¦ write `"` where it ends
          echo "b" "a \\" c       ¦ 4:10 ¦ the `"` that opens here is never closed ¦ write `"` where it ends
          echo it's               ¦ 4:8 ¦ the `'` that opens here is never closed ¦ write `'` where it ends
          echo `ls                ¦ 4:6 ¦ the backtick that opens here is never closed ¦ write a backtick where it ends
          echo $(ls $(a) b        ¦ 4:6 ¦ this `$(` has no `)` ¦ write `)` where it ends
          x/echo ${a              ¦ 5:6 ¦ the `${` that opens here is never closed ¦ write `}` where it ends
          a=(1 2                  ¦ 4:3 ¦ the array that begins here has no `)` ¦ write `)` after its last element
          diff <(a                ¦ 4:6 ¦ this `$(` has no `)` ¦ write `)` where it ends
          [[ -f x                 ¦ 4:1 ¦ this `[[` has no `]]` ¦ write ` ]]` after the condition
          if true; then/ x        ¦ 4:1 ¦ this `if` has no `fi` ¦ write `fi` where it ends
          if a; then/if b; then/c/fi¦ 4:1 ¦ this `if` has no `fi` ¦ write `fi` where it ends
          while a; do/if b; then/c¦ 5:1 ¦ this `if` has no `fi` ¦ write `fi` where it ends
          for a in b; do/echo if  ¦ 4:1 ¦ this `for` has no `done` ¦ write `done` where it ends
          case x in/ a) b ;;      ¦ 4:1 ¦ this `case` has no `esac` ¦ write `esac` where it ends
          f() {/ a                ¦ 4:5 ¦ this `{` has no `}` ¦ write `}` where it ends, after a `;` or on its own line
          (a/b                    ¦ 4:1 ¦ this `(` has no `)` ¦ write `)` where it ends
          while a; do/ if b; then/  c/done¦ 7:1 ¦ `done` is not allowed here ¦ this `if` has no `fi`: write `fi` where it ends
          if x/ a/fi              ¦ 6:1 ¦ `fi` is not allowed here ¦ this `if` has no `then`: write `then` where it ends
          for i in a/ b/done      ¦ 5:2 ¦ `b` is not allowed here ¦ this `for` has no `do`: write `do` where it ends
          if x; then/fi           ¦ 5:1 ¦ `fi` is not allowed here ¦ a command is missing before it
          a &&                    ¦ 4:4 ¦ the text ends where a command is expected ¦ write the command that is missing
          a |                     ¦ 4:3 ¦ the text ends where a command is expected ¦ write the command that is missing
          a & ; b                 ¦ 4:5 ¦ `;` is not allowed here ¦ a command is missing before it
          a/fi                    ¦ 5:1 ¦ `fi` is not allowed here ¦ no `if` is open here
          echo "fi"; fi # fi      ¦ 4:12 ¦ `fi` is not allowed here ¦ no `if` is open here
          echo a)                 ¦ 4:7 ¦ `)` is not allowed here ¦ no `(` is open here; quote it if it is text
          echo (a)                ¦ 4:6 ¦ `(` is not allowed here ¦ quote it if it is text
          ls !(a)                 ¦ 4:5 ¦ `(` is not allowed here ¦ for such a pattern `shopt -s extglob` must be on a line before it
          echo (                  ¦ 4:6 ¦ `(` is not allowed here ¦ quote it if it is text
          a <                     ¦ 4:4 ¦ `<` has no target ¦ write the file or the word that belongs to it
          [[ a b ]]               ¦ 4:6 ¦ the condition in `[[ … ]]` cannot be read from here on ¦ write `[[ A == B ]]`, `[[ -f FILE ]]`, or join conditions by `&&` and `||`
          a/cat <<EOF/b           ¦ 5:5 ¦ this here-document has no end: no line says `EOF` alone ¦ write `EOF` on its own line
          cat <<'A B' | c/b       ¦ 4:5 ¦ this here-document has no end: no line says `A B` alone ¦ write `A B` on its own line
          cat <<EOF/b/  EOF/c     ¦ 4:5 ¦ this here-document has no end: no line says `EOF` alone ¦ line 6 is indented: move `EOF` to the start of the line
          cat <<EOF/EOF > f/c     ¦ 4:5 ¦ this here-document has no end: no line says `EOF` alone ¦ line 5 has more than `EOF` in it: put the rest on the next line
          cat <<EOF/b/EOF /c      ¦ 4:5 ¦ this here-document has no end: no line says `EOF` alone ¦ line 6 has blanks after `EOF`: take them out
          """)
  void isToldWithItsPlaceAndWhatIsMissing(String block, String place, String message, String hint) {
    String[] said =
        Checking.refused("# T\n\n```bash\n" + block.replace('/', '\n') + "\n```\n").split("\n");
    assertThat(said[0]).isEqualTo("page.md:" + place + ": error[shell-syntax]: " + message);
    assertThat(said[said.length - 1]).isEqualTo("  = " + hint);
  }

  @Test
  void aMarkBeforeAParenthesisEndsABodyAsInBash() {
    assertThat(Checking.refused("```bash\nx=$(cat <<EOF\nb\nEOF)\n```\n")).isEmpty();
  }

  @Test
  void ofHereDocumentsWithOneMissingDelimiterTheFirstIsTold() {
    String same = Checking.refused("```bash\ncat <<E <<E <<E\n```\n");
    assertThat(same).startsWith("page.md:2:5: ").containsOnlyOnce("has no end");
    String others = Checking.refused("```bash\ncat <<E <<F <<E\n```\n");
    assertThat(others).contains("page.md:2:5: ", "page.md:2:9: ").doesNotContain("page.md:2:13: ");
  }
}
