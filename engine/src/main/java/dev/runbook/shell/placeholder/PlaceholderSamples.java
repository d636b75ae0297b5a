package dev.runbook.shell.placeholder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /**
   * A shape, and a text that stands in all of them: most scripts hold none, which is quickly seen.
   */
  private record Shape(String sign, Pattern pattern) {
    static Shape of(String sign, String pattern) {
      return new Shape(sign, Pattern.compile(pattern));
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          Shape.of(
              "@",
              "(?<![\\w.+-])[\\w.+-]++@(?:[\\w-]++\\.){0,9}?example\\.(?:com|org|net|edu)(?![\\w-])"),
          Shape.of(
              "example.",
              "(?<![\\w.@-])(?:[\\w-]++\\.){0,9}?example\\.(?:com|org|net|edu)(?![\\w-])"),
          Shape.of("path/to/", "(?<![\\w.-])/?path/to/[\\w./-]*\\w"),
          Shape.of("192.0.2.", address("192\\.0\\.2")),
          Shape.of("198.51.100.", address("198\\.51\\.100")),
          Shape.of("203.0.113.", address("203\\.0\\.113")),
          Shape.of("my-", "(?<![\\w.$-])(?<![\\w.~]/)my-[a-z][a-z0-9-]*(?![\\w.])"),
          Shape.of("my-", "(?<=s3://|gs://|=|[a-z]/)my-[a-z][a-z0-9-]*(?![\\w.])"),
          Shape.of("123456789012", "(?<![\\w-])123456789012(?!\\w)"),
          Shape.of("111122223333", "(?<![\\w-])111122223333(?!\\w)"),
          Shape.of("AKIAIOSFODNN7EXAMPLE", "(?<!\\w)AKIAIOSFODNN7EXAMPLE(?!\\w)"),
          Shape.of("12345678-", "(?<![\\w-])12345678-(?:\\w{4}-){3}\\w{12}(?!\\w)"),
          Shape.of("00000000-", "(?<![\\w-])00000000-(?:\\w{4}-){3}\\w{12}(?!\\w)"),
          Shape.of("-0", "(?<![\\w-])(?!sha-)[a-z]{1,8}-0(?:123456789?|abc123)\\w*"),
          Shape.of("-1234567", "(?<![\\w-])[a-z]{1,8}-1234567\\w*"),
          Shape.of("abc123", "(?<![\\w./])abc123\\w*"),
          Shape.of(
              "-",
              "(?<![\\w.:=-]|version=)20\\d\\d-[01]\\d-[0-3]\\d(?:[T ][0-2]\\d:[0-5]\\d(?::[0-5]\\d)?Z?)?(?![\\w-])"));

  private PlaceholderSamples() {}

  /** The samples in a text, comments left out, in order, none overlapping. */
  public static List<Sample> in(String text) {
    List<Sample> found = new ArrayList<>();
    int start = 0;
    for (String line : text.split("\n", -1)) {
      if (!line.stripLeading().startsWith("#")) {
        addFrom(line, start, found);
      }
      start += line.length() + 1;
    }
    return found;
  }

  private static void addFrom(String line, int start, List<Sample> out) {
    List<Sample> all = new ArrayList<>();
    for (Shape shape : SHAPES) {
      if (line.contains(shape.sign())) {
        shape
            .pattern()
            .matcher(line)
            .results()
            .map(each -> new Sample(start + each.start(), start + each.end(), each.group()))
            .forEach(all::add);
      }
    }
    all.sort(Comparator.comparingInt(Sample::start));
    int end = 0;
    for (Sample each : all) {
      if (each.start() >= end) {
        out.add(each);
        end = each.end();
      }
    }
  }

  private static String address(String net) {
    return "(?<![\\w.])" + net + "\\.\\d{1,3}(?:/\\d{1,2})?(?![\\w.])";
  }
}
