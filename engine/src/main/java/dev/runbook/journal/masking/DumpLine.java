package dev.runbook.journal.masking;

/**
 * The columns of a dump, as od, hexdump and xxd print them: an offset, the bytes, and maybe the
 * same bytes as text.
 */
final class DumpLine {
  /** What a byte of a line is. */
  enum Part {
    /** The line has ended. */
    END,
    /** The line is none of a dump: what was read before it does not go on. */
    NO_DUMP,
    /** A character of the columns of bytes. */
    DATA,
    /** A character of the text column. */
    TEXT,
    /** An offset, a blank, a separator. */
    NOTHING
  }

  private enum In {
    START,
    OFFSET,
    DATA,
    TEXT,
    OTHER
  }

  /** Seven digits of od, eight of hexdump and xxd; a year is no offset. */
  private static final int FEWEST_OFFSET_DIGITS = 6;

  private static final int MOST_OFFSET_DIGITS = 16;

  private final TornText text = new TornText();
  private In in = In.START;
  private int offsetDigits;
  private boolean colon;
  private int blanks;
  private int data;
  private int spaces;
  private boolean pairs = true;
  private byte before;
  private int shown;

  /** Whether only the line's end is of interest. */
  boolean isOther() {
    return in == In.OTHER;
  }

  /** How many characters of data the line has had. */
  int data() {
    return data;
  }

  /** Which byte of the line the last character of the text column shows. */
  int shown() {
    return shown;
  }

  /** Whether the data are two hexadecimal digits for each byte. */
  boolean hasPairs() {
    return pairs;
  }

  /** What the next byte is. */
  Part next(byte b) {
    if (b == '\n') {
      return newline();
    }
    if (in == In.OTHER) {
      return Part.NOTHING;
    }
    if (text.isInSequence() || b == 0x1B) {
      return text.isText(b) ? character(b) : Part.NOTHING;
    }
    return b == '\r' || b == 0 ? Part.NOTHING : character(b);
  }

  /** The last line of a dump may be an offset alone. */
  private Part newline() {
    boolean isDump =
        in == In.DATA || in == In.TEXT || (in == In.OFFSET && offsetDigits >= FEWEST_OFFSET_DIGITS);
    begin();
    return isDump ? Part.END : Part.NO_DUMP;
  }

  private Part character(byte b) {
    return switch (in) {
      case START, OFFSET -> offset(b);
      case DATA -> isBlank(b) ? blank() : data(b);
      default -> {
        shown++;
        yield Part.TEXT;
      }
    };
  }

  private Part offset(byte b) {
    if (isHex(b) && !colon && offsetDigits < MOST_OFFSET_DIGITS) {
      in = In.OFFSET;
      offsetDigits++;
      return Part.NOTHING;
    }
    if (offsetDigits >= FEWEST_OFFSET_DIGITS && b == ':' && !colon) {
      colon = true;
      return Part.NOTHING;
    }
    if (offsetDigits >= FEWEST_OFFSET_DIGITS && isBlank(b)) {
      in = In.DATA;
      return Part.NOTHING;
    }
    in = In.OTHER;
    return Part.NO_DUMP;
  }

  private Part blank() {
    blanks++;
    return Part.NOTHING;
  }

  private Part data(byte b) {
    boolean apart = blanks >= 2 && data > 0 && pairs && data % 2 == 0;
    blanks = 0;
    if (apart && colon) {
      in = In.TEXT; // Of xxd: after two blanks, and bytes that are blanks themselves.
      shown = spaces;
      return Part.TEXT;
    }
    if (apart && (b == '|' || b == '>')) {
      in = In.TEXT;
      shown = -1;
      return Part.NOTHING;
    }
    pairs &= isHex(b);
    data++;
    if (data == 2 * spaces + 2 && before == '2' && b == '0') {
      spaces++;
    }
    before = b;
    return Part.DATA;
  }

  private void begin() {
    in = In.START;
    offsetDigits = 0;
    colon = false;
    blanks = 0;
    data = 0;
    spaces = 0;
    pairs = true;
    before = 0;
    while (text.isInSequence()) {
      text.isText((byte) '\n'); // A sequence does not go on in the next line.
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean isHex(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
  }
}
