package dev.runbook.cli.console;

import dev.runbook.source.CharacterSorter;
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
  private static final Pattern COLOURS = Pattern.compile("[0-9;:]*");
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
    return decode(ByteBuffer.wrap(buffer, offset, length), false);
  }

  /**
   * How many bytes at the start of a chunk pass as they are, whatever comes after them: most output
   * is plain, and need not be looked at letter by letter. The last is not among them: it may be a
   * digit that is given a keycap.
   */
  int plain(byte[] buffer, int offset, int length) {
    if (held.length() > 0 || undecoded.hasRemaining() || !sorter.holdsNothing()) {
      return 0;
    }
    int count = 0;
    while (count < length) {
      if (count + Long.BYTES <= length && isPrintable((long) LONGS.get(buffer, offset + count))) {
        count += Long.BYTES;
      } else if (isPlain(buffer[offset + count])) {
        count++;
      } else {
        break;
      }
    }
    return Math.max(0, count - 1);
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
    } else if (c == 'm' && isAllowedColour(held.substring(Math.min(2, held.length())))) {
      colour();
    } else if (c == 'K' && ERASE_LINE.matcher(held).matches()) {
      held.setLength(0);
    } else {
      release();
      begin(c);
    }
  }

  private boolean isAllowedColour(String parameters) {
    return held.length() > 1
        && COLOURS.matcher(parameters).matches()
        && !CONCEAL.matcher(EXTENDED.matcher(parameters).replaceAll("")).find();
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
