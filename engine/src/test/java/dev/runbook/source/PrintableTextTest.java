package dev.runbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be shown, what is a disguise, and what is only how an emoji is spelt. */
class PrintableTextTest {
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
            PrintableText.text(sequence),
            PrintableText.line(sequence),
            PrintableText.text(sequence.getBytes(StandardCharsets.UTF_8)))) {
      assertThat(shown).isNotEqualTo(sequence);
      assertThat(shown.codePoints().filter(c -> c != '\n' && c != '\t'))
          .allMatch(PrintableTextTest::isSeen);
    }
  }

  @Test
  void leavesTextAsItIs() {
    String text = "naïve 日本語 ✓ 😀 ✔️ a\u0301\tcolumn\nnext line €\u00a0½\n";

    assertThat(PrintableText.text(text)).isEqualTo(text);
  }

  @Test
  void showsControlsByTheirPictures() {
    assertThat(PrintableText.text("\u001b[31mred\u001b[0m\u0007\u007f\u009b\u202e\r"))
        .isEqualTo("␛[31mred␛[0m␇␡\\u{9b}\\u{202e}␍");
  }

  @Test
  void endsLinesTheUnixWay() {
    assertThat(PrintableText.text("one\r\ntwo\rthree\n")).isEqualTo("one\ntwo␍three\n");
  }

  @Test
  void putsALineOnOneLine() {
    assertThat(PrintableText.line("one\r\ntwo\tthree")).isEqualTo("one␍␊two␉three");
  }

  @Test
  void takesBytesThatAreNoText() {
    byte[] bytes = {'a', (byte) 0x9B, '2', 'J', (byte) 0xFF, 'b'};

    assertThat(PrintableText.text(bytes)).isEqualTo("a\uFFFD2J\uFFFDb");
  }

  /** Each line is a list of Unicode's: its name, its first and its last character. */
  @ParameterizedTest
  @CsvSource({
    "Default_Ignorable: soft hyphen, 00AD, 00AD",
    "Default_Ignorable: combining grapheme joiner, 034F, 034F",
    "Default_Ignorable: Arabic letter mark, 061C, 061C",
    "Default_Ignorable: Hangul fillers, 115F, 1160",
    "Default_Ignorable: Khmer inherent vowels, 17B4, 17B5",
    "Default_Ignorable: Mongolian selectors and vowel separator, 180B, 180F",
    "Default_Ignorable: zero-width characters and marks, 200B, 200F",
    "Default_Ignorable: embeddings and overrides, 202A, 202E",
    "Default_Ignorable: word joiner to nominal digit shapes, 2060, 206F",
    "Default_Ignorable: Hangul filler, 3164, 3164",
    "Default_Ignorable: variation selectors, FE00, FE0F",
    "Default_Ignorable: zero-width no-break space, FEFF, FEFF",
    "Default_Ignorable: halfwidth Hangul filler, FFA0, FFA0",
    "Default_Ignorable: reserved, FFF0, FFF8",
    "Default_Ignorable: shorthand format controls, 1BCA0, 1BCA3",
    "Default_Ignorable: musical beams, 1D173, 1D17A",
    "Default_Ignorable: tags and supplementary selectors, E0000, E0FFF",
    "Bidi_Control: marks, 200E, 200F",
    "Bidi_Control: embeddings and overrides, 202A, 202E",
    "Bidi_Control: isolates, 2066, 2069",
    "Zl and Zp, 2028, 2029",
    "Cc: C0 up to the tab, 0000, 0008",
    "Cc: C0 after the line feed, 000B, 001F",
    "Cc: delete and C1, 007F, 009F",
    "Cf: interlinear annotation, FFF9, FFFB",
    "Co: private use, E000, F8FF",
    "Co: private use plane 15, F0000, F00FF",
    "Co: private use plane 16, 10FF00, 10FFFD",
    "Cs: surrogates, D800, DFFF",
    "blank: Braille pattern blank, 2800, 2800",
    "blank: object replacement, FFFC, FFFC",
    "blank: musical null notehead, 1D159, 1D159"
  })
  void knowsEveryCharacterThatNobodySees(String list, String first, String last) {
    IntStream.rangeClosed(Integer.parseInt(first, 16), Integer.parseInt(last, 16))
        .forEach(
            c -> {
              String text = "a" + Character.toString(c) + "b";
              assertThat(PrintableText.isHidden(c)).as("%s: %x", list, c).isTrue();
              assertThat(PrintableText.firstHidden(text)).isEqualTo(1);
              assertThat(PrintableText.text(text)).matches("a(\\\\u\\{[0-9a-f]+\\}|[␀-␡])b");
              assertThat(PrintableText.json(text)).matches("a(\\\\u[0-9a-f]{4}){1,2}b|a\rb");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👩\u200d💻", // joined
        "👨\u200d👩\u200d👧\u200d👦",
        "👩\u200d❤\ufe0f\u200d💋\u200d👨",
        "🏃🏽\u200d♀\ufe0f", // with a colour of skin
        "👍🏿",
        "✔\ufe0f and ✔\ufe0e", // in the style of pictures and of text
        "🇸🇪🇩🇪", // flags
        "🏳\ufe0f\u200d🌈",
        "🏴\u200d☠\ufe0f",
        "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
        "1\ufe0f\u20e3#\ufe0f\u20e3*\ufe0f\u20e3", // keycaps
        "\ud83e\udee0", // newer than Java 17's Unicode
        "naïve 日本語 عربى हिन्दी ½ €\u00a0"
      })
  void spellingIsNoDisguise(String text) {
    assertThat(PrintableText.firstHidden(text)).isEqualTo(-1);
    assertThat(PrintableText.text(text)).isEqualTo(text);
    assertThat(PrintableText.line(text)).isEqualTo(text);
    assertThat(PrintableText.json(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "rm\u200d, 2", // joins nothing
    "a\u200d😀, 1",
    "😀\u200d, 2",
    "😀\u200db, 2",
    "😀\u200d\u200d😀, 2",
    "a\ufe0f, 1", // no picture before it
    "1\ufe0f, 1",
    "1\ufe0f2, 1",
    "✔\ufe0f\ufe0f, 2",
    "✔\ufe01, 1",
    "a\udb40\udc67\udb40\udc7f, 1", // tags that name no flag
    "🏴\udb40\udc67\udb40\udc62, 2",
    "🏴\udb40\udc72\udb40\udc6d\udb40\udc7f, 2",
    "😀\udb40\udd00, 2"
  })
  void whatOnlyLooksLikeSpellingIsADisguise(String text, int at) {
    assertThat(PrintableText.firstHidden(text)).isEqualTo(at);
    assertThat(PrintableText.text(text)).contains("\\u{");
  }

  @Property
  void aTextInPiecesIsShownAsTheWholeIs(@ForAll("pieces") List<String> pieces) {
    StringBuilder out = new StringBuilder();
    CharacterSorter sorter = PrintableText.showing(out);
    for (String piece : pieces) {
      piece.codePoints().forEach(sorter::put);
    }
    sorter.end();
    String whole = String.join("", pieces);
    Assume.that(!whole.contains("\r\n"));
    assertThat(out.toString()).isEqualTo(PrintableText.text(whole));
    assertThat(PrintableText.firstHidden(out.toString())).isEqualTo(-1);
    assertThat(PrintableText.text(out.toString())).isEqualTo(out.toString());
  }

  @Property
  void jsonIsTheSameJsonAndShowsAllOfIt(@ForAll("pieces") List<String> pieces) {
    String json = Json.line(pieces);
    assertThat(PrintableText.firstHidden(json)).isEqualTo(-1);
    assertThat(PrintableText.text(json)).isEqualTo(json);
    Map<String, Object> read = Json.object("{\"pieces\":" + json + "}");
    assertThat(read.get("pieces")).isEqualTo(pieces);
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "👩", "\u200d", "\ufe0f", "🏴", "🏽", "7", "\u20e3", "x", "\n", "\u202e"),
            Arbitraries.of(
                "\udb40\udc67\udb40\udc62", "\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f"),
            Arbitraries.of("å", "漢", "—", "é", "✅"),
            Arbitraries.integers().between(0xA0, 0xFFFF).map(Character::toString),
            Arbitraries.integers().between(0, 0x10FFFF).map(Character::toString))
        .list()
        .ofMaxSize(12);
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
