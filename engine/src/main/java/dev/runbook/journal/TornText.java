package dev.runbook.journal;

import java.io.ByteArrayOutputStream;

/**
 * Tells what in a text only tears it apart: escape sequences of a terminal, carriage returns and
 * the NULs of UTF-16, which nobody sees; and blanks, such as the ends of wrapped lines.
 */
final class TornText {
  /** What a byte is to the text that it stands in. */
  enum Part {
    TEXT,
    UNSEEN,
    BLANK
  }

  private static final int ESCAPE = 0x1B;
  private static final int BELL = 0x07;

  private enum In {
    TEXT,
    ESCAPE,
    CONTROL,
    STRING
  }

  private In in = In.TEXT;

  /** What the next byte is. */
  Part next(byte b) {
    int c = b & 0xFF;
    if (in == In.TEXT && c > ' ') {
      return Part.TEXT;
    }
    return in == In.TEXT ? inText(c) : inSequence(c);
  }

  /** Whether the next byte may be part of an escape sequence that has begun. */
  boolean isInSequence() {
    return in != In.TEXT;
  }

  /** The text that is left of bytes without what tears it. */
  static byte[] mended(byte[] torn) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream(torn.length);
    TornText text = new TornText();
    for (byte b : torn) {
      if (text.next(b) == Part.TEXT) {
        whole.write(b);
      }
    }
    return whole.toByteArray();
  }

  private Part inText(int c) {
    switch (c) {
      case ESCAPE:
        in = In.ESCAPE;
        return Part.UNSEEN;
      case '\r', 0:
        return Part.UNSEEN;
      case ' ', '\t', '\n':
        return Part.BLANK;
      default:
        return Part.TEXT;
    }
  }

  /** A sequence that is broken off by another character has no part in that. */
  private Part inSequence(int c) {
    if (c == ESCAPE) {
      in = In.ESCAPE;
      return Part.UNSEEN;
    }
    if (in == In.STRING) {
      in = c == BELL || c == '\n' ? In.TEXT : In.STRING;
      return c == '\n' ? Part.BLANK : Part.UNSEEN;
    }
    if (in == In.ESCAPE && c == '[') {
      in = In.CONTROL;
      return Part.UNSEEN;
    }
    if (in == In.ESCAPE && (c == ']' || c == 'P' || c == '_' || c == '^' || c == 'X')) {
      in = In.STRING;
      return Part.UNSEEN;
    }
    boolean goesOn = in == In.CONTROL ? c >= 0x20 && c < 0x40 : c >= 0x20 && c < 0x30;
    if (goesOn) {
      return Part.UNSEEN;
    }
    in = In.TEXT;
    return c > 0x20 && c < 0x7F ? Part.UNSEEN : next((byte) c);
  }
}
