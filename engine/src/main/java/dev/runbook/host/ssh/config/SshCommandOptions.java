package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of an {@code ssh} command line that decide how a host is reached. */
final class SshCommandOptions {
  /**
   * One option.
   *
   * @param flag its letter
   * @param value its value
   */
  record Option(char flag, String value) {}

  private static final String UNDERSTOOD = "FJilop";
  private static final Pattern SETTING =
      Pattern.compile("\\s*\"?([^\\s=\"]+)\"?(?:\\s*=\\s*|\\s+|$)(.*)", Pattern.DOTALL);

  private final List<Option> options = new ArrayList<>();

  /** Takes the words apart; each option has a value, glued to it or not. */
  SshCommandOptions(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean option = word.length() > 1 && word.startsWith("-");
      if (!option || UNDERSTOOD.indexOf(word.charAt(1)) < 0) {
        throw refused(word);
      }
      if (word.length() > 2) {
        options.add(new Option(word.charAt(1), word.substring(2)));
      } else if (++i < words.size()) {
        options.add(new Option(word.charAt(1), words.get(i)));
      } else {
        throw refused(word);
      }
    }
  }

  List<Option> options() {
    return List.copyOf(options);
  }

  /**
   * Checks the names in them, before a {@code Match exec} of the configuration could hand them to a
   * shell.
   *
   * @throws HostException when one must not be used
   */
  void check() {
    for (Option option : options) {
      NameChecks.checkWord(option.value());
      switch (option.flag()) {
        case 'J' -> check("proxyjump", option.value());
        case 'l' -> check("user", option.value());
        case 'p' -> check("port", option.value());
        case 'o' -> checkSetting(option.value());
        default -> {
          // The name of a file.
        }
      }
    }
  }

  private static void checkSetting(String text) {
    Matcher matcher = SETTING.matcher(text);
    if (!matcher.matches()) {
      throw refused(text);
    }
    // A quote that is not around the whole value is one more character that no name may hold.
    String value = matcher.group(2).strip().replaceFirst("(?s)^\"([^\"]*)\"$", "$1");
    check(matcher.group(1).toLowerCase(Locale.ROOT), value);
  }

  private static void check(String keyword, String value) {
    switch (keyword) {
      case "user" -> NameChecks.checkUser(value);
      case "port" -> NameChecks.checkHost(value, "port");
      case "hostname" -> NameChecks.checkHost(value.replace("%h", "h"), "host name");
      case "hostkeyalias" -> NameChecks.checkHost(value, "HostKeyAlias");
      case "proxyjump" -> List.of(value.split(",", -1)).forEach(Jump::read);
      default -> {
        // No name that a command could be given.
      }
    }
  }

  /** The configuration file that is named; {@code ssh} obeys the last. */
  Optional<String> configFile() {
    return options.stream()
        .filter(option -> option.flag() == 'F')
        .map(Option::value)
        .reduce((first, second) -> second);
  }

  private static HostException refused(String word) {
    return new HostException(
        Kind.SETUP,
        "the ssh option '"
            + NameChecks.shown(word)
            + "' is not understood here, or lacks its value; put it into the OpenSSH"
            + " configuration");
  }
}
