package dev.runbook.cli.console;

/**
 * Takes the escape sequences out of what a program writes to a terminal, as a terminal would.
 *
 * <p>It keeps its state from one chunk to the next. Sequences that only carry text (titles, device
 * control strings) are passed over.
 */
final class EscapeReader {
  /** Ends a sequence that is not complete. */
  static final char CANCEL = '\u0018';

  /** Learns of each complete sequence. */
  interface Listener {
    /** The other set of characters was shifted in or out. */
    void shifted(boolean out);

    /** An escape and this character. */
    void escape(char last);

    /** A set of characters was chosen for one of the places of sets. */
    void designated(char set, char characters);

    /** A control sequence: its parameters, and the character that ends it. */
    void control(String parameters, char last);
  }

  private static final int LONGEST_PARAMETERS = 256;
  private static final char ESCAPE = '\u001b';
  private static final char SUBSTITUTE = '\u001a';

  private enum State {
    TEXT,
    ESCAPE,
    DESIGNATING,
    CONTROL,
    STRING,
    STRING_ESCAPE
  }

  private final Listener listener;
  private final StringBuilder parameters = new StringBuilder();
  private State state = State.TEXT;
  private char set;

  EscapeReader(Listener listener) {
    this.listener = listener;
  }

  /** The next bytes that the terminal gets. */
  void take(byte[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      take((char) (buffer[i] & 0xFF));
    }
  }

  /** Whether a sequence has begun and not ended. */
  boolean isInside() {
    return state != State.TEXT;
  }

  /** Forgets a sequence that has begun. */
  void reset() {
    state = State.TEXT;
  }

  private void take(char c) {
    if (c == CANCEL || c == SUBSTITUTE) {
      state = State.TEXT;
      return;
    }
    switch (state) {
      case TEXT -> text(c);
      case ESCAPE -> afterEscape(c);
      case DESIGNATING -> {
        state = State.TEXT;
        listener.designated(set, c);
      }
      case CONTROL -> control(c);
      case STRING -> string(c);
      case STRING_ESCAPE -> {
        state = State.ESCAPE; // ESC \ ends a string; any other ESC ends it too and begins anew.
        afterEscape(c);
      }
    }
  }

  private void text(char c) {
    if (c == ESCAPE) {
      state = State.ESCAPE;
    } else if (c == '\u000e' || c == '\u000f') {
      listener.shifted(c == '\u000e');
    }
  }

  private void afterEscape(char c) {
    state = State.TEXT;
    switch (c) {
      case '[' -> {
        parameters.setLength(0);
        state = State.CONTROL;
      }
      case ']', 'P', '^', '_', 'X' -> state = State.STRING;
      case '(', ')', '*', '+' -> {
        set = c;
        state = State.DESIGNATING;
      }
      case ESCAPE -> state = State.ESCAPE;
      default -> listener.escape(c);
    }
  }

  private void string(char c) {
    if (c == '\u0007') {
      state = State.TEXT;
    } else if (c == ESCAPE) {
      state = State.STRING_ESCAPE;
    }
  }

  private void control(char c) {
    if (c == ESCAPE) {
      state = State.ESCAPE;
    } else if (c >= '@' && c <= '~') {
      state = State.TEXT;
      listener.control(parameters.toString(), c);
    } else if (c >= ' ' && parameters.length() < LONGEST_PARAMETERS) {
      parameters.append(c);
    }
  }
}
