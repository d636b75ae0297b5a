package dev.runbook.host.ssh;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What status 255 meant, as far as what {@code ssh} said about it allows.
 *
 * <p>255 may be the command's own, a signal's, a refused or a lost connection's. Only sentences
 * that {@code ssh} says before a session exists make it certain that nothing ran.
 *
 * @param kind whose fault it is when nothing ran; empty when something may have run
 * @param said the sentence
 */
record SshVerdict(Optional<Kind> kind, String said) {
  /** The status that says nothing by itself. */
  static final int AMBIGUOUS = 255;

  private static final Pattern CHANGED_KEY = any("REMOTE HOST IDENTIFICATION HAS CHANGED");

  private static final Pattern UNKNOWN_KEY = any("Host key verification failed");

  private static final String CHANGED =
      "its host key is not the one in known_hosts: it was rebuilt, or something stands in its place;"
          + " find out which before you change known_hosts";

  private static final String UNKNOWN =
      "its host key is not in known_hosts; log in once by hand with `ssh`, compare the fingerprint it"
          + " shows with the one you were given, and play again";

  private static final Pattern SETUP =
      any("Bad configuration option", "Bad owner or permissions", "Can't open user config file");

  private static final Pattern UNREACHABLE =
      any(
          "ssh: connect to host ",
          "ssh: Could not resolve hostname ",
          ": Permission denied \\(",
          "Too many authentication failures",
          "kex_exchange_identification: ",
          "Connection timed out during banner exchange",
          "no matching .* found");

  static SshVerdict of(String log) {
    return find(CHANGED_KEY, log, Kind.IDENTITY)
        .map(key -> new SshVerdict(key.kind(), CHANGED))
        .or(
            () ->
                find(UNKNOWN_KEY, log, Kind.IDENTITY)
                    .map(key -> new SshVerdict(key.kind(), UNKNOWN)))
        .or(() -> find(SETUP, log, Kind.SETUP))
        .or(() -> find(UNREACHABLE, log, Kind.UNREACHABLE))
        .orElseGet(() -> new SshVerdict(Optional.empty(), lastLine(log)));
  }

  /** For a command: certain that it never began, or nobody can say. */
  Outcome toOutcome(String alias) {
    if (kind.isPresent()) {
      return Outcome.notStarted(said);
    }
    return Outcome.unknown(
        said.isEmpty()
            ? "ssh ended with 255, which is the command's own status or a lost connection to "
                + alias
            : said);
  }

  /** For a question to the host itself. */
  HostException toException(String alias) {
    String what =
        kind.equals(Optional.of(Kind.IDENTITY)) ? " is refused: " : " cannot be reached: ";
    return new HostException(
        kind.orElse(Kind.UNREACHABLE),
        alias + what + (said.isEmpty() ? "ssh ended with 255" : said));
  }

  private static Optional<SshVerdict> find(Pattern pattern, String log, Kind kind) {
    return log.lines()
        .filter(line -> pattern.matcher(line).find())
        .findFirst()
        .map(line -> new SshVerdict(Optional.of(kind), line.strip()));
  }

  private static String lastLine(String log) {
    List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
  }

  private static Pattern any(String... sentences) {
    return Pattern.compile(String.join("|", sentences));
  }
}
