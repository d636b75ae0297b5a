package dev.runbook.graph;

import dev.runbook.work.Lines;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises commands for terminals that no shell here reads: that of Windows, and those of network
 * devices and chats.
 */
final class OtherTerminal {
  private static final List<String> PROGRAMS =
      List.of(
          "taskkill",
          "tasklist",
          "ipconfig",
          "robocopy",
          "xcopy",
          "regedit",
          "icacls",
          "netsh",
          "wmic",
          "choco",
          "winget",
          "irm",
          "iwr",
          "iex",
          "tnc",
          "findstr",
          "setx",
          "sc.exe");

  /**
   * Folders with backslashes between them, which a shell would drop, and what Windows alone has.
   */
  private static final Pattern WINDOWS =
      Pattern.compile(
          "(?i)(?:[\\w%:.-]+\\\\[A-Za-z%.][\\w%.-]*(?:\\\\[\\w%.-]+)*\\.?\\w*"
              + "|(?!ipconfig\\s+(?:get|set|wait|if)[a-z])(?:"
              + String.join("|", PROGRAMS).replace(".", "\\.")
              + ")"
              + "|(?-i:(?:Get|Set|New|Remove|Add|Start|Stop|Restart|Invoke|Test|Import|Export|Install|Enable|Disable|Write|Select)-[A-Z]\\w+))"
              + "(?:\\s(?!--).*)?"
              // what another program of Windows is given
              + "|[\\w.-]+(?:\\s[^|]*)?\\|\\s*findstr\\s.*");

  /**
   * Words of {@code dir} and its like mean something here as well, but no path with backslashes.
   */
  private static final Pattern WINDOWS_PATH =
      Pattern.compile("(?:dir|ren|copy|move|del|type|cd|md|rd|call|start)\\s.*\\w\\\\[\\w*].*");

  private static final Pattern DEVICE =
      Pattern.compile(
          "show (?:dns-proxy|run(?:ning-config)?|system|version|interfaces?|ip|ipv6|route|routing|config\\w*|logg?\\w*|session"
              + "|cluster|vlan|arp|inventory|counter|high-availability|jobs|clock|users|vpn|crypto|mac|bgp|ospf|chassis)(?:"
              + " [\\w./:|*<>-]+)*|(?:request|debug)"
              + " (?:system|software|content|high-availability|restart|support|license|chassis|dataplane)(?:"
              + " [\\w./:<>-]+)*|(?:conf(?:igure)? t(?:erminal)?|copy run(?:ning-config)?"
              + " start(?:up-config)?|write mem(?:ory)?)");

  /** {@code /deploy web}: no program stands right under the root. */
  private static final Pattern CHAT = Pattern.compile("/[a-z][\\w-]*(?:\\s(?!\\$).*)?");

  private static final Pattern PLAIN =
      Pattern.compile(
          "^(?i:taskkill|tasklist|robocopy|xcopy|regedit|icacls|netsh|wmic|choco|winget|irm|iwr|setx|sc\\.exe)\\s"
              + "|\\|\\s*findstr\\s|\\\\Scripts\\\\|^(?:[A-Za-z]:|\\.|copy\\s+\\.)\\\\"
              + "|^(?:Get|Set|New|Remove|Start|Stop|Restart|Invoke|Import|Install)-[A-Z][a-z]+");

  private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");

  /** What a line is can be told from its beginning. */
  private static final int LOOKED_AT = 500;

  private OtherTerminal() {}

  /** Whose terminal every line of a text is for; empty where one of them may be for a shell. */
  static Optional<String> of(String text) {
    List<String> lines = Lines.of(text, OtherTerminal::saysSomething);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    if (areAll(lines, OtherTerminal::isOfWindows)) {
      return Optional.of("it is typed at a terminal of Windows, not in a shell");
    }
    if (areAll(lines, OtherTerminal::isOfAChat)
        && lines.stream().anyMatch(line -> line.strip().indexOf(' ') > 0)) {
      return Optional.of("it is typed in a chat: no program stands right under the root");
    }
    return areAll(lines, line -> matches(DEVICE, line))
        ? Optional.of("it is typed at the terminal of a network device, not in a shell")
        : Optional.empty();
  }

  private static boolean saysSomething(String line) {
    return !line.isBlank() && !line.strip().startsWith("#");
  }

  private static boolean areAll(List<String> lines, Predicate<String> are) {
    for (String line : lines) {
      if (!are.test(line.strip())) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line among others names a program or a folder of Windows. */
  static boolean isPlainlyOfWindows(String text) {
    String line = text.strip();
    Matcher plain = PLAIN.matcher(line);
    boolean anywhere = line.indexOf('\\') >= 0 || line.indexOf('|') >= 0;
    return (anywhere ? plain.find() : plain.lookingAt())
        && isOfWindows(COMMENT.matcher(line).replaceFirst(""));
  }

  private static boolean isOfWindows(String line) {
    return (mayBeOfWindows(line) && matches(WINDOWS, line))
        || (line.indexOf('\\') >= 0 && matches(WINDOWS_PATH, line));
  }

  /** What {@link #WINDOWS} matches has a backslash or a bar in it, or begins as nothing here. */
  private static boolean mayBeOfWindows(String line) {
    if (line.indexOf('\\') >= 0 || line.indexOf('|') >= 0) {
      return true;
    }
    String first = PrintedText.firstOf(line);
    return !first.isEmpty()
        && (Character.isUpperCase(first.charAt(0))
            || PROGRAMS.contains(first.toLowerCase(Locale.ROOT)));
  }

  private static boolean isOfAChat(String line) {
    return line.startsWith("/") && matches(CHAT, line);
  }

  private static boolean matches(Pattern pattern, String line) {
    return line.length() <= LOOKED_AT && pattern.matcher(line).matches();
  }
}
