package dev.runbook.host.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One host of a {@code ProxyJump}: {@code [user@]host[:port]} or {@code ssh://[user@]host[:port]}.
 *
 * @param user who logs in there, if it says
 * @param host an alias of the configuration, or a name
 * @param port its port, if it says
 */
record Jump(Optional<String> user, String host, Optional<String> port) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<user>.*)@)?(?:\\[(?<six>[^\\]]*)\\]|(?<host>[^:]*))(?::(?<port>\\d+))?");

  /** Reads a word; its names are checked. */
  static Jump read(String word) {
    boolean uri = word.regionMatches(true, 0, "ssh://", 0, 6);
    String text = uri ? word.substring(6).replaceFirst("/$", "") : word;
    Matcher matcher = FORM.matcher(text);
    String host = text;
    if (matcher.matches()) {
      host = matcher.group("six") == null ? matcher.group("host") : matcher.group("six");
    }
    NameChecks.checkHost(host, "jump host");
    Optional<String> user = Optional.ofNullable(matcher.matches() ? matcher.group("user") : null);
    user.ifPresent(NameChecks::checkUser);
    return new Jump(user, host, Optional.ofNullable(port(matcher)));
  }

  private static String port(Matcher matcher) {
    return matcher.matches() ? matcher.group("port") : null;
  }

  /** The words of an {@code ssh} command line that say the same. */
  List<String> options() {
    List<String> words = new ArrayList<>();
    user.ifPresent(name -> words.addAll(List.of("-l", name)));
    port.ifPresent(number -> words.addAll(List.of("-p", number)));
    return words;
  }
}
