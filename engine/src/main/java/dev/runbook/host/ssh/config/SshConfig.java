package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.process.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's OpenSSH configuration: finds the route to an alias, without connecting.
 *
 * <p>The {@code ssh} program is asked, since only it knows what its files come to. Where there is
 * none, only {@code user@host} can be reached.
 */
public final class SshConfig {
  private final Map<String, String> environment;
  private final Optional<Path> file;
  private final Optional<Transport> forced;
  private final Optional<Path> ssh;
  private final Path home;
  private final ConfigResolver resolver;

  /**
   * The configuration that holds here.
   *
   * @param environment the operator's: PATH, the agent's socket
   * @param folder the folder that relative file names start from
   * @param file the configuration to read instead of the usual files, as {@code ssh -F}
   * @param forced the transport that the operator insists on
   */
  public SshConfig(
      Map<String, String> environment,
      Path folder,
      Optional<Path> file,
      Optional<Transport> forced) {
    // OpenSSH takes the home folder from the user database, as Java does, and never from HOME.
    this(environment, folder, file, forced, Path.of(System.getProperty("user.home")));
  }

  SshConfig(
      Map<String, String> environment,
      Path folder,
      Optional<Path> file,
      Optional<Transport> forced,
      Path home) {
    this.environment = Map.copyOf(environment);
    this.file = file.map(folder::resolve);
    this.forced = forced;
    this.home = home;
    this.ssh = Programs.find("ssh", environment);
    this.resolver =
        ssh.<ConfigResolver>map(program -> new SystemResolver(program, environment, folder))
            .orElseGet(AddressResolver::new);
  }

  /**
   * How an alias is reached.
   *
   * @param alias a name as a page has it, perhaps with a user before it
   * @param options the options that the page gives with it
   * @throws HostException when the alias or something in its configuration cannot be used, or when
   *     the transport that is forced, or needed, cannot reach it
   */
  public Route route(String alias, List<String> options) {
    Found target = find(alias, withFile(options));
    jumps(target.settings());
    return choose(target.settings(), target.need().map(why -> why + " needs the system's ssh"));
  }

  /**
   * The hosts that a connection goes through, the first one first, each with what is configured for
   * it.
   *
   * @throws HostException when they form a loop
   */
  public List<SshSettings> jumps(SshSettings target) {
    List<SshSettings> hosts = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(step(target)));
    SshSettings at = target;
    while (!at.jumps().isEmpty()) {
      at = lastJump(at);
      if (!seen.add(step(at))) {
        throw new HostException(
            Kind.SETUP,
            "the ProxyJump of "
                + target.alias()
                + " goes round in a circle at "
                + at.alias()
                + "; give "
                + at.alias()
                + " a 'ProxyJump none' in its own Host block");
      }
      hosts.add(0, at);
    }
    return hosts;
  }

  private record Found(SshSettings settings, Optional<String> need) {}

  private Found find(String alias, List<String> options) {
    NameChecks.checkAlias(alias);
    new SshCommandOptions(options).check();
    ResolvedSettings found = resolver.resolve(alias, options);
    SshSettings settings = new SshSettingsReader(home, environment).read(alias, options, found);
    settings.jumps().forEach(Jump::read);
    return new Found(settings, new OpensshNeeds(home, environment).of(settings, found));
  }

  /**
   * As {@code ssh} itself does it: the last jump host is reached through the ones before it, or by
   * its own configuration when there are none.
   */
  private SshSettings lastJump(SshSettings settings) {
    List<String> jumps = settings.jumps();
    Jump last = Jump.read(jumps.get(jumps.size() - 1));
    List<String> options = new ArrayList<>(last.options());
    new SshCommandOptions(settings.options())
        .configFile()
        .ifPresent(name -> options.addAll(0, List.of("-F", name)));
    if (jumps.size() > 1) {
      options.addAll(List.of("-J", String.join(",", jumps.subList(0, jumps.size() - 1))));
    }
    return find(last.host(), options).settings();
  }

  private Route choose(SshSettings settings, Optional<String> why) {
    String alias = settings.alias();
    if (forced.equals(Optional.of(Transport.JSCH)) && why.isPresent()) {
      throw new HostException(
          Kind.SETUP, alias + " cannot be reached with --transport jsch: " + why.get());
    }
    boolean system = why.isPresent() || forced.equals(Optional.of(Transport.OPENSSH));
    if (system && ssh.isEmpty()) {
      throw new HostException(
          Kind.SETUP,
          alias
              + " cannot be reached: "
              + why.orElse("--transport openssh needs the system's ssh")
              + ", and there is no ssh in PATH; install OpenSSH's client");
    }
    return new Route(
        settings, system ? Transport.OPENSSH : Transport.JSCH, why.orElseGet(this::reason));
  }

  private String reason() {
    if (ssh.isEmpty()) {
      return "there is no ssh in PATH, so no OpenSSH configuration is read";
    }
    return forced.isPresent() ? "--transport asks for it" : "";
  }

  private List<String> withFile(List<String> options) {
    List<String> all = new ArrayList<>();
    file.ifPresent(path -> all.addAll(List.of("-F", path.toString())));
    all.addAll(options);
    return all;
  }

  /** An address alone does not tell: the same one may be another host seen from a jump host. */
  private static String step(SshSettings settings) {
    return settings.alias() + " " + settings.address();
  }
}
