package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of an {@code ssh} command line that decide how a host is reached. */
final class CommandLine {
  /**
   * One option.
   *
   * @param flag its letter
   * @param value its value
   */
  record Option(char flag, String value) {}

  private static final String UNDERSTOOD = "FJilop";

  private final List<Option> options = new ArrayList<>();

  /** Takes the words apart; each option has a value, glued to it or not. */
  CommandLine(List<String> words) {
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

  /**
   * Checks the names in them, before a {@code Match exec} of the configuration could hand them to a
   * shell.
   *
   * @throws HostException when one must not be used
   */
  void check() {
    for (Option option : options) {
      Names.checkWord(option.value());
      if (option.flag() != 'F' && option.flag() != 'i') {
        ConfigLine.read("the option -" + option.flag(), text(option)).ifPresent(CommandLine::check);
      }
    }
  }

  private static void check(ConfigLine line) {
    for (String value : line.arguments()) {
      switch (line.keyword()) {
        case "user" -> Names.checkUser(value);
        case "port" -> Names.checkHost(value, "port");
        case "hostname" -> Names.checkHost(value.replace("%h", "h"), "host name");
        case "hostkeyalias" -> Names.checkHost(value, "HostKeyAlias");
        case "proxyjump" -> List.of(value.split(",", -1)).forEach(Jump::read);
        default -> {
          // No name that a command could be given.
        }
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

  /**
   * What they say as lines of a configuration. As in {@code ssh}, a key that is not there is passed
   * over.
   *
   * @param folder where relative names of files start
   */
  List<ConfigLine> lines(Path folder) {
    return options.stream()
        .filter(option -> option.flag() != 'F')
        .filter(option -> option.flag() != 'i' || Files.exists(folder.resolve(option.value())))
        .flatMap(option -> ConfigLine.read("the option -" + option.flag(), text(option)).stream())
        .toList();
  }

  private static String text(Option option) {
    return switch (option.flag()) {
      case 'J' -> "ProxyJump \"" + option.value() + "\"";
      case 'i' -> "IdentityFile \"" + option.value() + "\"";
      case 'l' -> "User \"" + option.value() + "\"";
      case 'p' -> "Port \"" + option.value() + "\"";
      default -> option.value();
    };
  }

  private static HostException refused(String word) {
    return new HostException(
        Kind.SETUP,
        "the ssh option '"
            + Names.shown(word)
            + "' is not understood here, or lacks its value; put it into the OpenSSH configuration");
  }
}
