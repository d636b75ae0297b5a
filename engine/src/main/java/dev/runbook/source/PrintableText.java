package dev.runbook.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which characters may be shown, on a terminal, in HTML, Markdown, SARIF and annotations,
 * and which let a text look like another one.
 *
 * <p>What is not shown is there by a picture ({@code ␛}) or its number in hexadecimal, never by
 * itself. An emoji is spelt with characters that are not seen; in it they are no disguise. JSON is
 * not shown but read: there the same characters are escaped, and the text stays what it was.
 */
public final class PrintableText {
  private static final int FIRST_PICTURE = 0x2400;
  private static final int DELETE = 0x7F;
  private static final int DELETE_PICTURE = 0x2421;

  /**
   * Letters, marks and symbols that show nothing, and places that Unicode reserves for such: first
   * and last of each. Formats, controls and private characters are known by their category.
   */
  private static final int[][] BLANK = {
    {0x034F, 0x034F}, // combining grapheme joiner
    {0x115F, 0x1160}, // Hangul fillers
    {0x17B4, 0x17B5}, // Khmer inherent vowels
    {0x180B, 0x180F}, // Mongolian variation selectors and vowel separator
    {0x2065, 0x2065},
    {0x2800, 0x2800}, // Braille pattern blank
    {0x3164, 0x3164}, // Hangul filler
    {0xFE00, 0xFE0F}, // variation selectors
    {0xFFA0, 0xFFA0}, // halfwidth Hangul filler
    {0xFFF0, 0xFFFC}, // interlinear annotation, object replacement
    {0x1D159, 0x1D159}, // musical null notehead
    {0xE0000, 0xE0FFF}, // tags, more variation selectors
  };

  private PrintableText() {}

  /** Text of several lines, with tabs; CR LF becomes a line feed. */
  public static String text(String text) {
    return isPlain(text) ? text : shown(text.replace("\r\n", "\n"), "\n\t");
  }

  /** The text of UTF-8 bytes; those that are not UTF-8 become replacement characters. */
  public static String text(byte[] utf8) {
    return text(new String(utf8, StandardCharsets.UTF_8));
  }

  /** Text for one line: line feeds and tabs become pictures too. */
  public static String line(String text) {
    boolean plain = isPlain(text) && text.indexOf('\n') < 0 && text.indexOf('\t') < 0;
    return plain ? text : shown(text, "");
  }

  /**
   * A sorter that hands on what may be shown of a text that comes in pieces; what CR LF means,
   * anyone who puts them together knows.
   */
  public static CharacterSorter showing(StringBuilder out) {
    return sorter(out, "\n\t");
  }

  /** JSON with every character escaped that is not seen: the same JSON. */
  public static String json(String json) {
    if (isPlain(json)) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length() + 16);
    sort(
        json,
        new CharacterSorter(c -> !isPrintable(c) && "\r\n\t".indexOf(c) < 0) {
          @Override
          protected void seen(int c) {
            out.appendCodePoint(c);
          }

          @Override
          protected void unseen(int c) {
            for (char unit : Character.toChars(c)) {
              out.append(String.format("\\u%04x", (int) unit));
            }
          }
        });
    return out.toString();
  }

  /** One column for each UTF-16 unit, so that a caret below is where it is meant to. */
  static String columns(String line) {
    StringBuilder out = new StringBuilder(line.length());
    sort(
        line,
        new CharacterSorter(c -> !isPrintable(c)) {
          @Override
          protected void seen(int c) {
            out.appendCodePoint(c);
          }

          @Override
          protected void unseen(int c) {
            out.append((c == '\t' ? " " : "\uFFFD").repeat(Character.charCount(c)));
          }
        });
    return out.toString();
  }

  /** The offset of the first character that is not seen, or -1; line feeds and tabs are seen. */
  public static int firstHidden(String text) {
    List<Integer> hidden = isPlain(text) ? List.of() : hidden(text);
    return hidden.isEmpty() ? -1 : hidden.get(0);
  }

  /** The offsets of all characters that are not seen; line feeds and tabs are. */
  public static List<Integer> hidden(String text) {
    List<Integer> hidden = new ArrayList<>();
    int[] at = {0};
    sort(
        text,
        new CharacterSorter(PrintableText::isHidden) {
          @Override
          protected void seen(int c) {
            at[0] += Character.charCount(c);
          }

          @Override
          protected void unseen(int c) {
            hidden.add(at[0]);
            at[0] += Character.charCount(c);
          }
        });
    return hidden;
  }

  /** Whether a character is a control character other than tab and line feed. */
  public static boolean isControl(int c) {
    return (c < ' ' && c != '\t' && c != '\n') || (c >= DELETE && c <= 0x9F);
  }

  /** Whether a character turns the order round in which text is read. */
  public static boolean isBidi(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /** Whether a character by itself is not seen, or not for what it is. */
  public static boolean isHidden(int c) {
    if (c < DELETE) {
      return isControl(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isBlank(c);
    };
  }

  /** What this Java does not know may be anything, unless its place is an emoji's. */
  static boolean isPrintable(int c) {
    return c >= ' ' && !isHidden(c) && (Character.isDefined(c) || Emoji.isPicture(c));
  }

  private static boolean isBlank(int c) {
    for (int[] range : BLANK) {
      if (c < range[0]) {
        return false;
      }
      if (c <= range[1]) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(String text) {
    // Bytes, since Java takes ten times as long to ask for each character before it compiles this.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; at++) {
      byte c = bytes[at]; // below 0 for all that is not ASCII, but ? for half a surrogate pair
      if (c < 0) {
        return isPlain(text, at);
      }
      if (c < ' ' && c != '\t' && c != '\n' || c == DELETE || c == '?' && text.charAt(at) != c) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (!PlainLetters.holds(c) && c != '\t' && c != '\n') {
        return false;
      }
    }
    return true;
  }

  private static String shown(String text, String layout) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    sort(text, sorter(out, layout));
    return out.toString();
  }

  private static CharacterSorter sorter(StringBuilder out, String layout) {
    return new CharacterSorter(c -> !isPrintable(c) && layout.indexOf(c) < 0) {
      @Override
      protected void seen(int c) {
        out.appendCodePoint(c);
      }

      @Override
      protected void unseen(int c) {
        out.append(picture(c));
      }
    };
  }

  private static void sort(String text, CharacterSorter sorter) {
    text.codePoints().forEach(sorter::put);
    sorter.end();
  }

  private static String picture(int c) {
    if (c < ' ') {
      return Character.toString(FIRST_PICTURE + c);
    }
    return c == DELETE ? Character.toString(DELETE_PICTURE) : "\\u{" + Integer.toHexString(c) + "}";
  }
}
