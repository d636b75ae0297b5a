package dev.runbook.host.ssh.jsch;

import dev.runbook.host.Connection;
import dev.runbook.host.HostException;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.PublicKey;
import dev.runbook.host.ssh.config.ShownKey;
import dev.runbook.host.ssh.config.SshConfig;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.host.ssh.link.SshLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens connections by the library in this process.
 *
 * <p>One of these serves a whole run: it remembers the keys that were unlocked, so that each
 * passphrase is asked for once.
 */
public final class JschLinks implements AutoCloseable {
  private final SshConfig config;
  private final Operator operator;
  private final Map<String, String> environment;
  private final Keyring keyring;

  /**
   * Opens connections for one operator.
   *
   * @param config says how jump hosts are reached
   * @param operator is asked for passphrases and passwords
   * @param environment where the variables come from that are sent to hosts
   */
  public JschLinks(SshConfig config, Operator operator, Map<String, String> environment) {
    this.config = config;
    this.operator = operator;
    this.environment = Map.copyOf(environment);
    this.keyring = new Keyring();
  }

  /**
   * Connects to a host, through its jump hosts, with every key on the way checked strictly.
   *
   * @throws HostException when that fails: {@code IDENTITY} when a key is unknown, changed or
   *     revoked, in which case nothing was sent that could run or log in
   */
  public SshLink open(SshSettings target) {
    Hop last = connect(hops(target, true));
    PublicKey key = last.keys().shown().orElseThrow();
    return new JschLink(
        target.alias(),
        last,
        new Connection(Transport.JSCH.word(), target.address(), key.label()),
        RemoteEnvironment.of(target, environment),
        environment.getOrDefault("TERM", "dumb"));
  }

  /**
   * Asks a host for its key and goes away before logging in. Jump hosts must be known already.
   *
   * @throws HostException when the host, or one on the way, cannot be reached
   */
  public ShownKey probe(SshSettings target) {
    List<Hop> hops = hops(target, false);
    Hop last = hops.get(hops.size() - 1);
    try {
      connect(hops).close();
    } catch (HostException e) {
      if (last.keys().shown().isEmpty()) {
        throw e;
      }
    }
    return new ShownKey(
        last.keys().shown().orElseThrow(),
        target.keyName(),
        last.keys().standing().orElseThrow(),
        last.keys().known());
  }

  /** Forgets the unlocked keys; links that are open stay open. */
  @Override
  public void close() {
    keyring.clear();
  }

  private List<Hop> hops(SshSettings target, boolean accepting) {
    List<Hop> hops = new ArrayList<>();
    Optional<Hop> before = Optional.empty();
    for (SshSettings jump : config.jumps(target)) {
      before = Optional.of(new Hop(jump, before, true));
      hops.add(before.get());
    }
    hops.add(new Hop(target, before, accepting));
    return hops;
  }

  private Hop connect(List<Hop> hops) {
    Hop last = hops.get(hops.size() - 1);
    try {
      hops.forEach(hop -> hop.connect(operator, keyring));
      return last;
    } catch (HostException e) {
      last.close();
      throw e;
    }
  }
}
