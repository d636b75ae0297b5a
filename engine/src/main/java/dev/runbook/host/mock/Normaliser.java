package dev.runbook.host.mock;

import dev.runbook.source.BoundedText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule for a part of output that changes from run to run and is not compared.
 *
 * @param name what files call it
 * @param pattern what it looks like
 * @param token what is put in its place
 * @param example one of it
 */
public record Normaliser(String name, Pattern pattern, String token, String example) {
  private static final List<Normaliser> KNOWN =
      List.of(
          known(
              "uuid",
              "\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b",
              "1b4e28ba-2fa1-11d2-883f-0016d3cca427"),
          known(
              "date",
              "\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?"
                  + " )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \\d]\\d(?:,?"
                  + " \\d{4})?\\b",
              "2026-01-02"),
          known(
              "time",
              "\\b\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?\\b",
              "03:15:27.104Z"),
          known(
              "ip",
              "\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b|\\b(?:[0-9a-f]{1,4}:){2,7}[0-9a-f]{1,4}\\b",
              "172.20.0.4"),
          known(
              "hash",
              "\\b(?:sha256:)?(?:[0-9a-f]{64}|[0-9a-f]{40})\\b",
              "3f2a1bc4be19d73f2a1bc4be19d73f2a1bc4be19"),
          known("container-id", "\\b[0-9a-f]{12}\\b", "9f86d081884c"),
          known(
              "duration",
              "\\b\\d+(?:\\.\\d+)?"
                  + " ?(?:ms|us|ns|seconds?|secs?|minutes?|mins?|hours?|days?|weeks?|months?|years?|[smhd])\\b",
              "3 days"),
          known("size", "\\b\\d+(?:\\.\\d+)? ?(?:[kKMGTP]i?B?|B|bytes?)\\b", "456G"),
          known("pid", "(?i)(?<=\\bpid[ =:]{1,2})\\d+|(?<=\\[)\\d+(?=\\])", "pid 21874"),
          known("port", "(?<=[\\w.>]:)\\d{2,5}\\b", "localhost:43518"),
          known("tmp", "/tmp/[^\\s'\":,)]+", "/tmp/tmp.Xa81kQ"));

  private static Normaliser known(String name, String pattern, String example) {
    return new Normaliser(name, Pattern.compile(pattern), "<" + name + ">", example);
  }

  /** Those that can be named without a pattern, in the order in which they are applied. */
  public static List<Normaliser> known() {
    return KNOWN;
  }

  /** A text with the token in every place; as it was where that cannot be told in time. */
  public String in(String text) {
    String quoted = Matcher.quoteReplacement(token);
    return BoundedText.decided(pattern, text, matcher -> matcher.replaceAll(quoted)).orElse(text);
  }

  /** The names of {@link #known()}. */
  static List<String> names() {
    return KNOWN.stream().map(Normaliser::name).toList();
  }

  static Stream<Normaliser> named(String name) {
    return KNOWN.stream().filter(each -> each.name().equals(name));
  }
}
