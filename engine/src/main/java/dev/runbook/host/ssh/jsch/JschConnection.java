package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.SshSettings;

/** The library's connection to one host. */
final class JschConnection {
  /** A code may have to be fetched from a telephone before the server goes on. */
  private static final int LOGIN_MILLIS = 120_000;

  private final SshSettings settings;
  private final Session session;
  private final ConnectionMonitor line = new ConnectionMonitor();
  private final LoginAttempts attempts = new LoginAttempts();
  private final ShownKeys keys;

  /**
   * A connection that is not made yet.
   *
   * @param accepting whether to go on when the host's key is known, or to stop there in any case
   */
  JschConnection(SshSettings settings, boolean accepting) {
    this.settings = settings;
    this.keys = new ShownKeys(settings, accepting, this::waitForLogin);
    try {
      this.session = new JSch().getSession(settings.user(), settings.hostname(), settings.port());
    } catch (JSchException e) {
      throw new HostException(Kind.SETUP, settings.alias() + " has no host name", e);
    }
  }

  Session session() {
    return session;
  }

  ConnectionMonitor line() {
    return line;
  }

  ShownKeys keys() {
    return keys;
  }

  SshSettings settings() {
    return settings;
  }

  /**
   * Connects, checks the key, and logs in.
   *
   * @throws HostException when that fails
   */
  void connect(Operator operator, Keyring keyring) {
    try {
      SessionSettings.apply(settings, session);
      session.setHostKeyRepository(keys);
      Operator asked = SessionSettings.isSilent(settings) ? Operator.nobody() : operator;
      session.setIdentityRepository(
          new Identities(settings, file -> keyring.unlock(file, asked, attempts), attempts));
      session.setUserInfo(new Credentials(settings, asked, attempts));
      session.setThreadFactory(line);
      session.setLogger(line);
      session.setSocketFactory(new Sockets(settings));
      session.connect((int) settings.connectTimeout().toMillis());
      watch();
    } catch (JSchException e) {
      throw new JschFailure(settings, keys, attempts).toException(e);
    }
  }

  /** Ends it. */
  void close() {
    session.disconnect();
  }

  private void watch() throws JSchException {
    // A hair less: as in ssh it is over when the question after the last is due, and no later.
    int millis = (int) (settings.keepAlive().toMillis() * 99 / 100);
    session.setServerAliveCountMax(settings.keepAliveCount());
    session.setServerAliveInterval(millis);
  }

  private void waitForLogin() {
    try {
      session.setTimeout(LOGIN_MILLIS);
    } catch (JSchException e) {
      // The socket is gone, which the next step finds out.
      return;
    }
  }
}
