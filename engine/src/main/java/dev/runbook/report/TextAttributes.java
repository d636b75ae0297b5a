package dev.runbook.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a terminal draws text: colours and a few attributes, as ECMA-48's "select graphic rendition"
 * sets them. What would hide text is left out.
 *
 * @param foreground a colour: 0 to 255 of the usual palette, {@code 0x1000000} and more with its
 *     red, green and blue; empty for the default one
 * @param background the same for what is behind the text
 */
record TextAttributes(
    OptionalInt foreground,
    OptionalInt background,
    boolean bold,
    boolean dim,
    boolean italic,
    boolean underlined,
    boolean inverse) {
  static final int RGB = 0x1000000;

  static final TextAttributes PLAIN =
      new TextAttributes(
          OptionalInt.empty(), OptionalInt.empty(), false, false, false, false, false);

  /** The style after a sequence with some parameters; of those it does not know, nothing comes. */
  TextAttributes after(int[] parameters) {
    TextAttributes style = this;
    int[] left = parameters.length == 0 ? new int[] {0} : parameters;
    while (left.length > 0) {
      int taken = 1;
      if ((left[0] == 38 || left[0] == 48) && left.length > 2) {
        taken = left[1] == 2 ? Math.min(5, left.length) : 3;
        style = style.extended(left);
      } else {
        style = style.simple(left[0]);
      }
      left = Arrays.copyOfRange(left, taken, left.length);
    }
    return style;
  }

  /** The sequence that sets this style after a reset; empty for plain text. */
  String sequence() {
    List<String> codes = new ArrayList<>();
    add(codes, bold, "1");
    add(codes, dim, "2");
    add(codes, italic, "3");
    add(codes, underlined, "4");
    add(codes, inverse, "7");
    foreground.ifPresent(colour -> codes.add("38" + parameters(colour)));
    background.ifPresent(colour -> codes.add("48" + parameters(colour)));
    return codes.isEmpty() ? "" : "\u001b[" + String.join(";", codes) + "m";
  }

  private static void add(List<String> codes, boolean wanted, String code) {
    if (wanted) {
      codes.add(code);
    }
  }

  private static String parameters(int colour) {
    return colour < RGB
        ? ";5;" + colour
        : ";2;" + (colour >> 16 & 255) + ";" + (colour >> 8 & 255) + ";" + (colour & 255);
  }

  private TextAttributes extended(int[] given) {
    if (given[1] == 5 && given[2] < 256) {
      return coloured(given[0] == 38, OptionalInt.of(given[2]));
    }
    if (given[1] == 2 && given.length > 4) {
      int rgb = (given[2] & 255) << 16 | (given[3] & 255) << 8 | given[4] & 255;
      return coloured(given[0] == 38, OptionalInt.of(RGB + rgb));
    }
    return this;
  }

  private TextAttributes simple(int code) {
    if (code >= 30 && code <= 37 || code >= 90 && code <= 97) {
      return coloured(true, OptionalInt.of(code < 90 ? code - 30 : code - 82));
    }
    if (code >= 40 && code <= 47 || code >= 100 && code <= 107) {
      return coloured(false, OptionalInt.of(code < 100 ? code - 40 : code - 92));
    }
    return switch (code) {
      case 0 -> PLAIN;
      case 39 -> coloured(true, OptionalInt.empty());
      case 49 -> coloured(false, OptionalInt.empty());
      case 1 -> drawn(true, dim, italic, underlined, inverse);
      case 2 -> drawn(bold, true, italic, underlined, inverse);
      case 22 -> drawn(false, false, italic, underlined, inverse);
      case 3, 23 -> drawn(bold, dim, code == 3, underlined, inverse);
      case 4, 24 -> drawn(bold, dim, italic, code == 4, inverse);
      case 7, 27 -> drawn(bold, dim, italic, underlined, code == 7);
      default -> this;
    };
  }

  private TextAttributes coloured(boolean text, OptionalInt colour) {
    return new TextAttributes(
        text ? colour : foreground,
        text ? background : colour,
        bold,
        dim,
        italic,
        underlined,
        inverse);
  }

  private TextAttributes drawn(
      boolean nowBold, boolean nowDim, boolean nowItalic, boolean nowUnder, boolean nowInverse) {
    return new TextAttributes(
        foreground, background, nowBold, nowDim, nowItalic, nowUnder, nowInverse);
  }
}
