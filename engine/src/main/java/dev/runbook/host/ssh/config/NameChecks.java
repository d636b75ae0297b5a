package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.source.PrintableText;

/**
 * Checks names of hosts and users before we pass them on: as OpenSSH's own {@code valid_hostname}
 * and {@code valid_ruser} do, and a little more.
 *
 * <p>A name that begins with {@code -} would be an option; a shell that a configuration starts
 * ({@code ProxyCommand}, {@code Match exec}) would read the other characters as its own.
 */
final class NameChecks {
  private static final String NOT_IN_HOSTS = "'`\"$\\;&<>|(){},";
  private static final int LONGEST_SHOWN = 200;
  private static final String NOT_IN_USERS = "'`\";&<>|(){}%";

  private NameChecks() {}

  /** A name as it is on a page, perhaps with a user before it. */
  static void checkAlias(String alias) {
    int at = alias.lastIndexOf('@');
    checkHost(alias.substring(at + 1), "host alias");
    if (at >= 0) {
      checkUser(alias.substring(0, at));
    }
  }

  /** A host's name or address. */
  static void checkHost(String host, String what) {
    if (host.isEmpty() || host.startsWith("-") || holds(host, NOT_IN_HOSTS) || isPercent(host)) {
      throw refused(what, host);
    }
  }

  /** A login name. */
  static void checkUser(String user) {
    boolean optionInside = user.matches("(?s).*\\s-.*");
    if (user.isEmpty() || user.startsWith("-") || user.endsWith("\\") || optionInside) {
      throw refused("login name", user);
    }
    if (holds(user, NOT_IN_USERS)) {
      throw refused("login name", user);
    }
  }

  /** A word of an {@code ssh} command line, whatever it stands for. */
  static void checkWord(String word) {
    if (word.chars().anyMatch(Character::isISOControl) || isHidden(word)) {
      throw refused("ssh option", word);
    }
  }

  /** For people: not too much of it, and nothing of it hidden. */
  static String shown(String text) {
    return PrintableText.line(text.substring(0, Math.min(LONGEST_SHOWN, text.length())));
  }

  /** Only an IPv6 address may hold one, before the name of its interface. */
  private static boolean isPercent(String host) {
    return host.indexOf('%') >= 0 && host.indexOf(':') < 0;
  }

  private static boolean holds(String text, String forbidden) {
    boolean spaced = forbidden.equals(NOT_IN_HOSTS) && text.chars().anyMatch(NameChecks::isSpace);
    return spaced
        || isHidden(text)
        || text.chars().anyMatch(c -> Character.isISOControl(c) || forbidden.indexOf(c) >= 0);
  }

  /** Such a name would look like another one. */
  private static boolean isHidden(String text) {
    return PrintableText.firstHidden(text) >= 0;
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static HostException refused(String what, String name) {
    return new HostException(
        Kind.SETUP,
        "'"
            + shown(name)
            + "' is not a "
            + what
            + " that can be used: it is empty, begins with '-', or has an invisible character, or"
            + " one with a meaning for a shell or ssh");
  }
}
