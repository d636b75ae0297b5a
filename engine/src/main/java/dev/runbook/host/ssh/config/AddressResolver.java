package dev.runbook.host.ssh.config;

import dev.runbook.host.HostException;
import dev.runbook.host.HostException.Kind;
import dev.runbook.host.ssh.config.SshCommandOptions.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code user@host} as an address, on machines without an {@code ssh} that resolves aliases.
 *
 * <p>No configuration is read: what a part of one says is not what all of it comes to.
 */
final class AddressResolver implements ConfigResolver {
  @Override
  public ResolvedSettings resolve(String alias, List<String> options) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Option option : new SshCommandOptions(options).options()) {
      values.putIfAbsent(keyword(alias, option), List.of(option.value()));
    }
    int at = alias.lastIndexOf('@');
    if (at > 0) {
      values.putIfAbsent("user", List.of(alias.substring(0, at)));
    }
    if (!values.containsKey("user")) {
      throw refused(alias, "does not name a user and a host");
    }
    values.put("hostname", List.of(alias.substring(at + 1).toLowerCase(Locale.ROOT)));
    values.putIfAbsent(
        "identityfile", List.of("~/.ssh/id_rsa", "~/.ssh/id_ecdsa", "~/.ssh/id_ed25519"));
    values.put("userknownhostsfile", List.of("~/.ssh/known_hosts ~/.ssh/known_hosts2"));
    values.put("globalknownhostsfile", List.of("/etc/ssh/ssh_known_hosts"));
    return new ResolvedSettings(values, false);
  }

  private static String keyword(String alias, Option option) {
    return switch (option.flag()) {
      case 'l' -> "user";
      case 'p' -> "port";
      case 'i' -> "identityfile";
      default -> throw refused(alias, "comes with the option -" + option.flag());
    };
  }

  private static HostException refused(String alias, String why) {
    return new HostException(
        Kind.SETUP,
        "'"
            + alias
            + "' "
            + why
            + ", and there is no ssh in PATH to read the OpenSSH configuration; install OpenSSH's"
            + " client. Without it only 'user@host' can be reached, with -p, -l and -i");
  }
}
