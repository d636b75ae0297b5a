package dev.runbook.host.ssh.openssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the reason for a failed connection in the output of {@code ssh}. */
final class OpensshFailure {
  private static final Pattern CHANGED =
      Pattern.compile("REMOTE HOST IDENTIFICATION HAS CHANGED|Host key for .* has changed");
  private static final Pattern REVOKED = Pattern.compile("REVOKED HOST KEY|is marked as revoked");
  private static final Pattern UNKNOWN = Pattern.compile("Host key verification failed");
  private static final Pattern OWNER =
      Pattern.compile("(?:key is known for|Host key for|key for host) (\\S+) (?:and|has|was|is)");
  private static final Pattern SETUP =
      Pattern.compile(
          "Bad configuration option|Bad owner or permissions|Can't open user config file"
              + "|terminating, \\d+ bad configuration options|[Bb]ad configuration|incompatible"
              + "|percent_expand|unix_listener");
  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "ssh: connect to host |ssh: Could not resolve hostname |: Permission denied"
              + "|Too many authentication failures|kex_exchange_identification: "
              + "|timed out|no matching .* found|Connection closed|Connection reset");

  private final String alias;
  private final String said;
  private final String fingerprint;

  OpensshFailure(String alias, String said, String fingerprint) {
    this.alias = alias;
    this.said = said;
    this.fingerprint = fingerprint;
  }

  HostException toException() {
    if (CHANGED.matcher(said).find()) {
      return refused(
          "is not the one in known_hosts: it was rebuilt, or another machine answers in its place;"
              + " find out which before you change known_hosts");
    }
    if (REVOKED.matcher(said).find()) {
      return refused("is marked as revoked in known_hosts: do not log in there");
    }
    if (UNKNOWN.matcher(said).find()) {
      return refused(
          "is not in known_hosts; compare it with the one you were given, then"
              + " `runbook host add "
              + alias
              + "`");
    }
    Kind kind = SETUP.matcher(said).find() ? Kind.SETUP : Kind.UNREACHABLE;
    String why = line(SETUP).or(() -> line(UNREACHABLE)).orElseGet(this::lastLine);
    return new HostException(kind, alias + " cannot be reached: " + why);
  }

  private HostException refused(String what) {
    String key = fingerprint.isEmpty() ? "its host key " : "its host key " + fingerprint + " ";
    String whose = owner().map(owner -> " (as " + owner + ")").orElse("");
    return new HostException(Kind.IDENTITY, alias + whose + " is refused: " + key + what);
  }

  /** The name that known_hosts would have it by. */
  private Optional<String> owner() {
    Matcher matcher = OWNER.matcher(said);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private Optional<String> line(Pattern pattern) {
    return said.lines().filter(line -> pattern.matcher(line).find()).findFirst().map(String::strip);
  }

  private String lastLine() {
    List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "ssh ended without a word" : lines.get(lines.size() - 1).strip();
  }
}
