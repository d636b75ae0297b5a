package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values that look as if the author had only shown what belongs there: {@code user@example.com},
 * {@code /path/to/dump.sql}. Some are never right as they stand, and are asked for; the others run,
 * and are worth a look.
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

  /** Nobody owns these, or the one who does is not the reader: they are never right. */
  private static final List<Shape> NEVER_RIGHT =
      List.of(
          Shape.of(
              "@",
              "(?<![\\w.+-])[\\w.+-]++@(?:[\\w-]++\\.){0,9}?example\\.(?:com|org|net|edu)(?![\\w-])"),
          Shape.of(
              "@",
              "(?<![\\w.+/-])(?:user(?:name)?|root|admin|you|name|email|me)@(?:host(?:name)?|server|domain"
                  + "|remote(?:[-_]?(?:host|server|machine))?|machine|(?:host|server|remote|instance|node)[-_]?(?:ip|name|address))"
                  + "(?:\\.(?:com|org|net|tld))?(?![\\w.-])"),
          Shape.of(
              "@",
              "(?<![\\w.+$-])(?:(?:user(?:name)?|you|name|email|someone|me|your\\.?name)@(?:domain|company|mail|email)|[\\w.+-]+@(?:(?:your|my)[-_]?(?:company|domain|org)|company))\\.(?:com|org|net|tld)(?![\\w-])"),
          Shape.of(
              "example.",
              "(?<![\\w.@-])(?!www\\.)(?:[\\w-]++\\.){1,9}?example\\.(?:com|org|net|edu)(?![\\w-])"),
          Shape.of(
              "path/to",
              "(?<![\\w.-])(?:(?:~|\\.{1,2})?/)?(?:(?:full|absolute|some|your|my|local|remote)/)?path/to(?:/[\\w./*-]*[\\w*])?(?![\\w-])"),
          Shape.of(
              "path",
              "(?<![\\w.-])(?:/(?:some|your)/path|path[-_]to[-_]\\w(?:[\\w.-]*\\w)?)(?![\\w-])"),
          Shape.of(
              "my",
              "(?<![\\w./-])my[-_](?:[a-z0-9]+[-_]){0,4}(?:id|name|arn|token|password|account|project|hostname"
                  + "|domain|org|username|email|subscription)(?![\\w-])"),
          Shape.of("/.../", "(?<=/)\\w[\\w-]*/\\.{3}(?=/\\w)"),
          Shape.of("192.0.2.", address("192\\.0\\.2")),
          Shape.of("198.51.100.", address("198\\.51\\.100")),
          Shape.of("203.0.113.", address("203\\.0\\.113")),
          Shape.of(
              "1",
              "(?<![\\w.-])(?:123456789012|111122223333|111111111111|210987654321|444455556666)(?![\\w.])"),
          Shape.of("EXAMPLE", "(?<!\\w)(?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]*EXAMPLE(?!\\w)"),
          Shape.of("EXAMPLEKEY", "(?<!\\w)[\\w/+]{8,}EXAMPLEKEY(?!\\w)"),
          Shape.of("12345678-", "(?<![\\w-])12345678-(?:\\w{4}-){3}\\w{12}(?!\\w)"),
          Shape.of("123e4567-", "(?<![\\w-])123e4567-(?:\\w{4}-){3}\\w{12}(?!\\w)"),
          Shape.of("550e8400-", "(?<![\\w-])550e8400-(?:\\w{4}-){3}\\w{12}(?!\\w)"),
          Shape.of("-bbbb-", "(?<![\\w-])a{8}-b{4}-c{4}-d{4}-e{12}(?!\\w)"),
          Shape.of(
              "-",
              "(?<![\\w-])(?:i|vol|snap|vpc|subnet|sg|ami|eni|rtb|igw|nat|eipalloc|fs|acl|tgw|lt)-"
                  + "0?(?:123456|1234abcd|abc123|abcd1234|abcdef|1a2b3c|a1b2c3)\\w*"));

  /** What may be right on the author's machine. */
  private static final List<Shape> REALISTIC =
      List.of(
          Shape.of("example.", "(?<![\\w.@-])(?:www\\.)?example\\.(?:com|org|net|edu)(?![\\w-])"),
          Shape.of("my-", "(?<![\\w.$-])(?<![\\w.~]/)my-[a-z][a-z0-9-]*(?![\\w.])"),
          Shape.of("my-", "(?<=s3://|gs://|=|[a-z]/)my-[a-z][a-z0-9-]*(?![\\w.])"),
          Shape.of("00000000-", "(?<![\\w-])00000000-(?:\\w{4}-){3}\\w{12}(?!\\w)"),
          Shape.of("-0", "(?<![\\w-])(?!sha-)[a-z]{1,8}-0(?:123456789?|abc123)\\w*"),
          Shape.of("-1234567", "(?<![\\w-])[a-z]{1,8}-1234567\\w*"),
          Shape.of("abc123", "(?<![\\w./])abc123\\w*"),
          Shape.of(
              "-",
              "(?<![\\w.:=-]|version=)20\\d\\d-[01]\\d-[0-3]\\d(?:[T"
                  + " ][0-2]\\d:[0-5]\\d(?::[0-5]\\d)?Z?)?(?![\\w-])"));

  private static final List<Shape> ALL =
      Stream.concat(NEVER_RIGHT.stream(), REALISTIC.stream()).toList();

  /** A message talks of such values, and a search finds them. */
  private static final Pattern SAID_OR_SEARCHED_FOR =
      Pattern.compile("^\\s*(?:echo|log|say)\\s|(?<![\\w-])(?:[efz]?grep|rg|ag|ack|sed|awk)\\b");

  private PlaceholderSamples() {}

  /** Those that are never right as they stand, and so are asked for. */
  static List<PlaceholderCandidate> askedFor(String text) {
    return find(text, NEVER_RIGHT).stream()
        .map(
            each ->
                new Placeholder(
                    each.start(),
                    each.end(),
                    each.text(),
                    each.text(),
                    Placeholder.Kind.SAMPLE,
                    List.of()))
        .map(
            each ->
                new PlaceholderCandidate(
                    each, PlaceholderCandidate.Position.OUTSIDE_CODE, SAID_OR_SEARCHED_FOR))
        .toList();
  }

  /** All samples in a text, comments left out, in order, none overlapping. */
  public static List<Sample> in(String text) {
    return find(text, ALL);
  }

  private static List<Sample> find(String text, List<Shape> shapes) {
    List<Sample> found = new ArrayList<>();
    int start = 0;
    for (String line : text.split("\n", -1)) {
      if (!line.stripLeading().startsWith("#")) {
        addFrom(line, start, shapes, found);
      }
      start += line.length() + 1;
    }
    return found;
  }

  private static void addFrom(String line, int start, List<Shape> shapes, List<Sample> out) {
    if (line.isEmpty()) {
      return;
    }
    List<Sample> all = new ArrayList<>(0);
    for (Shape shape : shapes) {
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
