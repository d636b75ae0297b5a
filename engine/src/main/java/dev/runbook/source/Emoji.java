package dev.runbook.source;

import java.util.Set;

/** Looks up a character in Unicode's emoji data; Java has no property for it before version 21. */
final class Emoji {
  static final int JOINER = 0x200D;
  static final int TEXT_STYLE = 0xFE0E;
  static final int EMOJI_STYLE = 0xFE0F;
  static final int KEYCAP = 0x20E3;
  static final int BLACK_FLAG = 0x1F3F4;
  static final int FIRST_TAG = 0xE0020;
  static final int END_TAG = 0xE007F;

  /** The flags that are spelt with tags: England, Scotland, Wales. No other tags are. */
  private static final Set<String> TAGGED_FLAGS = Set.of("gbeng", "gbsct", "gbwls");

  /** Extended_Pictographic of emoji-data.txt, reserved places included: first and last of each. */
  private static final int[][] PICTURES = {
    {0xA9, 0xA9},
    {0xAE, 0xAE},
    {0x203C, 0x203C},
    {0x2049, 0x2049},
    {0x2122, 0x2122},
    {0x2139, 0x2139},
    {0x2194, 0x2199},
    {0x21A9, 0x21AA},
    {0x231A, 0x231B},
    {0x2328, 0x2328},
    {0x2388, 0x2388},
    {0x23CF, 0x23CF},
    {0x23E9, 0x23F3},
    {0x23F8, 0x23FA},
    {0x24C2, 0x24C2},
    {0x25AA, 0x25AB},
    {0x25B6, 0x25B6},
    {0x25C0, 0x25C0},
    {0x25FB, 0x25FE},
    {0x2600, 0x2605},
    {0x2607, 0x2612},
    {0x2614, 0x2685},
    {0x2690, 0x2705},
    {0x2708, 0x2712},
    {0x2714, 0x2714},
    {0x2716, 0x2716},
    {0x271D, 0x271D},
    {0x2721, 0x2721},
    {0x2728, 0x2728},
    {0x2733, 0x2734},
    {0x2744, 0x2744},
    {0x2747, 0x2747},
    {0x274C, 0x274C},
    {0x274E, 0x274E},
    {0x2753, 0x2755},
    {0x2757, 0x2757},
    {0x2763, 0x2767},
    {0x2795, 0x2797},
    {0x27A1, 0x27A1},
    {0x27B0, 0x27B0},
    {0x27BF, 0x27BF},
    {0x2934, 0x2935},
    {0x2B05, 0x2B07},
    {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},
    {0x3030, 0x3030},
    {0x303D, 0x303D},
    {0x3297, 0x3297},
    {0x3299, 0x3299},
    {0x1F000, 0x1F0FF},
    {0x1F10D, 0x1F10F},
    {0x1F12F, 0x1F12F},
    {0x1F16C, 0x1F171},
    {0x1F17E, 0x1F17F},
    {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A},
    {0x1F1AD, 0x1F1E5},
    {0x1F201, 0x1F20F},
    {0x1F21A, 0x1F21A},
    {0x1F22F, 0x1F22F},
    {0x1F232, 0x1F23A},
    {0x1F23C, 0x1F23F},
    {0x1F249, 0x1F3FA},
    {0x1F400, 0x1F53D},
    {0x1F546, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F774, 0x1F77F},
    {0x1F7D5, 0x1F7FF},
    {0x1F80C, 0x1F80F},
    {0x1F848, 0x1F84F},
    {0x1F85A, 0x1F85F},
    {0x1F888, 0x1F88F},
    {0x1F8AE, 0x1F8FF},
    {0x1F90C, 0x1F93A},
    {0x1F93C, 0x1F945},
    {0x1F947, 0x1FAFF},
    {0x1FC00, 0x1FFFD},
  };

  private Emoji() {}

  /** Whether a character is a picture, or is reserved for one. */
  static boolean isPicture(int c) {
    for (int[] range : PICTURES) {
      if (c < range[0]) {
        return false;
      }
      if (c <= range[1]) {
        return true;
      }
    }
    return false;
  }

  /** Whether a character gives the one before it a colour of skin. */
  static boolean isSkinTone(int c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
  }

  /** Whether a keycap may be drawn around a character. */
  static boolean isOnKeys(int c) {
    return c >= '0' && c <= '9' || c == '#' || c == '*';
  }

  /** Whether a character is a tag that says a part of a flag's name. */
  static boolean isTag(int c) {
    return c >= FIRST_TAG && c < END_TAG;
  }

  /** Whether tags, after a black flag and before the end of tags, name a flag. */
  static boolean isFlag(CharSequence tags) {
    StringBuilder name = new StringBuilder();
    tags.codePoints().forEach(tag -> name.append((char) (tag - 0xE0000)));
    return TAGGED_FLAGS.contains(name.toString());
  }
}
