package dev.runbook.report;

import dev.runbook.journal.event.EventCodec;
import dev.runbook.run.RunResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Times, durations and paragraphs in plain text, the same on every machine. */
final class TextFormat {
  static final int COLUMNS = 100;

  private TextFormat() {}

  /** How a run ended, as people read it. */
  static String result(String word) {
    return word.equals(RunResult.DONE_WITH_FAILURES.word())
        ? RunResult.DONE_WITH_FAILURES.words()
        : word;
  }

  static String lines(int count) {
    return counted(count, "line");
  }

  /** A time as journals write it. */
  static String rfc3339(Instant instant) {
    return EventCodec.time(instant);
  }

  static String duration(OptionalLong millis) {
    return millis.isEmpty() ? "?" : duration(millis.getAsLong());
  }

  static String duration(long millis) {
    long seconds = millis / 1000;
    if (seconds == 0) {
      return millis + " ms";
    }
    if (seconds < 60) {
      return seconds + "." + millis % 1000 / 100 + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + two(seconds % 60) + " s"
        : seconds / 3600 + " h " + two(seconds / 60 % 60) + " min";
  }

  /** Two digits, which Java's own formats take a hundred times as long for. */
  static String two(long number) {
    return number < 10 ? "0" + number : "" + number;
  }

  static String count(long bytes) {
    return String.format(Locale.ROOT, "%,d", bytes);
  }

  /** {@code 1 record}, {@code 3 records}. */
  static String counted(long number, String what) {
    return number == 1 ? "1 " + what : count(number) + " " + what + "s";
  }

  /** {@code one}, {@code one and two}, {@code one, two and three}. */
  static String list(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  /** With a capital first letter, but for the path of an output. */
  static String capitalised(String sentence) {
    boolean path = sentence.startsWith("output/");
    return sentence.isEmpty() || path
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** A paragraph as lines that stay within the columns, where its words let them. */
  static List<String> wrapped(String first, String later, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ")) {
      if (!empty && line.length() + 1 + word.length() > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder(later);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
