package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HarmlessTest {
  private static final String ESC = "\u001b";

  /** What terminals have been made to do: each sequence does it to one terminal or another. */
  static Stream<String> hostile() {
    List<String> afterEscape =
        List.of(
            "]52;c;cm0gLXJmIC8K\u0007", // writes the clipboard
            "]52;c;?\u0007", // reads it
            "]52;p;cm0gLXJmIC8K" + ESC + "\\",
            "]0;title\u0007", // sets the title
            "]2;title" + ESC + "\\",
            "]1337;CopyToClipboard=;x\u0007",
            "]1337;File=inline=1:AAAA\u0007",
            "]8;;https://example.org" + ESC + "\\text" + ESC + "]8;;" + ESC + "\\", // a link
            "]4;1;rgb:00/00/00\u0007", // changes colours
            "]10;#000000\u0007",
            "]50;font\u0007",
            "]133;A\u0007", // marks a prompt
            "]777;notify;a;b\u0007",
            "]9;text\u0007",
            "P+q544e" + ESC + "\\", // DCS: asks for capabilities
            "P$q\"p" + ESC + "\\",
            "Pq#0;2;0;0;0" + ESC + "\\", // draws
            "^private" + ESC + "\\", // PM
            "_application" + ESC + "\\", // APC
            "Xstring" + ESC + "\\", // SOS
            "[2J", // clears the screen
            "[3J", // and what was scrolled away
            "[H", // moves the cursor
            "[1A",
            "[2K",
            "[10;10H",
            "[s",
            "[u",
            "7",
            "8",
            "[6n", // is answered on standard input
            "[c",
            "[21t", // reports the title
            "[?1049h", // the other screen
            "[?25l", // hides the cursor
            "[?2004h", // bracketed paste
            "[200~rm -rf /\n", // pretends to be one
            "[8m hidden", // conceals
            "[31m", // colours
            "c", // resets
            "(0", // another character set
            "#8",
            "[4h", // inserts
            "[5i"); // prints
    List<String> others =
        List.of(
            "\u009b2J", // the 8-bit forms
            "\u009d52;c;AA\u009c",
            "\u0090q\u009c",
            "\u0085",
            "safe\rrm -rf /", // writes over the line
            "rm\b\bls",
            "\u0007\u000e\u000f\u0005",
            "\u007f",
            "a\u0000b",
            "\f\u000b",
            "\u202etxt.exe", // right to left
            "\u2066a\u2069\u200f\u061c",
            "a\u200bb\u2060\ufeffc", // nothing to see
            "\u3164\uffa0\u115f\u034f",
            "\u2028\u2029",
            "\udb40\udc41\udb40\udd00", // tags and variation selectors
            "\ue000\ud800");
    return Stream.concat(afterEscape.stream().map(each -> ESC + each), others.stream());
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void showsAHostileSequenceInsteadOfSendingIt(String sequence) {
    for (String shown :
        List.of(
            Harmless.text(sequence),
            Harmless.line(sequence),
            Harmless.text(sequence.getBytes(StandardCharsets.UTF_8)))) {
      assertThat(shown).isNotEqualTo(sequence);
      assertThat(shown.codePoints().filter(c -> c != '\n' && c != '\t'))
          .allMatch(HarmlessTest::isSeen);
    }
  }

  @Test
  void leavesTextAsItIs() {
    String text = "naïve 日本語 ✓ 😀 ✔️ a\u0301\tcolumn\nnext line €\u00a0½\n";

    assertThat(Harmless.text(text)).isEqualTo(text);
  }

  @Test
  void showsControlsByTheirPictures() {
    assertThat(Harmless.text("\u001b[31mred\u001b[0m\u0007\u007f\u009b\u202e\r"))
        .isEqualTo("␛[31mred␛[0m␇␡\\u{9b}\\u{202e}␍");
  }

  @Test
  void endsLinesTheUnixWay() {
    assertThat(Harmless.text("one\r\ntwo\rthree\n")).isEqualTo("one\ntwo␍three\n");
  }

  @Test
  void putsALineOnOneLine() {
    assertThat(Harmless.line("one\r\ntwo\tthree")).isEqualTo("one␍␊two␉three");
  }

  @Test
  void takesBytesThatAreNoText() {
    byte[] bytes = {'a', (byte) 0x9B, '2', 'J', (byte) 0xFF, 'b'};

    assertThat(Harmless.text(bytes)).isEqualTo("a\uFFFD2J\uFFFDb");
  }

  private static boolean isSeen(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && Character.getType(c) != Character.SURROGATE
        && Character.getType(c) != Character.PRIVATE_USE
        && Character.getType(c) != Character.LINE_SEPARATOR
        && Character.getType(c) != Character.PARAGRAPH_SEPARATOR
        && c != 0x3164;
  }
}
