package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a configuration file.
 *
 * @param place where it stands, as {@code file:line}
 * @param keyword its keyword in lower case, by the name in use today
 * @param text what follows, as it stands
 * @param arguments what follows, in words
 */
record ConfigLine(String place, String keyword, String text, List<String> arguments) {
  private static final Pattern FORM =
      Pattern.compile(
          "[ \\t\\f]*\"?([^\\s=\"]+)\"?(?:[ \\t]*=[ \\t]*|[ \\t]+|$)(.*)", Pattern.DOTALL);

  /**
   * Reads a line; empty for a comment and an empty one.
   *
   * @throws HostException when it has no value, or a quote that does not end
   */
  static Optional<ConfigLine> read(String place, String line) {
    String stripped = line.strip();
    if (stripped.isEmpty() || stripped.startsWith("#")) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(stripped);
    if (!matcher.matches()) {
      throw refused(place, "is no setting");
    }
    String keyword = Keywords.today(matcher.group(1).toLowerCase(Locale.ROOT));
    String text = matcher.group(2);
    List<String> arguments =
        Words.of(text).orElseThrow(() -> refused(place, "has a quote that does not end"));
    if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
      throw refused(place, "has no value");
    }
    return Optional.of(new ConfigLine(place, keyword, text, arguments));
  }

  /** An error at this line, with what to do about it. */
  HostException refused(String what) {
    return refused(place, what);
  }

  private static HostException refused(String place, String what) {
    return new HostException(
        Kind.SETUP,
        place
            + " "
            + what
            + "; change it, or install OpenSSH's client, which reads its configuration itself");
  }
}
