package dev.runbook.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where lines are broken. */
class WrapTest {
  private static List<String> wrapped(String text, int width) {
    return Wrap.lines(Text.of(text), width).stream().map(Text::plain).toList();
  }

  @Test
  void breaksAtSpaces() {
    assertThat(wrapped("the quick brown fox", 10)).containsExactly("the quick", "brown fox");
  }

  @Test
  void breaksALongWordWhereItMust() {
    assertThat(wrapped("abcdefghijklmnop", 10)).containsExactly("abcdefghij", "klmnop");
  }

  @Test
  void keepsLineBreaksAndIndentation() {
    assertThat(wrapped("if x\n  then y\n\nfi", 20)).containsExactly("if x", "  then y", "", "fi");
  }

  @Test
  void countsWideCharactersAsTwoColumns() {
    assertThat(wrapped("日本日本日本日本", 8)).containsExactly("日本日本", "日本日本");
  }

  @Test
  void expandsTabs() {
    assertThat(wrapped("a\tb", 20)).containsExactly("a       b");
  }

  @Test
  void styledTextKeepsItsStyles() {
    Text text = Text.of("one ").plus("two three", Style.BOLD).plus(" four");
    assertThat(Wrap.lines(text, 10))
        .containsExactly(
            Text.of("one ").plus("two", Style.BOLD), Text.of("three", Style.BOLD).plus(" four"));
  }

  @Test
  void aTextThatFitsIsItself() {
    Text text = Text.of("one ").plus("two three", Style.BOLD);
    assertThat(Wrap.lines(text, 13)).containsExactly(text);
    assertThat(Wrap.lines(text.plus(" ", Style.DIM), 14)).containsExactly(text);
    assertThat(Wrap.lines(Text.of("one ").plus("two"), 13)).containsExactly(Text.of("one two"));
  }

  @Test
  void aSpaceThatMustNotBreakDoesNot() {
    assertThat(wrapped("one two\u00a0three", 10)).containsExactly("one", "two\u00a0three");
  }
}
