package dev.runbook.report;

/** Computes the contrast of two colours, by the formulas of WCAG 2; colours are 0xRRGGBB. */
final class ColourContrast {
  /** What WCAG's level AA wants of ordinary text. */
  static final double READABLE = 4.5;

  private static final int STEPS = 32;

  private ColourContrast() {}

  /** From 1, the same brightness, to 21, black on white. */
  static double of(int one, int other) {
    double first = luminance(one) + 0.05;
    double second = luminance(other) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  /** The colour nearest to one, towards black or white, that can be read on another. */
  static int readable(int colour, int behind) {
    int end = luminance(behind) > 0.18 ? 0x000000 : 0xFFFFFF;
    for (int step = 0; step < STEPS; step++) {
      int mixed = mixed(colour, end, step);
      if (of(mixed, behind) >= READABLE) {
        return mixed;
      }
    }
    return end;
  }

  private static int mixed(int colour, int end, int step) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = colour >> shift & 255;
      int to = end >> shift & 255;
      mixed |= from + (to - from) * step / STEPS << shift;
    }
    return mixed;
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16 & 255)
        + 0.7152 * linear(colour >> 8 & 255)
        + 0.0722 * linear(colour & 255);
  }

  private static double linear(int part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
