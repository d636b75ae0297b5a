package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.ssh.config.KnownHosts.KeyStatus;
import dev.runbook.host.ssh.config.PublicKey;
import dev.runbook.host.ssh.config.SshSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words the reason why a connection failed, and who has to act. */
final class JschFailure {
  private static final String CHANGED =
      "it was rebuilt, or another machine answers in its place. Find out which before you remove"
          + " the old key with ssh-keygen -R";

  private final SshSettings settings;
  private final ShownKeys keys;
  private final LoginAttempts attempts;

  JschFailure(SshSettings settings, ShownKeys keys, LoginAttempts attempts) {
    this.settings = settings;
    this.keys = keys;
    this.attempts = attempts;
  }

  /** What to throw. */
  HostException toException(JSchException cause) {
    return identity()
        .map(why -> new HostException(Kind.IDENTITY, subject() + why, cause))
        .orElseGet(
            () -> new HostException(Kind.UNREACHABLE, subject() + unreachable(cause), cause));
  }

  private String subject() {
    return settings.alias() + " (" + settings.address() + ") ";
  }

  private Optional<String> identity() {
    KeyStatus standing = keys.standing().orElse(KeyStatus.KNOWN);
    String key = keys.shown().map(PublicKey::label).orElse("a key that cannot be read");
    return switch (standing) {
      case KNOWN -> Optional.empty();
      case UNKNOWN -> Optional.of(unknown(key));
      case REVOKED ->
          Optional.of(
              "shows the key "
                  + key
                  + ", which is marked @revoked in known_hosts: its owner may not be the host");
      case CHANGED ->
          Optional.of(
              "shows the key "
                  + key
                  + ", but is known by "
                  + labels()
                  + ": "
                  + CHANGED
                  + " '"
                  + settings.keyName()
                  + "'");
    };
  }

  private String unknown(String key) {
    String shows = "is not known: it shows the key " + key + ". ";
    return keys.hasAuthority()
        ? shows
            + "A @cert-authority line in known_hosts vouches for it, which the library in this"
            + " process cannot check; use --transport openssh"
        : shows
            + "Compare this fingerprint with the one you were given, then: runbook host add "
            + settings.alias();
  }

  private String labels() {
    return keys.known().stream().map(PublicKey::label).collect(Collectors.joining(", "));
  }

  private String unreachable(JSchException cause) {
    if (keys.shown().isEmpty() || keys.standing().isEmpty()) {
      return "cannot be reached: " + connecting(cause);
    }
    if (cause instanceof JSchSessionDisconnectException ended) {
      String said = ServerText.text(ended.getDescription());
      return "ended the connection (" + said + "); " + attempts.sentence();
    }
    String message = String.valueOf(cause.getMessage());
    if (message.startsWith("Auth fail") || message.startsWith("Auth cancel")) {
      return "does not let "
          + settings.user()
          + " in: permission denied (it takes "
          + methods(message)
          + "); "
          + attempts.sentence();
    }
    return "went away while we logged in: " + connecting(cause) + "; " + attempts.sentence();
  }

  private String connecting(JSchException cause) {
    IOException io = network(cause);
    long seconds = settings.connectTimeout().toSeconds();
    if (io instanceof UnknownHostException) {
      return "the name " + settings.hostname() + " cannot be resolved";
    }
    if (io instanceof SocketTimeoutException) {
      return "it does not answer within " + seconds + " s";
    }
    if (io instanceof ConnectException || io instanceof NoRouteToHostException) {
      return ServerText.text(String.valueOf(io.getMessage())).toLowerCase(Locale.ROOT);
    }
    if (cause instanceof JSchAlgoNegoFailException nego) {
      return "it has no "
          + ServerText.text(nego.getAlgorithmName())
          + " in common with the library in"
          + " this process (it offers "
          + ServerText.text(nego.getServerProposal())
          + "); use --transport openssh";
    }
    if (cause instanceof JSchSessionDisconnectException ended) {
      return "it ended the connection: " + ServerText.text(ended.getDescription());
    }
    return other(String.valueOf(cause.getMessage()));
  }

  private static String other(String message) {
    if (message.contains("closed by foreign host") || message.contains("End of IO Stream")) {
      return "it closes the connection before it identifies itself";
    }
    if (message.startsWith("invalid server's version string")) {
      return "the server there is no SSH server";
    }
    return ServerText.text(message.replaceFirst("^(Session.connect: )?(java\\.[\\w.]+: )?", ""));
  }

  private static IOException network(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof IOException io) {
        return io;
      }
    }
    return null;
  }

  private static String methods(String message) {
    List<String> quoted = List.of(message.split("'", -1));
    return quoted.size() > 1
        ? ServerText.text(quoted.get(1)).replace(",", ", ")
        : "nothing we have";
  }
}
