package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import dev.runbook.work.KeyedPattern;
import dev.runbook.work.SearchedText;
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

  /** Nobody owns these, or the one who does is not the reader: they are never right. */
  private static final List<KeyedPattern> NEVER_RIGHT =
      List.of(
          KeyedPattern.of(
              "(?<![\\w.+-])[\\w.+-]++@(?:[\\w-]++\\.){0,9}?example\\.(?:com|org|net|edu)(?![\\w-])",
              "@"),
          KeyedPattern.of(
              "(?<![\\w.+/-])(?:user(?:name)?|root|admin|you|name|email|me)@(?:host(?:name)?|server|domain"
                  + "|remote(?:[-_]?(?:host|server|machine))?|machine|(?:host|server|remote|instance|node)[-_]?(?:ip|name|address))"
                  + "(?:\\.(?:com|org|net|tld))?(?![\\w.-])",
              "@"),
          KeyedPattern.of(
              "(?<![\\w.+$-])(?:(?:user(?:name)?|you|name|email|someone|me|your\\.?name)@(?:domain|company|mail|email)|[\\w.+-]+@(?:(?:your|my)[-_]?(?:company|domain|org)|company))\\.(?:com|org|net|tld)(?![\\w-])",
              "@"),
          KeyedPattern.of(
              "(?<![\\w.@-])(?!www\\.)(?:[\\w-]++\\.){1,9}?example\\.(?:com|org|net|edu)(?![\\w-])",
              "example."),
          KeyedPattern.of(
              "(?<![\\w.-])(?:(?:~|\\.{1,2})?/)?(?:(?:full|absolute|some|your|my|local|remote)/)?path/to(?:/[\\w./*-]*[\\w*])?(?![\\w-])",
              "path/to"),
          KeyedPattern.of(
              "(?<![\\w.-])(?:/(?:some|your)/path|path[-_]to[-_]\\w(?:[\\w.-]*\\w)?)(?![\\w-])",
              "path"),
          KeyedPattern.of(
              "(?<![\\w./-])my[-_](?:[a-z0-9]+[-_]){0,4}(?:id|name|arn|token|password|account|project|hostname"
                  + "|domain|org|username|email|subscription)(?![\\w-])",
              "my-",
              "my_"),
          KeyedPattern.of("(?<=/)\\w[\\w-]*/\\.{3}(?=/\\w)", "/.../"),
          KeyedPattern.of(address("192\\.0\\.2"), "192.0.2."),
          KeyedPattern.of(address("198\\.51\\.100"), "198.51.100."),
          KeyedPattern.of(address("203\\.0\\.113"), "203.0.113."),
          KeyedPattern.of(
              "(?<![\\w.-])(?:123456789012|111122223333|111111111111|210987654321|444455556666)(?![\\w.])",
              "123456789012",
              "111122223333",
              "111111111111",
              "210987654321",
              "444455556666"),
          KeyedPattern.of("(?<!\\w)(?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]*EXAMPLE(?!\\w)", "EXAMPLE"),
          KeyedPattern.of("(?<!\\w)[\\w/+]{8,}EXAMPLEKEY(?!\\w)", "EXAMPLEKEY"),
          KeyedPattern.of("(?<![\\w-])12345678-(?:\\w{4}-){3}\\w{12}(?!\\w)", "12345678-"),
          KeyedPattern.of("(?<![\\w-])123e4567-(?:\\w{4}-){3}\\w{12}(?!\\w)", "123e4567-"),
          KeyedPattern.of("(?<![\\w-])550e8400-(?:\\w{4}-){3}\\w{12}(?!\\w)", "550e8400-"),
          KeyedPattern.of("(?<![\\w-])a{8}-b{4}-c{4}-d{4}-e{12}(?!\\w)", "-bbbb-"),
          KeyedPattern.of(
              "(?<![\\w-])(?:i|vol|snap|vpc|subnet|sg|ami|eni|rtb|igw|nat|eipalloc|fs|acl|tgw|lt)-"
                  + "0?(?:123456|1234abcd|abc123|abcd1234|abcdef|1a2b3c|a1b2c3)\\w*",
              "123456",
              "1234abcd",
              "abc123",
              "abcd1234",
              "abcdef",
              "1a2b3c",
              "a1b2c3"));

  /** What may be right on the author's machine. */
  private static final List<KeyedPattern> REALISTIC =
      List.of(
          KeyedPattern.of(
              "(?<![\\w.@-])(?:www\\.)?example\\.(?:com|org|net|edu)(?![\\w-])", "example."),
          KeyedPattern.of("(?<![\\w.$-])(?<![\\w.~]/)my-[a-z][a-z0-9-]*(?![\\w.])", "my-"),
          KeyedPattern.of("(?<=s3://|gs://|=|[a-z]/)my-[a-z][a-z0-9-]*(?![\\w.])", "my-"),
          KeyedPattern.of("(?<![\\w-])00000000-(?:\\w{4}-){3}\\w{12}(?!\\w)", "00000000-"),
          KeyedPattern.of("(?<![\\w-])(?!sha-)[a-z]{1,8}-0(?:123456789?|abc123)\\w*", "-0"),
          KeyedPattern.of("(?<![\\w-])[a-z]{1,8}-1234567\\w*", "-1234567"),
          KeyedPattern.of("(?<![\\w./])abc123\\w*", "abc123"),
          KeyedPattern.of(
              // Looks back from its first digit: so most places are passed over at once.
              "2(?<![\\w.:=-]2|version=2)0\\d\\d-[01]\\d-[0-3]\\d(?:[T"
                  + " ][0-2]\\d:[0-5]\\d(?::[0-5]\\d)?Z?)?(?![\\w-])",
              "20"));

  private static final List<KeyedPattern> ALL =
      Stream.concat(NEVER_RIGHT.stream(), REALISTIC.stream()).toList();

  /** A message talks of such values, and a search finds them. */
  private static final Pattern SAID_OR_SEARCHED_FOR =
      Pattern.compile("^\\s*(?:echo|log|say)\\s|(?<![\\w-])(?:[efz]?grep|rg|ag|ack|sed|awk)\\b");

  private PlaceholderSamples() {}

  /** Those that are never right as they stand, and so are asked for. */
  static List<PlaceholderCandidate> askedFor(SearchedText text) {
    List<Sample> found = find(text, NEVER_RIGHT);
    if (found.isEmpty()) { // as in most texts
      return List.of();
    }
    return found.stream()
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
    return find(SearchedText.of(text), ALL);
  }

  private static List<Sample> find(SearchedText text, List<KeyedPattern> all) {
    List<KeyedPattern> shapes = new ArrayList<>(0);
    for (KeyedPattern shape : all) {
      if (shape.mayMatch(text)) {
        shapes.add(shape);
      }
    }
    if (shapes.isEmpty()) {
      return List.of();
    }
    List<Sample> found = new ArrayList<>();
    int start = 0;
    for (String line : text.text().split("\n", -1)) {
      if (!line.stripLeading().startsWith("#")) {
        addFrom(line, start, shapes, found);
      }
      start += line.length() + 1;
    }
    return found;
  }

  private static void addFrom(String line, int start, List<KeyedPattern> shapes, List<Sample> out) {
    if (line.isEmpty()) {
      return;
    }
    List<Sample> all = new ArrayList<>(0);
    for (KeyedPattern shape : shapes) {
      if (shape.mayMatch(line)) {
        shape.each(
            line,
            each -> all.add(new Sample(start + each.start(), start + each.end(), each.group())));
      }
    }
    if (all.isEmpty()) {
      return;
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
