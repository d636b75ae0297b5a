package dev.runbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {
  @Test
  void linesEndHoweverTheAuthorsEditorEndsThem() {
    Source source = Source.of("page.md", "one\ntwo\r\nthree\rfour");
    assertThat(source.lines()).isEqualTo(4);
    assertThat(List.of(1, 2, 3, 4))
        .extracting(source::lineText)
        .containsExactly("one", "two", "three", "four");
    assertThat(source.line(source.text().indexOf("three"))).isEqualTo(3);
  }

  @Test
  void aFinalNewlineBeginsNoLine() {
    assertThat(Source.of("a", "one\n").lines()).isEqualTo(1);
    assertThat(Source.of("a", "one\n\n").lines()).isEqualTo(2);
    assertThat(Source.of("a", "").lines()).isEqualTo(1);
  }

  @Test
  void columnsCountCharactersAsPeopleDo() {
    Source source = Source.of("page.md", "a\n🚀é x");
    assertThat(source.column(source.text().indexOf('x'))).isEqualTo(4);
  }

  @Test
  void theHashIsThatOfTheBytes() {
    assertThat(Source.of("a", "").sha256())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  /**
   * Its hash is found later than that of a short one, and from the same bytes: these have a mark.
   */
  @Test
  void theHashOfALongFileIsThatOfItsBytesToo() {
    byte[] bytes = ("\uFEFF" + "# A page\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    Source source = new SourceReader().decode("page.md", bytes);
    assertThat(source.text()).startsWith("# A page");
    assertThat(source.sha256()).isEqualTo(Source.sha256(bytes)).isEqualTo(source.sha256());
  }
}
