package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads resolved configuration into settings, with our defaults for missing ones. */
final class SshSettingsReader {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final int KEEP_ALIVE_COUNT = 3;
  private static final int SSH_PORT = 22;

  private final Path home;
  private final Map<String, String> environment;

  SshSettingsReader(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /**
   * The settings of an alias.
   *
   * @throws HostException when a name in them is one that must not be handed on
   */
  SshSettings read(String alias, List<String> options, ResolvedSettings found) {
    String hostname = found.value("hostname").orElse("");
    String user = found.value("user").orElse("");
    NameChecks.checkHost(hostname, "host name");
    NameChecks.checkUser(user);
    Optional<String> hostKeyAlias = found.value("hostkeyalias");
    hostKeyAlias.ifPresent(name -> NameChecks.checkHost(name, "HostKeyAlias"));
    int port = number(found, "port", SSH_PORT);
    FileNameTokens tokens = tokens(alias, hostname, user, port, hostKeyAlias);
    return new SshSettings(
        alias,
        options,
        hostname,
        port,
        user,
        words(found.value("proxyjump").orElse(""), ","),
        found.value("proxycommand"),
        files(tokens, found.all("identityfile")),
        found.isOn("identitiesonly"),
        agent(tokens, found),
        files(tokens, knownHosts(found)),
        hostKeyAlias,
        found.isOn("hashknownhosts"),
        seconds(found, "connecttimeout", CONNECT_TIMEOUT),
        seconds(found, "serveraliveinterval", KEEP_ALIVE),
        number(found, "serveralivecountmax", KEEP_ALIVE_COUNT),
        found.all("sendenv"),
        variables(found.all("setenv")),
        found.values());
  }

  private FileNameTokens tokens(
      String alias, String hostname, String user, int port, Optional<String> hostKeyAlias) {
    String name = alias.substring(alias.lastIndexOf('@') + 1);
    return new FileNameTokens(
        home,
        environment,
        Map.of(
            "d", home.toString(),
            "h", hostname,
            "k", hostKeyAlias.orElse(name),
            "n", name,
            "p", Integer.toString(port),
            "r", user,
            "u", System.getProperty("user.name")));
  }

  private static List<String> knownHosts(ResolvedSettings found) {
    return Stream.of("userknownhostsfile", "globalknownhostsfile")
        .flatMap(key -> found.all(key).stream())
        .flatMap(line -> paths(line).stream())
        .toList();
  }

  /**
   * Takes a line of several files apart. {@code ssh -G} does not quote them, so a word that no path
   * begins with belongs to the one before it.
   */
  private static List<String> paths(String line) {
    List<String> paths = new ArrayList<>();
    for (String word : words(line, " ")) {
      boolean begins = word.startsWith("/") || word.startsWith("~") || word.equals("none");
      if (begins || paths.isEmpty()) {
        paths.add(word);
      } else {
        paths.add(paths.remove(paths.size() - 1) + " " + word);
      }
    }
    return paths;
  }

  /** A file whose name cannot be known here is left to the choice of the transport. */
  private static List<Path> files(FileNameTokens tokens, List<String> names) {
    return names.stream()
        .filter(name -> !name.equalsIgnoreCase("none"))
        .flatMap(name -> tokens.file(name).stream())
        .distinct()
        .toList();
  }

  private Optional<Path> agent(FileNameTokens tokens, ResolvedSettings found) {
    List<String> configured = found.all("identityagent");
    if (configured.isEmpty()) {
      return socket(tokens, environment.getOrDefault("SSH_AUTH_SOCK", ""));
    }
    String word = configured.get(0);
    if (word.equals("SSH_AUTH_SOCK") || word.startsWith("$") && !word.startsWith("${")) {
      return socket(tokens, environment.getOrDefault(word.replaceFirst("^\\$", ""), ""));
    }
    return found.value("identityagent").flatMap(tokens::file);
  }

  private static Optional<Path> socket(FileNameTokens tokens, String name) {
    return name.isEmpty() ? Optional.empty() : tokens.file(name.replace("%", "%%"));
  }

  private static Map<String, String> variables(List<String> settings) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        variables.putIfAbsent(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    return variables;
  }

  private static Duration seconds(ResolvedSettings found, String key, Duration otherwise) {
    int seconds = number(found, key, 0);
    return seconds <= 0 ? otherwise : Duration.ofSeconds(seconds);
  }

  private static int number(ResolvedSettings found, String key, int otherwise) {
    String value = found.value(key).orElse("");
    try {
      return value.isEmpty() ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new HostException(
          Kind.SETUP,
          "the configuration's " + key + " is no number: " + NameChecks.shown(value),
          e);
    }
  }

  private static List<String> words(String text, String separator) {
    return Stream.of(text.split(separator)).filter(word -> !word.isEmpty()).toList();
  }
}
