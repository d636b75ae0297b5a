package dev.runbook.host.ssh.jsch;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.SSHAgentConnector;
import dev.runbook.host.ssh.config.PublicKey;
import dev.runbook.host.ssh.config.SshSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Vector;
import java.util.function.Function;

/**
 * The keys to offer to a server, in OpenSSH's order: first those of the configuration that the
 * agent keeps, then the agent's other keys unless {@code IdentitiesOnly} excludes them, then the
 * files.
 */
final class Identities implements IdentityRepository {
  private final SshSettings settings;
  private final Function<Path, Optional<KeyPair>> unlock;
  private final LoginAttempts attempts;

  /**
   * The keys for one connection.
   *
   * @param unlock gives the private half of the key in a file
   */
  Identities(
      SshSettings settings, Function<Path, Optional<KeyPair>> unlock, LoginAttempts attempts) {
    this.settings = settings;
    this.unlock = unlock;
    this.attempts = attempts;
  }

  @Override
  public Vector<Identity> getIdentities() {
    Map<PublicKey, Identity> agents = agentKeys();
    Map<PublicKey, Identity> files = fileKeys();
    List<Identity> first = new ArrayList<>();
    List<Identity> last = new ArrayList<>();
    files.forEach(
        (key, identity) -> {
          Identity kept = agents.remove(key);
          (kept == null ? last : first).add(kept == null ? identity : kept);
        });
    agents.keySet().forEach(this::mention);
    if (!settings.identitiesOnly()) {
      first.addAll(agents.values());
    }
    last.stream().filter(Identities::hasPrivateHalf).forEach(first::add);
    return new Vector<>(first);
  }

  /** The library passes over a key on a device, and over a certificate, without a word. */
  private void mention(PublicKey key) {
    if (key.type().startsWith("sk-") || key.type().contains("-cert-")) {
      attempts.hint(
          "the agent's key "
              + key.label()
              + " is of a kind that only the system's ssh can use (--transport openssh)");
    }
  }

  /** A configured {@code .pub} file only says which of the agent's keys is meant. */
  private static boolean hasPrivateHalf(Identity identity) {
    String file = identity.getName();
    return !file.endsWith(".pub") && Files.isReadable(Path.of(file));
  }

  private Map<PublicKey, Identity> agentKeys() {
    Map<PublicKey, Identity> keys = new LinkedHashMap<>();
    Optional<Path> socket = settings.identityAgent().filter(Files::exists);
    if (socket.isEmpty()) {
      return keys;
    }
    try {
      for (Identity key :
          new AgentIdentityRepository(new SSHAgentConnector(socket.get())).getIdentities()) {
        PublicKey.of(key.getPublicKeyBlob())
            .ifPresent(open -> keys.putIfAbsent(open, new AgentIdentity(key, open, attempts)));
      }
    } catch (AgentProxyException e) {
      attempts.hint("the agent at " + socket.get() + " does not answer");
    }
    return keys;
  }

  private Map<PublicKey, Identity> fileKeys() {
    Map<PublicKey, Identity> keys = new LinkedHashMap<>();
    for (Path file : settings.identityFiles()) {
      publicHalf(file)
          .ifPresent(
              open -> keys.putIfAbsent(open, new FileIdentity(file, open, unlock, attempts)));
    }
    return keys;
  }

  /** In the old formats the public half is locked with the private one. */
  private Optional<PublicKey> publicHalf(Path file) {
    Optional<PublicKey> open = PublicKey.ofIdentity(file);
    if (open.isPresent() || !Files.isRegularFile(file)) {
      return open;
    }
    return unlock.apply(file).flatMap(pair -> PublicKey.of(pair.getPublicKeyBlob()));
  }

  @Override
  public String getName() {
    return "runbook";
  }

  @Override
  public int getStatus() {
    return RUNNING;
  }

  @Override
  public boolean add(byte[] identity) {
    return false;
  }

  @Override
  public boolean remove(byte[] blob) {
    return false;
  }

  @Override
  public void removeAll() {
    // They belong to the operator.
  }
}
