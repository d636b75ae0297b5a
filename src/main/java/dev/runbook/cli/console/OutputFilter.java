package dev.runbook.cli.console;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Lets through what a command may send to the operator's terminal, and shows the rest as pictures.
 *
 * <p>Printable text, line feeds, tabs and colours (SGR without conceal) pass; CR LF becomes LF. It
 * keeps its state from one chunk to the next, so that where a chunk ends makes no difference.
 */
final class OutputFilter {
  private static final int LONGEST_SEQUENCE = 64;
  private static final Pattern COLOURS = Pattern.compile("[0-9;:]*");
  private static final Pattern CONCEAL = Pattern.compile("(?:^|;)0*8(?=;|:|$)");
  private static final Pattern EXTENDED =
      Pattern.compile("(?:^|;)0*[345]8(?:;0*5;\\d*|;0*2;\\d*;\\d*;\\d*|:[0-9:]*)");
  private static final char ESCAPE = '\u001b';

  private final boolean colours;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer undecoded = ByteBuffer.allocate(0);
  private final StringBuilder held = new StringBuilder();
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

  /** What may be shown of what was held back: the stream has ended. Colours end with it. */
  String finish() {
    StringBuilder out = new StringBuilder(decode(ByteBuffer.allocate(0), true));
    release(out);
    if (coloured) {
      out.append(Style.RESET);
      coloured = false;
    }
    decoder.reset();
    return out.toString();
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
    StringBuilder out = new StringBuilder(chars.position() + 16);
    chars.flip().chars().forEach(c -> take((char) c, out));
    return out.toString();
  }

  private void take(char c, StringBuilder out) {
    if (held.length() == 0) {
      begin(c, out);
    } else if (held.charAt(0) == '\r') {
      afterReturn(c, out);
    } else {
      afterEscape(c, out);
    }
  }

  private void begin(char c, StringBuilder out) {
    if (c == '\r' || c == ESCAPE) {
      held.append(c);
    } else if (Character.isHighSurrogate(c)) {
      highSurrogate = c;
    } else if (Character.isLowSurrogate(c)) {
      Visible.append(out, Character.toCodePoint(highSurrogate, c));
    } else {
      Visible.append(out, c);
    }
  }

  private void afterReturn(char c, StringBuilder out) {
    if (c == '\n') {
      held.setLength(0);
      out.append('\n');
    } else {
      release(out);
      begin(c, out);
    }
  }

  private void afterEscape(char c, StringBuilder out) {
    boolean opens = held.length() == 1 && c == '[';
    boolean goesOn = held.length() > 1 && c >= ' ' && c <= '?' && held.length() < LONGEST_SEQUENCE;
    if (opens || goesOn) {
      held.append(c);
    } else if (c == 'm' && isAllowedColour(held.substring(Math.min(2, held.length())))) {
      colour(out);
    } else {
      release(out);
      begin(c, out);
    }
  }

  private boolean isAllowedColour(String parameters) {
    return held.length() > 1
        && COLOURS.matcher(parameters).matches()
        && !CONCEAL.matcher(EXTENDED.matcher(parameters).replaceAll("")).find();
  }

  private void colour(StringBuilder out) {
    if (colours) {
      out.append(held).append('m');
      coloured = true;
    }
    held.setLength(0);
  }

  /** What was held back was not the beginning of anything that may pass. */
  private void release(StringBuilder out) {
    held.chars().forEach(c -> Visible.append(out, c));
    held.setLength(0);
  }
}
