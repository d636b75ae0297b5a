package dev.runbook.yaml;

import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Maps the marks of the YAML reader to places in the source.
 *
 * <p>A mark counts code points from the start of the part that was read; a source counts UTF-16
 * units from the start of the file.
 */
final class Places {
  private final Source source;
  private final Span region;
  private final int[] units;

  Places(Source source, Span region) {
    this.source = source;
    this.region = region;
    this.units = units(source.text(region));
  }

  /** The offset of a code point. */
  int offset(int codePoint) {
    int index = Math.max(0, codePoint);
    int unit = units.length == 0 ? index : index < units.length ? units[index] : region.length();
    return region.start() + Math.min(unit, region.length());
  }

  /** The offset of a mark; of the part's start where there is none. */
  int offset(Optional<Mark> mark) {
    return offset(mark.map(Mark::getIndex).orElse(0));
  }

  /** What an event covers, without the white space after it. */
  Span span(Event event) {
    int start = offset(event.getStartMark());
    int end = Math.max(start, offset(event.getEndMark()));
    while (end > start && source.text().charAt(end - 1) <= ' ') {
      end--;
    }
    return new Span(start, end);
  }

  /** For each code point its offset; empty where both counts are the same. */
  private static int[] units(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return new int[0];
    }
    int[] units = new int[count];
    for (int at = 0, i = 0; i < count; i++) {
      units[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    return units;
  }
}
