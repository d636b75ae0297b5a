package dev.runbook.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command's output may do to the terminal: print, and be coloured. */
class OutputFilterTest {
  private static String filtered(String output) {
    return filtered(output.getBytes(StandardCharsets.UTF_8), true);
  }

  private static String filtered(byte[] bytes, boolean colours) {
    OutputFilter filter = new OutputFilter(colours);
    return filter.pass(bytes, 0, bytes.length) + filter.finish();
  }

  private static String byteByByte(byte[] bytes) {
    OutputFilter filter = new OutputFilter(true);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      out.append(filter.pass(bytes, i, 1));
    }
    return out.append(filter.finish()).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain\n", "tab\there", "åäö 日本 🙂", "", "\n\n"})
  void lettersPass(String output) {
    assertThat(filtered(output)).isEqualTo(output);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[31mred",
        "\u001b[1;32mgreen",
        "\u001b[38;5;8mgrey",
        "\u001b[48;2;8;8;8mdark",
        "\u001b[mend",
        "\u001b[38:5:8mgrey"
      })
  void coloursPassAndEndWithTheOutput(String output) {
    assertThat(filtered(output)).isEqualTo(output + "\u001b[m");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[8mhidden",
        "\u001b[1;8mhidden",
        "\u001b[08mhidden",
        "\u001b[38;5;1;8mhidden",
        "\u001b[2J",
        "\u001b[H",
        "\u001b[6n",
        "\u001b[?1049h",
        "\u001b[31",
        "\u001b[1;31X",
        "\u001b]0;title\u0007",
        "\u001b]52;c;aGk=\u001b\\",
        "\u001bP1$r\u001b\\",
        "\u001bc",
        "\u001b(0",
        "\u009b2J",
        "\u009d0;t\u009c",
        "\u001b[>c",
        "\u001b[<31m",
        "\u001b[31 m",
        "\b\b\b",
        "\u0007",
        "\u007f",
        "\u202etxt",
        "\u200bx",
        "\ufeffx",
        "\u001b",
        "\u001b[" + "1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1m"
      })
  void nothingElseIsObeyed(String output) {
    assertThat(filtered(output))
        .doesNotContain("\u001b")
        .doesNotContain("\r")
        .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200b\\u202e\\ufeff]");
  }

  @ParameterizedTest
  @CsvSource({"'a\r\nb','a\nb'", "'\u001b[2J','␛[2J'", "'\u0007','␇'", "'\u202e','\\u{202e}'"})
  void othersAreShownAsPictures(String output, String shown) {
    assertThat(filtered(output)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "'a\rb','a\rb'",
    "'\r\r\n','\r\n'",
    "'a\r','a\r'",
    "'a\r\u001b[Kb','a\rb'",
    "'a\u001b[2K\rb','a\rb'",
    "'a\u001b[0Kb','ab'",
  })
  void carriageReturnsStayForWhoeverWritesTheLineAnew(String output, String shown) {
    assertThat(filtered(output)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "å日🙂\r\n\u001b[1;31mx\u001b[8my\r",
        "\u001b[38;5;8m\u001b[2J\u001b",
        "a\r\u001b[31m\r\n"
      })
  void itDoesNotMatterWhereChunksEnd(String output) {
    assertThat(byteByByte(output.getBytes(StandardCharsets.UTF_8))).isEqualTo(filtered(output));
  }

  @Test
  void brokenUtf8IsReplaced() {
    byte[] broken = {'a', (byte) 0xC3, 'b', (byte) 0xE6, (byte) 0x97};
    assertThat(filtered(broken, true)).isEqualTo("a\uFFFDb\uFFFD");
    assertThat(byteByByte(broken)).isEqualTo("a\uFFFDb\uFFFD");
  }

  @Test
  void withoutColoursTheyAreDropped() {
    assertThat(filtered("\u001b[31mred\u001b[0m".getBytes(StandardCharsets.UTF_8), false))
        .isEqualTo("red");
  }

  @Test
  void canBeUsedForTheNextCommand() {
    OutputFilter filter = new OutputFilter(true);
    byte[] half = {(byte) 0xC3};
    assertThat(filter.pass(half, 0, 1) + filter.finish()).isEqualTo("\uFFFD");
    byte[] rest = {(byte) 0xA5, 'b'};
    assertThat(filter.pass(rest, 0, 2) + filter.finish()).isEqualTo("\uFFFDb");
  }

  /** Letter by letter, output of other languages would take ten times as long as English. */
  @ParameterizedTest
  @ValueSource(
      strings = {"sm\u00f6rg\u00e5s ", "\u66f4\u65b0\u7cfb\u7edf ", "\u2500\u2502 \u2713 "})
  void lettersOfAnyScriptArePlain(String words) {
    byte[] bytes = words.repeat(50).getBytes(StandardCharsets.UTF_8);
    assertThat(new OutputFilter(true).plain(bytes, 0, bytes.length)).isEqualTo(bytes.length - 1);
  }

  @Test
  void whatFollowsAColourMayBePlainAgain() {
    byte[] bytes = "k\u001b[1;32m\u001b[40mand plain".getBytes(StandardCharsets.UTF_8);
    assertThat(new OutputFilter(true).odd(bytes, 0, bytes.length)).isEqualTo(13);
  }

  @Test
  void isPlainUpToTheFirstByteThatIsNot() {
    for (int value = 0; value < 256; value++) {
      boolean plain = value >= ' ' && value < 0x7F || value == '\n' || value == '\t';
      for (int place = 0; place < 20; place++) {
        byte[] bytes = "a".repeat(20).getBytes(StandardCharsets.US_ASCII);
        bytes[place] = (byte) value;
        assertThat(new OutputFilter(true).plain(bytes, 0, bytes.length))
            .as("%d at %d", value, place)
            .isEqualTo(plain ? 19 : Math.max(0, place - 1));
      }
    }
  }
}
