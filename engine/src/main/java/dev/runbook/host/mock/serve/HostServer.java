package dev.runbook.host.mock.serve;

import dev.runbook.host.Identity;
import dev.runbook.host.mock.Fault;
import dev.runbook.host.mock.MockHosts;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

/** One mock host on one port. */
final class HostServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final SshServer server;
  private final PublicKey known;
  private final String user;
  private final int port;

  private HostServer(SshServer server, PublicKey known, String user, int port) {
    this.server = server;
    this.known = known;
    this.user = user;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param client the key of those who may log in
   */
  static HostServer start(String name, MockHosts hosts, QuotedParams values, PublicKey client)
      throws IOException {
    Optional<Fault> fault = hosts.fault(name);
    Identity identity = hosts.identity(name);
    KeyPair key = Keys.fresh();
    boolean changed = fault.equals(Optional.of(Fault.HOST_KEY_CHANGED));
    SshServer server = SshServer.setUpDefaultServer();
    server.setHost(LOOPBACK);
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(changed ? Keys.fresh() : key));
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    server.setSubsystemFactories(List.of());
    boolean locked = fault.equals(Optional.of(Fault.AUTH_FAILURE));
    server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    server.setPublickeyAuthenticator(
        (who, shown, session) -> !locked && KeyUtils.compareKeys(client, shown));
    ServedSessions sessions = new ServedSessions(name, hosts, values, identity);
    server.setCommandFactory((channel, text) -> sessions.exec(channel, text));
    server.setShellFactory(channel -> sessions.login(channel));
    server.start();
    int port = server.getPort();
    if (fault.equals(Optional.of(Fault.REFUSE))) {
      server.stop(true);
    }
    return new HostServer(server, key.getPublic(), identity.user(), port);
  }

  int port() {
    return port;
  }

  /** Its line of a {@code known_hosts} file. */
  String knownHost() {
    return "[" + LOOPBACK + "]:" + port + " " + PublicKeyEntry.toString(known) + "\n";
  }

  /** Its block of an OpenSSH configuration. */
  String config(String name, Path folder) {
    return """
    Host %s
      HostName %s
      Port %d
      User %s
      IdentityFile %s
      IdentitiesOnly yes
      UserKnownHostsFile %s
      GlobalKnownHostsFile none
      StrictHostKeyChecking yes
      UpdateHostKeys no
    """
        .formatted(
            name,
            LOOPBACK,
            port,
            user,
            quoted(folder.resolve(MockServer.KEY)),
            quoted(folder.resolve(MockServer.KNOWN)));
  }

  private static String quoted(Path path) {
    return path.toString().contains(" ") ? "\"" + path + "\"" : path.toString();
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      // It is gone already.
      return;
    }
  }
}
