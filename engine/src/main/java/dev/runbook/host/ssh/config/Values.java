package dev.runbook.host.ssh.config;

import dev.runbook.host.ssh.config.Keywords.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings found so far; of most keywords the first value holds. */
final class Values {
  private static final Pattern TIME = Pattern.compile("(\\d+)([smhdw]?)");
  private static final Map<String, Integer> SECONDS =
      Map.of("", 1, "s", 1, "m", 60, "h", 3600, "d", 86_400, "w", 604_800);

  private final Map<String, List<String>> found = new LinkedHashMap<>();

  Map<String, List<String>> found() {
    return found;
  }

  /** Takes a setting that holds for this alias. */
  void take(ConfigLine line) {
    String key = line.keyword();
    Kind kind = Keywords.kind(key);
    switch (kind) {
      case EVERY -> takeEvery(line);
      case LINE -> found.putIfAbsent(key, key.equals("setenv") ? line.arguments() : joined(line));
      case TEXT -> takeProxy(key, line.text());
      case ONE -> takeOne(line);
      default -> {
        // It changes nothing about how we connect.
      }
    }
  }

  /** Sets what is not set yet. */
  void otherwise(String key, String... values) {
    found.putIfAbsent(key, List.of(values));
  }

  /** The one value of a keyword, or nothing. */
  String value(String key) {
    return found.getOrDefault(key, List.of("")).get(0);
  }

  private void takeOne(ConfigLine line) {
    if (line.arguments().size() > 1) {
      throw line.refused("has more than one value");
    }
    String key = line.keyword();
    String value = line.arguments().get(0);
    if (Keywords.isTooMuch(key, value)) {
      throw line.refused("sets " + key + ", which is understood only when it says no");
    }
    switch (key) {
      case "proxyjump" -> takeProxy(key, value);
      case "connecttimeout", "serveraliveinterval" ->
          found.putIfAbsent(key, List.of(seconds(line, value)));
      case "hostkeyalias" -> found.putIfAbsent(key, List.of(value.toLowerCase(Locale.ROOT)));
      default -> found.putIfAbsent(key, List.of(algorithms(key, value)));
    }
  }

  /** Of ProxyCommand and ProxyJump, the first of either holds. */
  private void takeProxy(String key, String value) {
    if (!found.containsKey("proxycommand") && !found.containsKey("proxyjump")) {
      found.put(key, List.of(value));
    }
  }

  /** A name with {@code -} in front takes variables back. */
  private void takeEvery(ConfigLine line) {
    List<String> values = found.computeIfAbsent(line.keyword(), key -> new ArrayList<>());
    for (String value : line.arguments()) {
      if (line.keyword().equals("sendenv") && value.startsWith("-")) {
        values.removeIf(name -> Patterns.fits(name, value.substring(1)));
      } else if (!values.contains(value)) {
        values.add(value);
      }
    }
  }

  private static List<String> joined(ConfigLine line) {
    return List.of(String.join(" ", line.arguments()));
  }

  private static String seconds(ConfigLine line, String value) {
    if (value.equals("none")) {
      return value;
    }
    Matcher matcher = TIME.matcher(value.toLowerCase(Locale.ROOT));
    long seconds = 0;
    int at = 0;
    while (matcher.find() && matcher.start() == at) {
      seconds += Long.parseLong(matcher.group(1)) * SECONDS.get(matcher.group(2));
      at = matcher.end();
    }
    if (at == 0 || at != value.length()) {
      throw line.refused("holds no time");
    }
    return Long.toString(seconds);
  }

  /** {@code +}, {@code -} and {@code ^} change the usual list, which is here the library's. */
  private static String algorithms(String key, String value) {
    boolean changes = !value.isEmpty() && "+-^".indexOf(value.charAt(0)) >= 0;
    if (!changes || !Algorithms.settings().contains(key)) {
      return value;
    }
    List<String> usual = Algorithms.known(key);
    List<String> named = Arrays.asList(value.substring(1).split(","));
    Stream<String> list =
        switch (value.charAt(0)) {
          case '+' -> Stream.concat(usual.stream(), named.stream());
          case '^' -> Stream.concat(named.stream(), usual.stream());
          default -> usual.stream().filter(name -> !Patterns.fitsAny(name, named));
        };
    return String.join(",", list.distinct().toList());
  }
}
