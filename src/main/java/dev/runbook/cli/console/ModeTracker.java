package dev.runbook.cli.console;

import java.util.Set;
import java.util.TreeSet;

/**
 * Follows what a program writes to a terminal and knows which of its modes are on, so that only
 * those are switched off that the program has left on, however it ended.
 *
 * <p>The names are those of xterm's "Control Sequences".
 */
final class ModeTracker implements EscapeReader.Listener {
  private static final char ESCAPE = '\u001b';

  /** Off unless a program wants them: cursor keys, colours swapped, mouse, focus, paste, … */
  private static final Set<Integer> OFF_AT_FIRST =
      Set.of(
          1, 5, 9, 66, 69, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 2004, 2026, 2031,
          2048);

  /** On unless a program switches them off: lines that wrap, a cursor that can be seen. */
  private static final Set<Integer> ON_AT_FIRST = Set.of(7, 25);

  private static final Set<Integer> ALTERNATE_SCREEN = Set.of(47, 1047, 1049);
  private static final int ORIGIN = 6;
  private static final int SYNCHRONIZED = 2026;

  /** Keyboard locked, insert, a line feed that is a return too. */
  private static final Set<Integer> ANSI_OFF_AT_FIRST = Set.of(2, 4, 20);

  private final EscapeReader reader = new EscapeReader(this);
  private final TreeSet<Integer> changed = new TreeSet<>();
  private final TreeSet<Integer> ansi = new TreeSet<>();
  private int alternate;
  private boolean origin;
  private boolean region;
  private boolean keypad;
  private boolean shifted;
  private boolean otherCharacters;
  private boolean styled;
  private boolean printing;
  private boolean cursorShaped;
  private int keyboards;
  private boolean keyboard;
  private boolean otherKeys;

  /** The next bytes that the terminal gets. */
  void follow(byte[] buffer, int offset, int length) {
    reader.take(buffer, offset, length);
  }

  @Override
  public void shifted(boolean out) {
    shifted = out;
  }

  @Override
  public void escape(char last) {
    switch (last) {
      case '=' -> keypad = true;
      case '>' -> keypad = false;
      case 'c' -> forget();
      default -> {}
    }
  }

  @Override
  public void designated(char set, char characters) {
    if (set == '(') {
      otherCharacters = characters != 'B';
    }
  }

  @Override
  public void control(String text, char last) {
    switch (last) {
      case 'h' -> switchModes(text, true);
      case 'l' -> switchModes(text, false);
      case 'r' -> region = isPlain(text) ? !text.isEmpty() : region;
      case 'i' -> printing = text.equals("5") || (printing && !text.equals("4"));
      case 'm' -> style(text);
      case 'u' -> keyboard(text);
      case 'q' -> cursorShaped = text.endsWith(" ") ? number(text) > 0 : cursorShaped;
      case 'p' -> softReset(text);
      default -> {}
    }
  }

  private void switchModes(String text, boolean on) {
    boolean ofDec = text.startsWith("?");
    for (String mode : (ofDec ? text.substring(1) : text).split(";")) {
      if (ofDec) {
        switchDec(number(mode), on);
      } else if (ANSI_OFF_AT_FIRST.contains(number(mode))) {
        put(ansi, number(mode), on);
      }
    }
  }

  private void switchDec(int mode, boolean on) {
    if (ALTERNATE_SCREEN.contains(mode)) {
      alternate = on ? mode : 0;
    } else if (mode == ORIGIN) {
      origin = on;
    } else if (OFF_AT_FIRST.contains(mode)) {
      put(changed, mode, on);
    } else if (ON_AT_FIRST.contains(mode)) {
      put(changed, mode, !on);
    }
  }

  private static void put(Set<Integer> modes, int mode, boolean in) {
    if (in) {
      modes.add(mode);
    } else {
      modes.remove(mode);
    }
  }

  private void style(String text) {
    if (text.startsWith(">")) {
      otherKeys = text.startsWith(">4;") && number(text.substring(3)) > 0;
    } else if (isPlain(text)) {
      styled = !text.isEmpty() && !text.equals("0");
    }
  }

  /** The keyboard protocol that kitty began: a stack of settings, or one set in place. */
  private void keyboard(String text) {
    if (text.startsWith(">")) {
      keyboards++;
    } else if (text.startsWith("<")) {
      keyboards = Math.max(0, keyboards - Math.max(1, number(text.substring(1))));
    } else if (text.startsWith("=")) {
      keyboard = number(text.substring(1)) > 0;
    }
  }

  private void softReset(String text) {
    if (text.equals("!")) {
      changed.removeAll(Set.of(1, 7, 25, 66));
      ansi.clear();
      origin = region = keypad = shifted = otherCharacters = styled = false;
    }
  }

  private void forget() {
    changed.clear();
    ansi.clear();
    alternate = keyboards = 0;
    origin = region = keypad = shifted = otherCharacters = styled = false;
    printing = cursorShaped = keyboard = otherKeys = false;
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == ';' || c == ':');
  }

  /** The number at the beginning; 0 where there is none. */
  private static int number(String text) {
    int end = 0;
    while (end < text.length() && end < 6 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end == 0 ? 0 : Integer.parseInt(text.substring(0, end));
  }

  /** What switches off all that is on now, and nothing else; after it, nothing is. */
  String undo() {
    StringBuilder out = new StringBuilder();
    if (reader.isInside()) {
      out.append(EscapeReader.CANCEL);
    }
    // First what keeps the rest from being seen, last what moves the cursor to where it was before.
    add(out, changed.contains(SYNCHRONIZED), "[?2026l");
    add(out, printing, "[4i");
    add(out, keyboards > 0, "[<" + keyboards + "u");
    add(out, keyboard, "[=0u");
    add(out, otherKeys, "[>4m");
    add(out, keypad, ">");
    add(out, cursorShaped, "[0 q");
    ansi.forEach(mode -> add(out, true, "[" + mode + "l"));
    changed.forEach(
        mode ->
            add(out, mode != SYNCHRONIZED, "[?" + mode + (ON_AT_FIRST.contains(mode) ? "h" : "l")));
    add(out, origin, "[?6l");
    boolean cursorMatters = alternate == 0 && !origin;
    add(out, region, cursorMatters ? "7" + ESCAPE + "[r" + ESCAPE + "8" : "[r");
    add(out, origin && alternate == 0, "[999;1H");
    add(out, otherCharacters, "(B");
    if (shifted) {
      out.append('\u000f');
    }
    add(out, styled, "[m");
    add(out, alternate > 0, "[?" + alternate + "l");
    forget();
    reader.reset();
    return out.toString();
  }

  private static void add(StringBuilder out, boolean wanted, String sequence) {
    if (wanted) {
      out.append(ESCAPE).append(sequence);
    }
  }
}
