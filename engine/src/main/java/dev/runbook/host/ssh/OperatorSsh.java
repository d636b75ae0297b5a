package dev.runbook.host.ssh;

import dev.runbook.host.Host;
import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.Operator;
import dev.runbook.host.ssh.config.KnownHosts;
import dev.runbook.host.ssh.config.KnownHosts.KeyStatus;
import dev.runbook.host.ssh.config.Route;
import dev.runbook.host.ssh.config.ShownKey;
import dev.runbook.host.ssh.config.SshConfig;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.host.ssh.config.Transport;
import dev.runbook.host.ssh.jsch.JschLinks;
import dev.runbook.host.ssh.link.SshLink;
import dev.runbook.host.ssh.openssh.Openssh;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The hosts of the operator's own OpenSSH configuration, each over the transport that it needs. */
public final class OperatorSsh implements AutoCloseable {
  private final SshConfig config;
  private final JschLinks jsch;
  private final Openssh openssh;
  private final SshHosts hosts;
  private final Map<List<String>, Route> routes = new ConcurrentHashMap<>();

  /**
   * The hosts of one operator.
   *
   * @param environment the operator's: PATH, the agent's socket, what is sent to hosts
   * @param folder where relative file names start
   * @param temporaryFolder where a private folder may be made for a connection
   * @param file the configuration to read instead of the usual files
   * @param transport {@code jsch} or {@code openssh} to force one
   * @param operator is asked for passphrases, and lends the terminal
   */
  public OperatorSsh(
      Map<String, String> environment,
      Path folder,
      Path temporaryFolder,
      Optional<Path> file,
      Optional<String> transport,
      Operator operator) {
    Optional<Transport> forced =
        transport.map(name -> Transport.valueOf(name.toUpperCase(Locale.ROOT)));
    this.config = new SshConfig(environment, folder, file, forced);
    this.jsch = new JschLinks(operator, environment);
    this.openssh = new Openssh(environment, temporaryFolder, config::jumps, operator);
    this.hosts = new SshHosts(this::route, this::open, operator);
  }

  /**
   * How an alias will be reached; asks the configuration only, and only once.
   *
   * @throws dev.runbook.host.HostException when it cannot be reached so
   */
  public Route route(String alias, List<String> options) {
    List<String> key = new ArrayList<>(options);
    key.add(alias);
    return routes.computeIfAbsent(
        List.copyOf(key), way -> config.route(alias, way.subList(0, way.size() - 1)));
  }

  /**
   * The host that an alias stands for.
   *
   * @param kept whether its shell stays open, so that its state lasts
   */
  public Host host(String alias, List<String> options, boolean kept) {
    return hosts.host(alias, options, kept);
  }

  /** Closes the connections to an alias; the next use of it makes new ones. */
  public void release(String alias) {
    hosts.release(alias);
  }

  /** Learns the keys of hosts. */
  public HostKeys keys() {
    return new ShownHostKeys(alias -> route(alias, List.of()), this::probe);
  }

  /**
   * Makes sure that a host shows the key it is known by, without logging in. One that does not
   * answer, or whose key somebody else vouches for, is left to the later connection.
   *
   * @throws HostException when its key is another one, unknown or revoked
   */
  public void checkKey(String alias, List<String> options) {
    SshSettings settings;
    ShownKey shown;
    try {
      Route route = route(alias, options);
      settings = route.settings();
      shown = probe(route);
    } catch (HostException e) {
      if (e.kind() == Kind.IDENTITY) {
        throw e;
      }
      return;
    }
    boolean vouched =
        KnownHosts.read(settings.knownHosts()).hasAuthority(settings.keyNames())
            || settings.all().containsKey("knownhostscommand");
    if (shown.standing() != KeyStatus.KNOWN && !vouched) {
      throw new HostException(Kind.IDENTITY, refusal(settings, shown));
    }
  }

  private static String refusal(SshSettings settings, ShownKey shown) {
    String host = settings.alias() + " (" + settings.address() + ") ";
    String key = shown.key().label();
    return switch (shown.standing()) {
      case CHANGED ->
          host
              + "shows the key "
              + key
              + ", and is known by another one: it was rebuilt, or another machine answers in its"
              + " place";
      case REVOKED -> host + "shows the key " + key + ", which is marked @revoked in known_hosts";
      default ->
          host
              + "is not known: it shows the key "
              + key
              + ". Compare this fingerprint with the one you were given, then: runbook host add "
              + settings.alias();
    };
  }

  private ShownKey probe(Route route) {
    return route.transport() == Transport.JSCH
        ? jsch.probe(route.settings())
        : openssh.probe(route.settings());
  }

  private SshLink open(Route route) {
    return route.transport() == Transport.JSCH
        ? jsch.open(route.settings())
        : openssh.open(route.settings());
  }

  @Override
  public void close() {
    hosts.close();
    jsch.close();
  }
}
