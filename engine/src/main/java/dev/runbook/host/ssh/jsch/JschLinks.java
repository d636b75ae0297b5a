package dev.runbook.host.ssh.jsch;

import dev.runbook.host.Connection;
import dev.runbook.host.HostException;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.PublicKey;
import dev.runbook.host.ssh.config.ShownKey;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.host.ssh.link.SshLink;
import java.util.Map;

/**
 * Opens connections by the library in this process.
 *
 * <p>One of these serves a whole run: it remembers the keys that were unlocked, so that each
 * passphrase is asked for once.
 */
public final class JschLinks implements AutoCloseable {
  private final Operator operator;
  private final Map<String, String> environment;
  private final Keyring keyring;

  /**
   * Opens connections for one operator.
   *
   * @param operator is asked for passphrases and passwords
   * @param environment where the variables come from that are sent to hosts
   */
  public JschLinks(Operator operator, Map<String, String> environment) {
    this.operator = operator;
    this.environment = Map.copyOf(environment);
    this.keyring = new Keyring();
  }

  /**
   * Connects to a host, with its key checked strictly.
   *
   * @throws HostException when that fails: {@code IDENTITY} when the key is unknown, changed or
   *     revoked, in which case nothing was sent that could run or log in
   */
  public SshLink open(SshSettings target) {
    JschConnection made = new JschConnection(target, true);
    connect(made);
    PublicKey key = made.keys().shown().orElseThrow();
    return new JschLink(
        target.alias(),
        made,
        new Connection(Transport.JSCH.word(), target.address(), key.label()),
        RemoteEnvironment.of(target, environment),
        environment.getOrDefault("TERM", "dumb"));
  }

  /**
   * Asks a host for its key and goes away before logging in.
   *
   * @throws HostException when the host cannot be reached
   */
  public ShownKey probe(SshSettings target) {
    JschConnection asked = new JschConnection(target, false);
    try {
      connect(asked);
      asked.close();
    } catch (HostException e) {
      if (asked.keys().shown().isEmpty()) {
        throw e;
      }
    }
    return new ShownKey(
        asked.keys().shown().orElseThrow(),
        target.keyName(),
        asked.keys().standing().orElseThrow(),
        asked.keys().known());
  }

  /** Forgets the unlocked keys; links that are open stay open. */
  @Override
  public void close() {
    keyring.clear();
  }

  private void connect(JschConnection connection) {
    try {
      connection.connect(operator, keyring);
    } catch (HostException e) {
      connection.close();
      throw e;
    }
  }
}
