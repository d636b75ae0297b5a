package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaTextTest {
  @Test
  void namesAreThoseThatCanBeVariables() {
    String text =
        "var a = b.c(d) + \"e\" /* f */ + 'g' + h(i); // j\nlist.forEach(System.out::k); List<l> m;";
    assertThat(JavaText.of(text).names().stream().map(JavaText.Name::text))
        .containsExactly("var", "a", "b", "d", "i", "list", "System", "List", "l", "m");
  }

  @Test
  void aTextBlockIsALiteralWithQuotesInIt() {
    JavaText text = JavaText.of("var a = \"\"\"\n  \"x\" ( \\\"\"\" b\n  \"\"\" + c;");
    assertThat(text.fault()).isEmpty();
    assertThat(text.names().stream().map(JavaText.Name::text)).isEqualTo(List.of("var", "a", "c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "foo(1 | 3 | this `(` is never closed",
        "{ foo(1; } | 5 | this `(` is never closed",
        "int[] a = {1, 2 | 10 | this `{` is never closed",
        "} | 0 | this `}` closes nothing",
        "a /* b | 2 | this comment is never closed",
        "int a = // one | 6 | the block ends in the middle of an expression",
        "a = \"b; | 4 | this quote is never closed",
        "a = 'b; | 4 | this quote is never closed",
        "a = \"\"\" b | 4 | this text block is never closed",
      })
  void whatIsLeftOpenIsNamedWithItsPlace(String text, int at, String message) {
    JavaText.Fault fault = JavaText.of(text).fault().orElseThrow();
    assertThat(fault.start()).isEqualTo(at);
    assertThat(fault.message()).isEqualTo(message);
  }

  @Test
  void whatMayEndABlockIsNotTakenForUnfinished() {
    for (String text : List.of("", "import java.util.*", "i++", "a --", "List<String> a", "f(1)")) {
      assertThat(JavaText.of(text).fault()).as(text).isEmpty();
    }
  }

  @Property
  void anyTextIsReadAndNothingMoves(
      @ForAll @Chars({'"', '\\', '/', '*', '\'', '\n', '(', ')', '{', 'a', '.'}) String text) {
    JavaText read = JavaText.of(text);
    assertThat(read.code()).hasSameSizeAs(text);
    read.names()
        .forEach(
            name -> assertThat(text.substring(name.start(), name.end())).isEqualTo(name.text()));
    read.fault().ifPresent(fault -> assertThat(fault.end()).isLessThanOrEqualTo(text.length() + 2));
  }
}
