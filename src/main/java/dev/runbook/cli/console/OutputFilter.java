package dev.runbook.cli.console;

import dev.runbook.source.CharacterSorter;
import dev.runbook.source.PlainLetters;
import dev.runbook.source.PrintableText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Passes harmless output of a command on to the operator's terminal, and shows control characters
 * as pictures.
 *
 * <p>Printable text, line feeds, tabs and colours (SGR without conceal) pass; CR LF becomes LF, and
 * a carriage return by itself stays one: whoever takes the text writes the line anew. To erase a
 * line that is written anew is nothing that needs to be obeyed or shown. It keeps its state from
 * one chunk to the next, so that where a chunk ends makes no difference.
 */
final class OutputFilter {
  private static final int LONGEST_SEQUENCE = 64;
  private static final Pattern CONCEAL = Pattern.compile("(?:^|;)0*8(?=;|:|$)");
  private static final Pattern EXTENDED =
      Pattern.compile("(?:^|;)0*[345]8(?:;0*5;\\d*|;0*2;\\d*;\\d*;\\d*|:[0-9:]*)");
  private static final Pattern ERASE_LINE = Pattern.compile("\u001b\\[[0-2]?");
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long ONES = 0x0101010101010101L;
  private static final char ESCAPE = '\u001b';

  private final boolean colours;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer undecoded = ByteBuffer.allocate(0);
  private final StringBuilder held = new StringBuilder();
  private final StringBuilder out = new StringBuilder();
  private final CharacterSorter sorter = PrintableText.showing(out);
  private char highSurrogate;
  private boolean coloured;

  /** A filter for one stream of one command. */
  OutputFilter(boolean colours) {
    this.colours = colours;
  }

  /** What may be shown of the next chunk. */
  String pass(byte[] buffer, int offset, int length) {
    if (undecoded.hasRemaining() || !isAscii(buffer, offset, length)) {
      return decode(ByteBuffer.wrap(buffer, offset, length), false);
    }
    for (int at = offset; at < offset + length; at++) {
      take((char) buffer[at]);
    }
    return taken();
  }

  private static boolean isAscii(byte[] buffer, int offset, int length) {
    for (int at = offset; at < offset + length; at++) {
      if (buffer[at] < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * How many bytes at the start of a chunk pass as they are, whatever comes after them: most output
   * is plain, and need not be looked at letter by letter. The last letter is not among them: it may
   * be a digit that is given a keycap, or another first part of an emoji.
   */
  int plain(byte[] buffer, int offset, int length) {
    if (held.length() > 0 || undecoded.hasRemaining() || !sorter.holdsNothing()) {
      return 0;
    }
    int end = offset + length;
    int at = offset;
    int last = offset;
    while (at < end) {
      if (at + Long.BYTES <= end && isPrintable((long) LONGS.get(buffer, at))) {
        at += Long.BYTES;
        last = at - 1;
      } else {
        int bytes = isPlain(buffer[at]) ? 1 : letter(buffer, at, end);
        if (bytes == 0) {
          break;
        }
        last = at;
        at += bytes;
      }
    }
    return last - offset;
  }

  /**
   * How many bytes at the start of a chunk have to be looked at letter by letter before plain ones
   * may come: the first letter, and what is not plain after it. It is a guess, which costs nothing
   * but time where it is wrong.
   */
  int odd(byte[] buffer, int offset, int length) {
    int end = offset + length;
    int at = after(buffer, offset, end);
    while (at < end && buffer[at - 1] != '\n' && !isPlain(buffer[at])) {
      at = after(buffer, at, end);
    }
    return at - offset;
  }

  /** The place after a letter, or after an escape sequence. */
  private static int after(byte[] buffer, int from, int end) {
    int at = from + 1;
    if (buffer[from] == ESCAPE && at < end && buffer[at] == '[') {
      do {
        at++;
      } while (at < end && buffer[at] >= ' ' && buffer[at] <= '?');
      return Math.min(end, at + 1);
    }
    while (at < end && isNext(buffer[at])) {
      at++;
    }
    return at;
  }

  /** How many bytes of UTF-8 a letter takes that passes as it is; 0 where there is none. */
  private static int letter(byte[] buffer, int at, int end) {
    int lead = buffer[at] & 0xFF;
    if (lead >= 0xC2 && lead <= 0xDF && at + 1 < end && isNext(buffer[at + 1])) {
      return PlainLetters.holds((lead & 0x1F) << 6 | buffer[at + 1] & 0x3F) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF && at + 2 < end) {
      int c = (lead & 0x0F) << 12 | (buffer[at + 1] & 0x3F) << 6 | buffer[at + 2] & 0x3F;
      boolean wellFormed = isNext(buffer[at + 1]) && isNext(buffer[at + 2]) && c >= 0x800;
      return wellFormed && PlainLetters.holds(c) ? 3 : 0;
    }
    return 0;
  }

  private static boolean isNext(byte c) {
    return (c & 0xC0) == 0x80;
  }

  /** Whether eight bytes are printable ASCII: none is above, a DEL, or below the space. */
  private static boolean isPrintable(long eight) {
    return ((eight | eight + ONES | eight - ONES * ' ') & ONES << 7) == 0;
  }

  /** What may be shown of what was held back: the stream has ended. Colours end with it. */
  String finish() {
    String last = decode(ByteBuffer.allocate(0), true);
    release();
    sorter.end();
    if (coloured) {
      out.append(Style.reset());
      coloured = false;
    }
    decoder.reset();
    return last + taken();
  }

  private String decode(ByteBuffer chunk, boolean last) {
    ByteBuffer in = ByteBuffer.allocate(undecoded.remaining() + chunk.remaining());
    in.put(undecoded).put(chunk).flip();
    CharBuffer chars = CharBuffer.allocate(in.remaining() + 4);
    decoder.decode(in, chars, last);
    if (last) {
      decoder.flush(chars);
    }
    undecoded = in;
    chars.flip().chars().forEach(c -> take((char) c));
    return taken();
  }

  private String taken() {
    String text = out.toString();
    out.setLength(0);
    return text;
  }

  private static boolean isPlain(byte c) {
    return c >= ' ' && c < 0x7F || c == '\n' || c == '\t';
  }

  private void take(char c) {
    if (held.length() == 0) {
      begin(c);
    } else if (held.charAt(0) == '\r') {
      afterReturn(c);
    } else {
      afterEscape(c);
    }
  }

  private void begin(char c) {
    if (c == '\r' || c == ESCAPE) {
      held.append(c);
    } else if (Character.isHighSurrogate(c)) {
      highSurrogate = c;
    } else if (Character.isLowSurrogate(c)) {
      sorter.put(Character.toCodePoint(highSurrogate, c));
    } else {
      sorter.put(c);
    }
  }

  private void afterReturn(char c) {
    if (c == '\n') {
      held.setLength(0);
      sorter.put('\n');
    } else {
      goBack();
      begin(c);
    }
  }

  private void goBack() {
    held.setLength(0);
    sorter.end();
    out.append('\r');
  }

  private void afterEscape(char c) {
    boolean opens = held.length() == 1 && c == '[';
    boolean goesOn = held.length() > 1 && c >= ' ' && c <= '?' && held.length() < LONGEST_SEQUENCE;
    if (opens || goesOn) {
      held.append(c);
    } else if (c == 'm' && isAllowedColour()) {
      colour();
    } else if (c == 'K' && ERASE_LINE.matcher(held).matches()) {
      held.setLength(0);
    } else {
      release();
      begin(c);
    }
  }

  /** Whether what is held back says colours, and none that conceals. */
  private boolean isAllowedColour() {
    for (int at = 2; at < held.length(); at++) {
      char c = held.charAt(at);
      if (c < '0' || c > ';') { // digits, colons and semicolons
        return false;
      }
    }
    boolean mayConceal = held.indexOf("8") > 0; // 8 by itself does; 38 and others do not
    return held.length() > 1
        && !(mayConceal
            && CONCEAL.matcher(EXTENDED.matcher(held.substring(2)).replaceAll("")).find());
  }

  private void colour() {
    sorter.end();
    if (colours) {
      out.append(held).append('m');
      coloured = true;
    }
    held.setLength(0);
  }

  /** What was held back was not the beginning of anything that may pass. */
  private void release() {
    if (held.length() == 1 && held.charAt(0) == '\r') {
      goBack();
    }
    held.chars().forEach(sorter::put);
    held.setLength(0);
  }
}
