package dev.runbook.host.ssh.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the operator's OpenSSH configuration for one alias, as ssh_config(5) defines
 * them.
 *
 * <p>Where that leaves a choice, ours is the careful one: host keys are always checked strictly,
 * nothing is forwarded, and a silent server is noticed.
 *
 * @param alias the name on the page
 * @param options the words of an {@code ssh} command line that lead here, such as {@code -p 22}
 * @param hostname where it is
 * @param port its port
 * @param user who logs in
 * @param jumps the hosts in between, the first one first, as written after {@code ProxyJump}
 * @param proxyCommand a command that speaks to it, if one is configured
 * @param identityFiles the private keys to try, in order; some may not exist
 * @param identitiesOnly whether the agent's other keys are left alone
 * @param identityAgent the agent's socket; empty for none
 * @param knownHosts the files of known keys, the operator's first; new ones go into the first
 * @param hostKeyAlias the name its key is known by; empty for the usual one
 * @param hashKnownHosts whether names are written hashed
 * @param connectTimeout how long to wait for a connection; 10 s unless configured
 * @param keepAlive how long a server may be silent before it is asked; 15 s unless configured
 * @param keepAliveCount how often it is asked in vain before it is given up; 3 unless configured
 * @param sendEnv the names of environment variables to send; may hold {@code *} and {@code ?}
 * @param setEnv environment variables to set there
 * @param all every setting in lower case, as {@code ssh -G} prints them
 */
public record SshSettings(
    String alias,
    List<String> options,
    String hostname,
    int port,
    String user,
    List<String> jumps,
    Optional<String> proxyCommand,
    List<Path> identityFiles,
    boolean identitiesOnly,
    Optional<Path> identityAgent,
    List<Path> knownHosts,
    Optional<String> hostKeyAlias,
    boolean hashKnownHosts,
    Duration connectTimeout,
    Duration keepAlive,
    int keepAliveCount,
    List<String> sendEnv,
    Map<String, String> setEnv,
    Map<String, List<String>> all) {
  /** Copies lists and maps. */
  public SshSettings {
    options = List.copyOf(options);
    jumps = List.copyOf(jumps);
    identityFiles = List.copyOf(identityFiles);
    knownHosts = List.copyOf(knownHosts);
    sendEnv = List.copyOf(sendEnv);
    setEnv = Map.copyOf(setEnv);
    all = Map.copyOf(all);
  }

  /** What its key is known by: its alias, or its name, with the port where that is not 22. */
  public String keyName() {
    return hostKeyAlias.orElse(port == 22 ? hostname : "[" + hostname + "]:" + port);
  }

  /**
   * The names its key may be known by: OpenSSH, too, accepts a key that is known without a port.
   */
  public List<String> keyNames() {
    return keyName().equals(hostname) || hostKeyAlias.isPresent()
        ? List.of(keyName())
        : List.of(keyName(), hostname);
  }

  /** Where it is, for people. */
  public String address() {
    return user + "@" + (hostname.contains(":") ? "[" + hostname + "]" : hostname) + ":" + port;
  }

  /** Whether an environment variable of this name is to be sent. */
  public boolean isSent(String variable) {
    return sendEnv.stream().anyMatch(pattern -> Patterns.fits(variable, pattern));
  }
}
