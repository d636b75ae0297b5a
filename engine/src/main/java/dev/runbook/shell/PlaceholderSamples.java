package dev.runbook.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that look as if the author had only shown what belongs there: {@code user@example.com},
 * {@code /path/to/dump.sql}. They run as they stand, so nobody is asked for them; they are worth a
 * look.
 *
 * <p>The names and addresses are those that RFC 2606 and RFC 5737 keep for documentation, and the
 * numbers those that vendors' manuals use.
 */
public final class PlaceholderSamples {
  /**
   * A value that is probably a sample.
   *
   * @param start the offset of its first character
   * @param end the offset after its last
   * @param text the value
   */
  public record Sample(int start, int end, String text) {}

  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("[\\w.+-]+@(?:[\\w-]+\\.)*example\\.(?:com|org|net|edu)(?![\\w-])"),
          Pattern.compile("(?<![\\w.@-])(?:[\\w-]+\\.)*example\\.(?:com|org|net|edu)(?![\\w-])"),
          Pattern.compile("(?<![\\w.-])/?path/to/[\\w./-]*\\w"),
          Pattern.compile(
              "(?<![\\w.])(?:192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}(?:/\\d{1,2})?(?![\\w.])"),
          Pattern.compile("(?<![\\w./$-])(?:my|foo)-[a-z][a-z0-9-]*(?![\\w.])"),
          Pattern.compile("(?<=s3://|gs://|[=/])my-[a-z][a-z0-9-]*(?![\\w.])"),
          Pattern.compile("(?<![\\w-])(?:123456789012|111122223333|AKIAIOSFODNN7EXAMPLE)(?!\\w)"),
          Pattern.compile(
              "(?<![\\w-])(?:12345678|00000000|11111111)-(?:[\\w]{4}-){3}\\w{12}(?!\\w)"),
          Pattern.compile("(?<![\\w-])[a-z]{1,8}-(?:0?123456789?\\w*|0?abc123\\w*)(?!\\w)"),
          Pattern.compile(
              "(?<![\\w.:=-]|version=)20\\d\\d-[01]\\d-[0-3]\\d(?:[T ][0-2]\\d:[0-5]\\d(?::[0-5]\\d)?Z?)?(?![\\w-])"));

  private PlaceholderSamples() {}

  /** The samples in a text, comments left out, in order, none overlapping. */
  public static List<Sample> in(String text) {
    List<Sample> all = new ArrayList<>();
    for (Pattern shape : SHAPES) {
      Matcher matcher = shape.matcher(text);
      while (matcher.find()) {
        if (!isComment(text, matcher.start())) {
          all.add(new Sample(matcher.start(), matcher.end(), matcher.group()));
        }
      }
    }
    all.sort(Comparator.comparingInt(Sample::start));
    List<Sample> kept = new ArrayList<>();
    for (Sample each : all) {
      if (kept.isEmpty() || kept.get(kept.size() - 1).end() <= each.start()) {
        kept.add(each);
      }
    }
    return kept;
  }

  private static boolean isComment(String text, int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    return text.startsWith("#", start) || text.substring(start, at).stripLeading().startsWith("#");
  }
}
