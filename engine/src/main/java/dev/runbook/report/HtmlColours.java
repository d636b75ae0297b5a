package dev.runbook.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The classes that draw output in its colours.
 *
 * <p>The sixteen usual colours are the style sheet's: of text, one set for light and one for dark;
 * of what is behind it, the same in both, with text that is made to be read on it. Any other colour
 * gets a rule of its own, since a page's policy may forbid styles in attributes, and as text is
 * made darker or lighter until it can be read.
 */
final class HtmlColours {
  /** The style sheet's {@code --panel}, on which output stands. */
  static final int LIGHT_PANEL = 0xF6F8FA;

  static final int DARK_PANEL = 0x151B23;

  private static final int USUAL = 16;

  /** Those of the usual colours on which the style sheet's white would be hard to read. */
  private static final Set<Integer> LIGHT = Set.of(3, 7, 10, 11, 12, 14, 15);

  private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

  private final TreeMap<String, String> rules = new TreeMap<>();

  /** The value of a {@code class} attribute; empty for plain text. */
  String classes(TextAttributes style) {
    List<String> classes = new ArrayList<>();
    OptionalInt text = style.inverse() ? style.background() : style.foreground();
    OptionalInt behind = style.inverse() ? style.foreground() : style.background();
    text.ifPresent(colour -> classes.add(colour("f", "color", colour)));
    behind.ifPresent(colour -> classes.add(colour("b", "background-color", colour)));
    add(classes, behind.isPresent(), "on");
    if (behind.isPresent() && text.isEmpty()) {
      classes.add(isLight(behind.getAsInt()) ? "on-light" : "on-dark");
    }
    if (style.inverse() && behind.isEmpty()) {
      classes.add("b-text");
    }
    if (style.inverse() && behind.isEmpty() && text.isEmpty()) {
      classes.add("f-behind");
    }
    add(classes, style.bold(), "bold");
    add(classes, style.dim(), "dim");
    add(classes, style.italic(), "italic");
    add(classes, style.underlined(), "underlined");
    return String.join(" ", classes);
  }

  /** The rules for the colours that were asked for. */
  String css() {
    return String.join("", rules.values());
  }

  private String colour(String prefix, String property, int colour) {
    if (colour < USUAL) {
      return prefix + colour;
    }
    String hex = String.format(Locale.ROOT, "%06x", rgb(colour));
    String name = prefix + "-" + hex;
    String exact = name + "{" + property + ":#" + hex + "}\n";
    rules.put(
        name, prefix.equals("f") ? readable(name, rgb(colour)) + ".on." + exact : "." + exact);
    return name;
  }

  /** Text without a colour behind it stands on the panel's, which is light or dark. */
  private static String readable(String name, int rgb) {
    return String.format(
        Locale.ROOT,
        ".%s{color:#%06x}\n@media (prefers-color-scheme: dark){.%s{color:#%06x}}\n",
        name,
        ColourContrast.readable(rgb, LIGHT_PANEL),
        name,
        ColourContrast.readable(rgb, DARK_PANEL));
  }

  /** Whether black is easier to read on it than white. */
  private static boolean isLight(int colour) {
    if (colour < USUAL) {
      return LIGHT.contains(colour);
    }
    int rgb = rgb(colour);
    return 2 * (rgb >> 16) + 5 * (rgb >> 8 & 255) + (rgb & 255) > 8 * 128;
  }

  /** Colours 16 to 231 are a cube of six steps, 232 to 255 are greys. */
  private static int rgb(int colour) {
    if (colour >= TextAttributes.RGB) {
      return colour - TextAttributes.RGB;
    }
    if (colour >= 232) {
      return (8 + 10 * (colour - 232)) * 0x010101;
    }
    int at = colour - USUAL;
    return CUBE[at / 36] << 16 | CUBE[at / 6 % 6] << 8 | CUBE[at % 6];
  }

  private static void add(List<String> classes, boolean wanted, String name) {
    if (wanted) {
      classes.add(name);
    }
  }
}
