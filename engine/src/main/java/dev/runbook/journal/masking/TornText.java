package dev.runbook.journal.masking;

import java.io.ByteArrayOutputStream;

/**
 * Finds the characters that only interrupt a text: escape sequences of a terminal, carriage returns
 * and the NULs of UTF-16, which are invisible; and blanks, such as the ends of wrapped lines.
 */
final class TornText {
  private static final int ESCAPE = 0x1B;
  private static final int BELL = 0x07;

  private enum In {
    TEXT,
    ESCAPE,
    CONTROL,
    STRING
  }

  private In in = In.TEXT;

  /** Whether the next byte is text. */
  boolean isText(byte b) {
    int c = b & 0xFF;
    if (in == In.TEXT && c > ' ') {
      return true;
    }
    return in == In.TEXT ? isTextInText(c) : isTextInSequence(c);
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
      if (text.isText(b)) {
        whole.write(b);
      }
    }
    return whole.toByteArray();
  }

  private boolean isTextInText(int c) {
    if (c == ESCAPE) {
      in = In.ESCAPE;
      return false;
    }
    return c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != 0;
  }

  /** A sequence that is broken off by another character has no part in that. */
  private boolean isTextInSequence(int c) {
    if (c == ESCAPE) {
      in = In.ESCAPE;
    } else if (in == In.STRING) {
      in = c == BELL || c == '\n' ? In.TEXT : In.STRING;
    } else if (in == In.ESCAPE && c == '[') {
      in = In.CONTROL;
    } else if (in == In.ESCAPE && "]P_^X".indexOf(c) >= 0) {
      in = In.STRING;
    } else if (c < ' ' || c >= (in == In.CONTROL ? '@' : '0')) {
      in = In.TEXT;
      return (c <= ' ' || c > '~') && isText((byte) c);
    }
    return false;
  }
}
