package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import dev.runbook.host.ssh.config.KnownHosts;
import dev.runbook.host.ssh.config.KnownHosts.KeyStatus;
import dev.runbook.host.ssh.config.PublicKey;
import dev.runbook.host.ssh.config.SshSettings;
import java.util.List;
import java.util.Optional;

/**
 * Checks the key of a host against the operator's known_hosts files, and against nothing else.
 *
 * <p>The library's own reader knows no several files, no wildcards for the order of algorithms, and
 * asks instead of refusing; all it gets from here is yes or no.
 */
final class ShownKeys implements HostKeyRepository {
  private static final HostKey[] NONE = {};

  private final List<String> names;
  private final KnownHosts known;
  private final boolean accepting;
  private final Runnable accepted;
  private volatile PublicKey shown;
  private volatile KeyStatus standing;

  /**
   * A judge for one connection.
   *
   * @param accepting whether a known key lets the connection go on; else it stops in any case
   * @param accepted is run when it goes on
   */
  ShownKeys(SshSettings settings, boolean accepting, Runnable accepted) {
    this.names = settings.keyNames();
    this.known = KnownHosts.read(settings.knownHosts());
    this.accepting = accepting;
    this.accepted = accepted;
  }

  /** The key that the host has shown, once it has. */
  Optional<PublicKey> shown() {
    return Optional.ofNullable(shown);
  }

  /** What is known about the key that was shown. */
  Optional<KeyStatus> standing() {
    return Optional.ofNullable(standing);
  }

  /** Whether known_hosts names an authority for the host. */
  boolean hasAuthority() {
    return known.hasAuthority(names);
  }

  /** The keys that the host is known by. */
  List<PublicKey> known() {
    return known.keys(names);
  }

  @Override
  public int check(String host, byte[] key) {
    Optional<PublicKey> read = PublicKey.of(key);
    if (read.isEmpty()) {
      return CHANGED;
    }
    shown = read.get();
    standing = known.standing(names, read.get());
    if (standing != KeyStatus.KNOWN || !accepting) {
      return NOT_INCLUDED;
    }
    accepted.run();
    return OK;
  }

  /** Asked before the exchange, to prefer the types of the keys that are known. */
  @Override
  public HostKey[] getHostKey(String host, String type) {
    return type == null
        ? known().stream().flatMap(key -> hostKey(host, key).stream()).toArray(HostKey[]::new)
        : NONE;
  }

  private static Optional<HostKey> hostKey(String host, PublicKey key) {
    try {
      return Optional.of(new HostKey(host, key.blob()));
    } catch (JSchException | ArrayIndexOutOfBoundsException e) {
      // A type that the library lacks, it cannot prefer.
      return Optional.empty();
    }
  }

  @Override
  public HostKey[] getHostKey() {
    return NONE;
  }

  @Override
  public void add(HostKey key, UserInfo person) {
    // Keys are added by the one command that asks.
  }

  @Override
  public void remove(String host, String type) {
    // Nothing is ever removed.
  }

  @Override
  public void remove(String host, String type, byte[] key) {
    // Nothing is ever removed.
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "known_hosts";
  }
}
