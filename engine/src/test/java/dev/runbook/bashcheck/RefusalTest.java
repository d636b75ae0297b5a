package dev.runbook.bashcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash refuses is said on the page: where, and what is missing. Line breaks are `/`. */
class RefusalTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          echo "a/b               ¦ 4:6  ¦ `"` is never closed ¦ write the second one, or look above for one too many or too few
          echo "b" "a \\" c       ¦ 4:10 ¦ `"` is never closed ¦ write the second one, or look above for one too many or too few
          echo it's               ¦ 4:8  ¦ `'` is never closed ¦ write the second one, or look above for one too many or too few
          echo `ls                ¦ 4:6  ¦ a backquote is never closed ¦ write the second one, or look above for one too many or too few
          echo $(ls $(a) b        ¦ 4:6  ¦ `$(` is never closed ¦ write the `)` that ends it
          x/echo ${a              ¦ 5:6  ¦ `${` is never closed ¦ write the `}` that ends it
          a=(1 2                  ¦ 4:3  ¦ `(` is never closed ¦ write the `)` that ends it
          diff <(a                ¦ 4:6  ¦ `<(` is never closed ¦ write the `)` that ends it
          [[ -f x                 ¦ 4:1  ¦ `[[` is never closed ¦ write the `]]` that ends it
          if true; then/ x        ¦ 4:1  ¦ `if` is never closed ¦ `fi` is missing, which belongs to the `if` of line 4
          if a; then/if b; then/c/fi ¦ 4:1 ¦ `if` is never closed ¦ `fi` is missing, which belongs to the `if` of line 4
          while a; do/if b; then/c ¦ 5:1 ¦ `if` is never closed ¦ `fi` is missing, which belongs to the `if` of line 5
          for a in b; do/echo if  ¦ 4:13 ¦ `do` is never closed ¦ `done` is missing, which belongs to the `do` of line 4
          case x in/ a) b ;;      ¦ 4:1  ¦ `case` is never closed ¦ `esac` is missing, which belongs to the `case` of line 4
          f() {/ a                ¦ 4:5  ¦ `{` is never closed ¦ `}` is missing, which belongs to the `{` of line 4
          (a/b                    ¦ 4:1  ¦ `(` is never closed ¦ `)` is missing, which belongs to the `(` of line 4
          while a; do/ if b; then/  c/done ¦ 7:1 ¦ bash does not expect `done` here ¦ `fi` is missing, which belongs to the `if` of line 5
          if x/ a/fi              ¦ 6:1  ¦ bash does not expect `fi` here ¦ `then …` is missing, which belongs to the `if` of line 4
          for i in a/ b/done      ¦ 5:2  ¦ bash does not expect `b` here ¦ `do …` is missing, which belongs to the `for` of line 4
          if x; then/fi           ¦ 5:1  ¦ bash does not expect `fi` here ¦ a command is missing
          a &&                    ¦ 4:4  ¦ the block ends in the middle of a command ¦ a command is missing
          a |                     ¦ 4:3  ¦ the block ends in the middle of a command ¦ a command is missing
          a & ; b                 ¦ 4:5  ¦ bash does not expect `;` here ¦ a command is missing before it; where it is meant as text, quote it
          a/fi                    ¦ 5:1  ¦ bash does not expect `fi` here ¦ no `if` is open that it could belong to; where it is meant as text, quote it
          echo "fi"; fi # fi      ¦ 4:12 ¦ bash does not expect `fi` here ¦ no `if` is open that it could belong to; where it is meant as text, quote it
          echo a)                 ¦ 4:7  ¦ bash does not expect `)` here ¦ no `(` is open that it could belong to; where it is meant as text, quote it
          echo (a)                ¦ 4:6  ¦ bash does not expect `(` here ¦ where it is meant as text, quote it: `'('`
          ls !(a)                 ¦ 4:5  ¦ bash does not expect `(` here ¦ for such a pattern `shopt -s extglob` must stand on a line before it
          echo (                  ¦ 4:6  ¦ bash does not expect `(` here ¦ where it is meant as text, quote it: `'('`
          a <                     ¦ 4:4  ¦ bash expects more before the end of this line ¦ finish the line, or end it with `\\` where the next one belongs to it
          [[ a b ]]               ¦ 4:1  ¦ bash does not accept this: conditional binary operator expected ¦ run the block through `bash -n`, which reads it and runs nothing
          a/cat <<EOF/b           ¦ 5:5  ¦ this here-document has no end: no line after it is exactly `EOF` ¦ end it with a line that holds `EOF` and nothing else
          cat <<'A B' | c/b       ¦ 4:5  ¦ this here-document has no end: no line after it is exactly `A B` ¦ end it with a line that holds `A B` and nothing else
          cat <<EOF/b/  EOF/c     ¦ 4:5  ¦ this here-document has no end: no line after it is exactly `EOF` ¦ line 6 is indented: move `EOF` to the start of the line
          cat <<EOF/EOF > f/c     ¦ 4:5  ¦ this here-document has no end: no line after it is exactly `EOF` ¦ line 5 has more than `EOF` in it: put the rest on the next line
          cat <<EOF/b/EOF /c      ¦ 4:5  ¦ this here-document has no end: no line after it is exactly `EOF` ¦ line 6 has blanks after `EOF`: take them out
          x=$(cat <<EOF/b/EOF)    ¦ 4:9  ¦ this here-document has no end: no line after it is exactly `EOF` ¦ line 6 has more than `EOF` in it: put the rest on the next line
          """)
  void isToldWithItsPlaceAndWhatIsMissing(String block, String place, String message, String hint) {
    String[] said =
        Checking.refused("# T\n\n```bash\n" + block.replace('/', '\n') + "\n```\n").split("\n");
    assertThat(said[0]).isEqualTo("page.md:" + place + ": error[shell-syntax]: " + message);
    assertThat(said[said.length - 1]).isEqualTo("  = " + hint);
  }
}
